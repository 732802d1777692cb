import type { Hash } from '../../book/hash'

/** How far the devices that hold a book have it. `all`: lines up to there are with every one of them, whoever of them takes over. */
export interface Copied {
  readonly all: number
  readonly devices: number
  readonly of: number
}

/** Counts copies ([CY1]): *copied* is what every device that could take over has on its disk, those that are away included. */
export interface Copies {
  acknowledged(device: string, have: { readonly book: Hash; readonly term: number; readonly seq: number }): void
  /** @param seq the head that is to be copied @param devices those that hold the book, but for this one */
  count(book: Hash, term: number, seq: number, devices: readonly string[]): Copied
}

export function createCopies(): Copies {
  const last = new Map<string, { readonly book: Hash; readonly term: number; readonly seq: number }>()
  return {
    acknowledged(device, have) {
      const before = last.get(device)
      if (before?.book === have.book && (before.term > have.term || (before.term === have.term && before.seq >= have.seq))) return
      last.set(device, have)
    },
    count(book, term, seq, devices) {
      const has = devices.map((device) => {
        const have = last.get(device)
        return have?.book === book && have.term === term ? have.seq : 0
      })
      return { all: has.length === 0 ? 0 : Math.min(...has), devices: has.filter((one) => one >= seq).length, of: has.length }
    },
  }
}
