import { expect, it, onTestFinished } from 'vitest'
import { createIntroductions, type Introductions } from '../../../../src/home/links/introductions'
import type { Paired } from '../../../../src/link/rtc/attempt'
import { needs } from '../../link/rtc'

interface Met {
  readonly paired: Paired
  readonly leader: boolean
}

/** A device whose codes go to another one by way of a leader, as it hands them on. */
function device(carry: (data: string) => void, rtc = needs()): Introductions & { readonly met: Met[] } {
  const met: Met[] = []
  const made = createIntroductions({
    rtc: () => rtc,
    send: (_, data) => {
      carry(data)
    },
    met(paired, leader) {
      onTestFinished(() => paired.link.close())
      met.push({ paired, leader })
    },
  })
  return { ...made, met }
}

/** Two devices and what the leader carried between them. */
function two(hands = true) {
  const carried: string[] = []
  const one = device((data) => {
    carried.push(data)
    if (hands) void other.take('one', data)
  })
  const other = device((data) => {
    carried.push(data)
    if (hands) void one.take('other', data)
  })
  return { one, other, carried }
}

it('two devices are linked by two codes that the leader carries; who began may lead', async () => {
  const { one, other, carried } = two()
  await one.begin('other', false)
  await expect.poll(() => [one.met.length, other.met.length]).toEqual([1, 1])
  expect(carried).toHaveLength(2)
  expect(one.met[0]?.leader).toBe(false)
  expect(other.met[0]?.leader).toBe(true)
  const heard = new Promise<Uint8Array>((resolve) => other.met[0]?.paired.link.onMessage(resolve))
  one.met[0]?.paired.link.send(Uint8Array.of(7))
  expect([...(await heard)]).toEqual([7])
})

it('of two that may lead each takes the other for one that may', async () => {
  const { one, other } = two()
  await one.begin('other', true)
  await expect.poll(() => [one.met[0]?.leader, other.met[0]?.leader]).toEqual([true, true])
})

it('an introduction that went nowhere is begun afresh, and the answer to the old one makes no link', async () => {
  const { one, other, carried } = two(false)
  await one.begin('other', false)
  void other.take('one', carried[0] ?? '')
  await expect.poll(() => carried.length).toBe(2)
  await one.begin('other', false)
  // The answer is to an offer that is no more.
  void one.take('other', carried[1] ?? '')
  await one.begin('other', false)
  void other.take('one', carried[3] ?? '')
  await expect.poll(() => carried.length).toBe(5)
  await one.take('other', carried[4] ?? '')
  await expect.poll(() => [one.met.length, other.met.length]).toEqual([1, 1])
})

it('what is no code, and an answer to nobody’s offer, are dropped', async () => {
  const { one, other, carried } = two(false)
  await one.take('other', 'no code at all')
  await one.begin('other', false)
  void other.take('one', carried[0] ?? '')
  await expect.poll(() => carried.length).toBe(2)
  const stranger = device(() => undefined)
  await stranger.take('one', carried[1] ?? '')
  expect([one, other, stranger].flatMap(({ met }) => met)).toEqual([])
})
