import { expect, it } from 'vitest'
import { onceMore } from '../../../../src/home/links/once-more'

it('runs at once, and once more for all that was asked for meanwhile', async () => {
  const ends: (() => void)[] = []
  let begun = 0
  const ask = onceMore(() => {
    begun += 1
    return new Promise<void>((resolve) => ends.push(resolve))
  })
  ask()
  expect(begun).toBe(1)
  ask()
  ask()
  ask()
  expect(begun).toBe(1)
  ends[0]?.()
  await expect.poll(() => begun).toBe(2)
  ends[1]?.()
  await Promise.resolve()
  await Promise.resolve()
  expect(begun).toBe(2)
  ask()
  await expect.poll(() => begun).toBe(3)
})

it('goes on after work that failed', async () => {
  let begun = 0
  const ask = onceMore(() => {
    begun += 1
    return Promise.reject(new Error('no disk'))
  })
  ask()
  await expect.poll(() => begun).toBe(1)
  await new Promise((resolve) => setImmediate(resolve))
  ask()
  await expect.poll(() => begun).toBe(2)
})
