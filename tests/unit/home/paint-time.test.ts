import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef, type ShallowRef } from 'vue'
import { usePaintTime } from '../../../src/home/use-paint-time'

const frames = new Map<number, () => void>()
let asked = 0

beforeEach(() => {
  vi.useFakeTimers()
  frames.clear()
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => {
    frames.set(++asked, paint)
    return asked
  })
  vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A page over the fake clock, whose picture moves until `moves` and then wants to be painted every `after` ms. */
function page(moves: number, after: number | null): { time: ShallowRef<number>; shown: ShallowRef<number>; stop: () => void } {
  const shown = shallowRef(0)
  const scope = effectScope()
  const time = scope.run(() => usePaintTime(Date.now, () => (Date.now() < moves ? 0 : after), shown))
  if (time === undefined) throw new Error('no time')
  return { time, shown, stop: () => scope.stop() }
}

async function frame(): Promise<void> {
  const due = [...frames.values()]
  frames.clear()
  for (const paint of due) paint()
  await nextTick()
}

describe('the time that is painted', () => {
  it('goes on frame by frame while something moves, and then stands', async () => {
    vi.setSystemTime(1_000)
    const { time } = page(1_040, null)
    await nextTick()
    for (const at of [1_016, 1_032, 1_048]) {
      vi.setSystemTime(at)
      await frame()
      expect(time.value).toBe(at)
    }
    expect(frames.size).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('comes to its end in a window that is given no frames', async () => {
    vi.setSystemTime(1_000)
    const { time } = page(2_000, null)
    await nextTick()
    await vi.advanceTimersByTimeAsync(1_500)
    expect(time.value).toBeGreaterThanOrEqual(2_000)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('waits as long as the picture says, and reads the clock at once when something else is shown', async () => {
    vi.setSystemTime(1_000)
    const { time, shown } = page(0, 250)
    await vi.advanceTimersByTimeAsync(249)
    expect(time.value).toBe(1_000)
    await vi.advanceTimersByTimeAsync(1)
    expect(time.value).toBe(1_250)
    vi.setSystemTime(1_300)
    shown.value = 1
    expect(time.value).toBe(1_300)
  })

  it('stops with its page', async () => {
    vi.setSystemTime(1_000)
    const { stop } = page(9_000, 250)
    await nextTick()
    stop()
    await nextTick()
    expect(vi.getTimerCount()).toBe(0)
  })
})
