import { afterEach, describe, expect, it } from 'vitest'
import { createApp, defineComponent, h, nextTick, shallowRef, useTemplateRef } from 'vue'
import { usePaintTime } from '../../../src/home/use-paint-time'

/** A picture that moves or stands, and says so only once it is drawn. */
const Picture = defineComponent({
  props: { runs: Boolean, now: { type: Number, required: true } },
  setup(props, { expose }) {
    expose({ untilPaint: () => (props.runs ? 0 : null) })
    return () => h('output', String(props.now))
  },
})

const shown = shallowRef<{ readonly runs: boolean } | null>(null)
let clock = 0
const Page = defineComponent(() => {
  const frame = useTemplateRef<{ untilPaint: () => number | null }>('frame')
  const now = usePaintTime(
    () => clock,
    () => frame.value?.untilPaint() ?? null,
    shown,
  )
  return () => (shown.value === null ? null : h(Picture, { ref: 'frame', runs: shown.value.runs, now: now.value }))
})

const host = document.createElement('div')
document.body.append(host)
const app = createApp(Page)
afterEach(() => {
  app.unmount()
})

describe('the loop of a page', () => {
  it('runs from the first picture on that moves, stops with one that stands, and runs again, even where the clock has not gone on', async () => {
    app.mount(host)
    for (const runs of [true, false, true, false]) {
      shown.value = { runs }
      await nextTick()
      const before = clock
      clock += 100
      if (runs) await expect.poll(() => host.textContent).toBe(String(clock))
      else {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
        expect(host.textContent).toBe(String(before))
      }
    }
  })
})
