import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** The most numbers that are called in the hall for one draw. */
export const NUMBERS_CALLED = 20

/**
 * The order of a draw by lot ([DR1]). Anybody with the secret, the numbers that the hall called and the list that was drawn
 * from comes to the same order: a shuffle from the top down, its random numbers taken from SHA-256(seed ‖ counter), where the
 * seed is SHA-256 over secret, numbers and list. No number of it is taken modulo: what would favour somebody is thrown away ([DR2]).
 * @param secret hex, put down in the book as a hash before any number is called
 * @param numbers whole numbers, in the order in which they were called
 * @param ids those who draw, in the order in which they stood before
 * @example drawOrder('00ff', [7, 12], ['a', 'b', 'c'])
 */
export function drawOrder(secret: string, numbers: readonly number[], ids: readonly string[]): string[] {
  const next = below(seedOf(secret, numbers, ids))
  const order = [...ids]
  for (let last = order.length - 1; last > 0; last--) {
    const chosen = next(last + 1)
    const [here, there] = [order[last], order[chosen]]
    if (here !== undefined && there !== undefined) [order[last], order[chosen]] = [there, here]
  }
  return order
}

function seedOf(secret: string, numbers: readonly number[], ids: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(`${secret}\n${numbers.join(',')}\n${ids.join(',')}`)))
}

const RANGE = 2 ** 32

/** Whole numbers from 0 to below a limit, all equally likely. */
function below(seed: string): (limit: number) => number {
  let counter = 0
  return (limit) => {
    const fair = RANGE - (RANGE % limit)
    for (;;) {
      const value = Number.parseInt(bytesToHex(sha256(utf8ToBytes(`${seed}\n${String(counter)}`))).slice(0, 8), 16)
      counter += 1
      if (value < fair) return value % limit
    }
  }
}
