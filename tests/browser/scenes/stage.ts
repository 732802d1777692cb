import { vi } from 'vitest'
import { createApp, h, nextTick, shallowReactive } from 'vue'
import SceneFrame from '../../../src/scenes/SceneFrame.vue'
import { loadScoring } from '../../../src/scenes/score/load-scoring'
import { providePictures } from '../../../src/scenes/slide/pictures'
import type { StageView } from '../../../src/session/view/scene'
import '../../../src/ui/theme/base.css'
import { i18n } from '../../../src/words/i18n'
import { loadPicture } from './pictures'

export interface Stage {
  readonly frame: HTMLElement
  /** One su in pixels. */
  readonly su: number
  readonly show: (view: StageView, now?: number) => Promise<void>
  /** When the picture wants to be painted again: ms, or `null` for never. */
  readonly untilPaint: () => number | null
  readonly close: () => void
}

/** Long after every entrance. */
export const LATER = 60_000

/** A stage of `width` × `height` pixels with its faces loaded; `still` as in a small preview. */
export async function stage(width: number, height: number, view: StageView, now = 0, still = false): Promise<Stage> {
  await loadScoring()
  const host = document.createElement('div')
  Object.assign(host.style, { position: 'absolute', left: '0', top: '0', width: `${width}px`, height: `${height}px` })
  document.documentElement.lang = 'zh-CN'
  document.body.append(host)
  const shown = shallowReactive({ view, now })
  let untilPaint = (): number | null => null
  const app = createApp({
    setup: () => {
      providePictures(loadPicture)
    },
    render: () =>
      h(SceneFrame, {
        view: shown.view,
        now: shown.now,
        still,
        ref: (made) => {
          if (made !== null && 'untilPaint' in made) untilPaint = made.untilPaint as typeof untilPaint
        },
      }),
  })
  app.use(i18n).mount(host)
  await Promise.all([...document.fonts].map((face) => face.load()))
  await nextTick()
  await vi.waitUntil(() => host.querySelector('[data-picture="loading"]') === null, { timeout: 20_000 })
  const frame = host.querySelector<HTMLElement>('.stage-frame')
  if (frame === null) throw new Error('no frame')
  return {
    frame,
    su: Math.min(height / 100, width / 177.78),
    untilPaint: () => untilPaint(),
    async show(next, at = 0) {
      Object.assign(shown, { view: next, now: at })
      await nextTick()
    },
    close() {
      app.unmount()
      host.remove()
    },
  }
}

/** A text that is drawn, where it stands, and its size in su. */
export interface Drawn {
  readonly text: string
  readonly size: number
  readonly box: DOMRect
  readonly element: Element
}

/** Every drawn text of a stage; what is only heard and the words on a flag's cloth are left out. */
export function drawn({ frame, su }: Stage, within = ''): Drawn[] {
  const found: Drawn[] = []
  for (const root of within === '' ? [frame] : frame.querySelectorAll(within)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (element === null || text === '' || element.closest('.sr-only, svg') !== null || element.getClientRects().length === 0) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      found.push({ text, size: parseFloat(getComputedStyle(element).fontSize) / su, box: range.getBoundingClientRect(), element })
    }
  }
  return found
}
