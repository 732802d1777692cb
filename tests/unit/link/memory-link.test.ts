import { expect, it } from 'vitest'
import type { LinkEnd } from '../../../src/link/port'
import { memoryPair } from '../../support/memory-link'

const task = () => new Promise((resolve) => setTimeout(resolve))

it('a link in memory keeps the order, waits for a taker, and holds what is held', async () => {
  const { ends: [left, right], hold, release } = memoryPair()
  const seen: number[] = []
  left.send(Uint8Array.of(1))
  await task()
  left.send(Uint8Array.of(2), 'bulk')
  right.onMessage(([first = 0]) => seen.push(first))
  await left.drained()
  expect(seen).toEqual([1, 2])
  hold()
  left.send(Uint8Array.of(3))
  await task()
  expect(seen).toEqual([1, 2])
  expect(left.buffered()).toBe(1)
  release()
  await left.drained()
  expect(seen).toEqual([1, 2, 3])
})

it('a link in memory ends once, after what was sent before', async () => {
  const { ends: [left, right] } = memoryPair()
  const seen: (number | LinkEnd)[] = []
  right.onMessage(([first = 0]) => seen.push(first))
  const gone = new Promise<LinkEnd>((resolve) => right.onClose(resolve))
  left.send(Uint8Array.of(7))
  left.close()
  seen.push(await gone)
  expect(seen).toEqual([7, 'left'])
  expect(left.ended()).toBe('closed')
  left.send(Uint8Array.of(8))
  await task()
  expect(seen).toEqual([7, 'left'])
})
