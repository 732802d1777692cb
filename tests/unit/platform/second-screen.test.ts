import { describe, expect, it } from 'vitest'
import { featuresOf, freeScreen, type DesktopScreen } from '../../../src/platform/secondScreen'

const left: DesktopScreen = { left: -1920, top: 0, width: 1920, height: 1080 }
const right: DesktopScreen = { left: 1366, top: 0, width: 3840, height: 1080 }

describe('the screen for a new window', () => {
  it('is the first on which nothing of ours stands', () => {
    expect(freeScreen([left, right], [])).toBe(left)
    expect(freeScreen([left, right], [{ left: 10, top: 10 }])).toBe(left)
    expect(freeScreen([left, right], [{ left: -1920, top: 0 }])).toBe(right)
    expect(freeScreen([left, right], [{ left: -1, top: 5 }, { left: 1366, top: 0 }])).toBe(left)
    expect(freeScreen([], [])).toBeNull()
  })

  it('is filled by a window that has no opener', () => {
    expect(featuresOf(left)).toBe('noopener,popup,left=-1920,top=0,width=1920,height=1080')
  })
})
