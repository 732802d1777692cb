import { expect, it, vi } from 'vitest'
import { createApp, h, nextTick, shallowReactive } from 'vue'
import SceneFrame from '../../../src/scenes/SceneFrame.vue'
import { isReady } from '../../../src/scenes/score/load-scoring'
import type { StageView } from '../../../src/session/view/scene'
import { i18n } from '../../../src/words/i18n'
import { SCENES, view } from './views'

const ORDER = view(SCENES['order'] ?? { kind: 'blank' })
const SCORE = view(SCENES['score'] ?? { kind: 'blank' }, { since: 5_000 })

// First and alone in its file: the scenes of scoring are not here yet.
it('a stage that is asked for a score before its scenes are here keeps what stood, and never an empty ground', async () => {
  expect(isReady(SCORE.scene)).toBe(false)
  const host = document.createElement('div')
  document.body.append(host)
  const shown = shallowReactive<{ view: StageView; now: number }>({ view: ORDER, now: 5_000 })
  const app = createApp({ render: () => h(SceneFrame, { view: shown.view, now: shown.now }) })
  app.use(i18n).mount(host)
  const empty: string[] = []
  const kinds: (string | undefined)[] = []
  const look = (): void => {
    const frame = host.querySelector<HTMLElement>('.stage-frame')
    kinds.push(frame?.dataset['scene'])
    if (host.querySelector('.scene')?.firstElementChild === null) empty.push(frame?.dataset['scene'] ?? '')
    // What goes on to stand is not dark, as a scene that comes on would be.
    if (frame?.dataset['scene'] === 'order' && getComputedStyle(host.querySelector('.veil') ?? host).opacity !== '0') empty.push('dark')
  }
  const observer = new MutationObserver(look)
  observer.observe(host, { subtree: true, childList: true, attributes: true })
  Object.assign(shown, { view: SCORE, now: 5_000 })
  await nextTick()
  look()
  expect(kinds.at(-1)).toBe('order')
  await vi.waitUntil(() => host.querySelector('.score-scene') !== null, { timeout: 20_000 })
  look()
  observer.disconnect()
  expect(empty).toEqual([])
  expect(kinds.at(-1)).toBe('score')
  expect(isReady(SCORE.scene)).toBe(true)
  app.unmount()
  host.remove()
})
