import { afterEach, describe, expect, it } from 'vitest'
import { drawn, stage, type Stage } from './stage'
import { SCENES, view } from './views'

let open: Stage | undefined
afterEach(() => open?.close())

/** What must be read from the last row: names, titles, roles, scores, figures. */
const PRIMARY = '.place[data-rank] *, .place .name, .place .score, .title, .board-title, .panel-title, .unit, .role, .clock, .hero-score, .hero-label, .no-score, .reason, .score-scene .rank, .grade, .result, .mark:not(.dropped) .figure, .part-figure, .tied-name, .graded, .panel-count, .speaker-name, .fact > .words, .recipients, .order-title, .value'
/** Those who have spoken are dimmed on purpose. */
const DIMMED = '[data-status="done"] *, [data-status="absent"] *'

/** Relative luminance by WCAG of `rgb(…)`, or of `color(srgb …)` as color-mix() gives it. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = (color.match(/\d+(\.\d+)?/g) ?? []).map((value) => {
    const part = Number(value) / (color.startsWith('color(') ? 1 : 255)
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function ratio(one: number, other: number): number {
  return Math.max(one, other) / Math.min(one, other)
}

/** The colour of a text; of metal letters every tone. */
function fronts(element: Element): string[] {
  const metal = element.closest<HTMLElement>('.heading, .line')
  const style = getComputedStyle(metal ?? element)
  return style.getPropertyValue('-webkit-text-fill-color') === 'rgba(0, 0, 0, 0)' ? (style.backgroundImage.match(/rgba?\([^)]*\)/g) ?? []) : [getComputedStyle(element).color]
}

/** What may lie behind a text: the colour of the nearest plate, or every stop of its gradient; else the lightest of the ground. */
function behind(element: Element | null): string[] {
  if (element === null || element.matches('.ground')) return ['rgb(146, 15, 25)']
  const { backgroundColor, backgroundImage, backgroundClip } = getComputedStyle(element)
  if (backgroundClip === 'text') return behind(element.parentElement)
  if (backgroundImage !== 'none' && !element.matches('.stripes')) return backgroundImage.match(/rgba?\([^)]*\)/g) ?? []
  return backgroundColor === 'rgba(0, 0, 0, 0)' ? behind(element.parentElement) : [backgroundColor]
}

describe.each(Object.entries(SCENES))('contrast of %s', (_, scene) => {
  it('is 7 for what must be read and 4.5 for the rest; in a hall of 15:1 it is 5 and 4', async () => {
    open = await stage(1920, 1080, view(scene))
    for (const { element, text } of drawn(open)) {
      const primary = element.matches(PRIMARY) || (element.closest(PRIMARY) !== null && element.closest('.period, .note') === null)
      const [least, hall] = primary && !element.matches(DIMMED) ? [7, 5] : [4.5, 4]
      const tones = fronts(element).map(luminance)
      const plates = behind(element).map(luminance)
      expect(plates.length, text).toBeGreaterThan(0)
      for (const plate of plates) {
        for (const front of tones) {
          expect(ratio(front + 0.05, plate + 0.05), `${text} (${element.className})`).toBeGreaterThanOrEqual(least)
          expect(ratio(1 / 15 + (14 / 15) * front, 1 / 15 + (14 / 15) * plate), `${text} (${element.className}) in the hall`).toBeGreaterThanOrEqual(hall)
        }
      }
    }
  })
})
