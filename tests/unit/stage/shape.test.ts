import { describe, expect, it } from 'vitest'
import { stageBox } from '../../../src/stage/shape'
import { USUAL_SETTINGS } from '../../../src/store/screen-settings'

describe('how a stage lies in its window', () => {
  it('is the window itself where nothing was set', () => {
    expect(stageBox(USUAL_SETTINGS, 1920, 1080)).toEqual({ left: 0, top: 0, width: 1920, height: 1080, stretch: 1 })
  })

  it('keeps off what the screen cuts away', () => {
    expect(stageBox({ ...USUAL_SETTINGS, overscan: 2.5 }, 1920, 1080)).toEqual({ left: 48, top: 27, width: 1824, height: 1026, stretch: 1 })
  })

  it.each([
    [32, 9],
    [16, 3],
    [4, 3],
    [9, 16],
  ])('is laid out as %i : %i and pressed into the signal, so that the wall shows a circle', (width, height) => {
    const box = stageBox({ ...USUAL_SETTINGS, shape: { width, height } }, 1920, 1080)
    expect(box.width / box.height).toBeCloseTo(width / height)
    expect(box.width * box.stretch).toBeCloseTo(1920)
    // The wall stretches the whole signal: one pixel of it is so many times wider than high.
    const pixel = width / height / (1920 / 1080)
    expect(box.stretch * pixel).toBeCloseTo(1)
  })

  it('does both at once', () => {
    const box = stageBox({ ...USUAL_SETTINGS, shape: { width: 32, height: 9 }, overscan: 5 }, 1920, 1080)
    expect(box.width * box.stretch).toBeCloseTo(1728)
    expect(box.stretch * 2).toBeCloseTo(1)
  })

  it('stands a window without size', () => {
    expect(stageBox({ ...USUAL_SETTINGS, shape: { width: 4, height: 3 } }, 0, 0).stretch).toBe(1)
  })
})
