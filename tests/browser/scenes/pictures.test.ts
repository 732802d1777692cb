import { afterEach, describe, expect, it, vi } from 'vitest'
import type { SlideScene } from '../../../src/session/view/scene'
import { NEXT_PICTURE, PICTURE } from './pictures'
import { stage, type Stage } from './stage'
import { SCENES, view } from './views'

let open: Stage | undefined
afterEach(() => open?.close())

function slide(more: Partial<SlideScene>): SlideScene {
  const scene = SCENES['slide']
  if (scene?.kind !== 'slide') throw new Error('no slide')
  return { ...scene, ...more }
}

/** All that stands in the page, without the addresses of pictures. */
function written({ frame }: Stage): string {
  return new XMLSerializer().serializeToString(frame).replaceAll(/blob:[^"]*/g, '')
}

const image = (): HTMLImageElement | null => open?.frame.querySelector('img') ?? null

describe('a slide', () => {
  it('stays until the next one can be drawn, and the ground is never seen between them', async () => {
    open = await stage(960, 540, view(slide({ picture: PICTURE, next: NEXT_PICTURE })))
    const first = image()?.src
    const gaps: string[] = []
    const observer = new MutationObserver(() => {
      if (image()?.complete !== true) gaps.push(image()?.src ?? 'no picture')
    })
    observer.observe(open.frame, { subtree: true, childList: true, attributes: true })
    await open.show(view(slide({ picture: NEXT_PICTURE, place: 4 })))
    await vi.waitUntil(() => image()?.src !== first, { timeout: 20_000 })
    observer.disconnect()
    expect(gaps).toEqual([])
    expect([image()?.naturalWidth, image()?.naturalHeight]).toEqual([240, 180])
  })

  it('is whole, as large as the screen holds it', async () => {
    open = await stage(960, 540, view(slide({ picture: NEXT_PICTURE })))
    const box = image()?.getBoundingClientRect()
    expect([box?.width, box?.height]).toEqual([960, 540])
    expect(getComputedStyle(image() ?? open.frame).objectFit).toBe('contain')
  })

  it('that this browser does not have says whose it is', async () => {
    open = await stage(960, 540, view(slide({ picture: '0'.repeat(64), unit: '胶州市' })))
    expect(image()).toBeNull()
    expect(open.frame.querySelector('.missing')?.textContent).toContain('胶州市')
  })
})

describe('a silent pause', () => {
  it('looks like a clock that runs: nothing but the time itself tells them apart', async () => {
    const countdown = SCENES['countdown']
    if (countdown?.kind !== 'countdown') throw new Error('no countdown')
    const silent = { ...countdown.timer, spent: 72_000, runningSince: null, silent: true }
    for (const make of [
      (timer: typeof silent | typeof countdown.timer) => ({ ...countdown, timer }),
      (timer: typeof silent | typeof countdown.timer) => ({ ...countdown, timer, overtime: 'countUp' as const }),
      (timer: typeof silent | typeof countdown.timer) => slide({ timer }),
    ]) {
      open = await stage(960, 540, view(make(countdown.timer)), 72_000)
      const running = written(open)
      open.close()
      open = await stage(960, 540, view(make(silent)), 72_000)
      expect(written(open)).toBe(running)
      open.close()
    }
  })
})

describe('the order', () => {
  it('dims the absent without a word', async () => {
    open = await stage(1920, 1080, view(SCENES['order'] ?? slide({})))
    const absent = open.frame.querySelector<HTMLElement>('[data-status="absent"]')
    const seen = [...(absent?.querySelectorAll('span') ?? [])].filter((element) => element.childElementCount === 0 && element.closest('.sr-only') === null).map((element) => element.textContent.trim())
    expect(seen).toEqual(['9', '莱西市'])
  })
})
