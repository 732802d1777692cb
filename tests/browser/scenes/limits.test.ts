import { afterEach, describe, expect, it } from 'vitest'
import { drawn, LATER, stage, type Stage } from './stage'
import { board, SCENES, view } from './views'

const SIZES = [
  [1920, 1080],
  [1280, 720],
  [1440, 1080],
  [3840, 1080],
  [4800, 1080],
  [5760, 1080],
  [7680, 1080],
  [1080, 1920],
  [480, 270],
  [320, 180],
] as const

/** Least sizes in su of what the farthest row must read. */
const LEAST: Record<string, number> = {
  '.place .name': 4.3,
  '.place .score': 4.8,
  '.panel-title': 4.3,
  '.panel-note': 3.3,
  '.board-title': 4.3,
  '.recipients': 4.3,
  '.clock': 34,
  '.unit': 4.3,
  '.role': 4.3,
  '.organiser': 4.3,
  '.title': 4.3,
  '.flag-name': 3.3,
  '.number': 4.8,
  '.order .number': 5.9,
  '.item .text': 3.6,
  '.slot .name': 3,
  '.step': 4.3,
  '.comment .by': 5.2,
  '.message .words': 4.8,
  '.interval .words': 6,
  '.interval .left': 34,
  '.facts-title': 4.8,
  '.card .score': 4.8,
  '.row .name': 4.3,
  '.card-title': 4.3,
  '.hero-score': 16,
  '.mark .figure': 4.1,
  '.mark .label': 3,
  '.part-figure': 4.8,
  '.no-score': 6,
  '.score-scene .rank, .grade .set': 4.3,
  '.tally .value': 16,
  '.panel-count': 4.8,
  '.note-word': 3.3,
  '.tied-name, .graded': 4.3,
  '.slot .place .name': 4.3,
}

let open: Stage | undefined
afterEach(() => open?.close())

const cases = Object.entries(SCENES).flatMap(([name, scene]) => SIZES.map(([width, height]) => ({ name, scene, width, height })))

describe.each(cases)('$name at $width × $height', ({ scene, width, height }) => {
  it('is large enough, whole and inside its edges', async () => {
    open = await stage(width, height, view(scene), 72_000)
    const texts = drawn(open)
    expect(texts.length).toBeGreaterThan(scene.kind === 'slide' ? 1 : 2)
    expect(texts.filter(({ size }) => size < 2.99).map(({ text, size }) => `${text}: ${size}`)).toEqual([])
    for (const [selector, least] of Object.entries(LEAST)) {
      expect(drawn(open, selector).filter(({ size }) => size < least - 0.01).map(({ text, size }) => `${selector} ${text}: ${size}`)).toEqual([])
    }

    // The line box is higher than the glyphs: the em box in its middle counts.
    const outside = texts.filter(({ box, size, element }) => {
      const over = (box.height - size * (open?.su ?? 1)) / 2
      // Half of an opening sign is empty, and stands before the line.
      const left = box.left + (element.closest('[data-trim="before"]') === null ? 0 : 0.46 * size * (open?.su ?? 1))
      return left < width * 0.03 || box.right > width * 0.97 || box.top + over < height * 0.03 || box.bottom - over > height * 0.97
    })
    expect(outside.map(({ text, box }) => `${text}: ${box.left} ${box.right} ${box.top} ${box.bottom}`)).toEqual([])

    const wide = [open.frame, ...open.frame.querySelectorAll('*')].filter((element) => !element.matches('.sr-only, .sr-only *, svg *') && getComputedStyle(element).display !== 'inline' && element.scrollWidth > element.clientWidth + 1)
    expect(wide.map((element) => `${element.className}: ${element.scrollWidth} > ${element.clientWidth}`)).toEqual([])

    if (width / height >= 2.4) {
      const third = width / 3
      expect(texts.filter(({ box }) => Math.floor(box.left / third) !== Math.floor((box.right - 1) / third)).map(({ text }) => text)).toEqual([])
    }
  })
})

/** How many rows elements stand in. */
function rowsOf(elements: readonly Element[]): number {
  return new Set(elements.map((element) => Math.round(element.getBoundingClientRect().top))).size
}

describe.each(Object.entries(SCENES))('%s', (_, scene) => {
  it.each([[1920, 1080], [5760, 1080], [1080, 1920]] as const)('has no more rows, panels, cards and lines than can be read, at %i × %i', async (width, height) => {
    open = await stage(width, height, view(scene), LATER)
    const { frame } = open
    const most = (list: string, items: string): number => Math.max(0, ...[...frame.querySelectorAll(list)].map((element) => element.querySelectorAll(items).length))
    expect(most('.panel, .column', '.place')).toBeLessThanOrEqual(10)
    expect(most('.items', '.item')).toBeLessThanOrEqual(10)
    expect(most('.card', '.row')).toBeLessThanOrEqual(10)
    expect(frame.querySelectorAll('.card:has(.rows, .wait)').length).toBeLessThanOrEqual(4)
    expect(rowsOf([...frame.querySelectorAll('.slot')])).toBeLessThanOrEqual(10)
    expect(frame.querySelectorAll('.panel').length).toBeLessThanOrEqual(3)
    expect(frame.querySelectorAll('.fact').length).toBeLessThanOrEqual(4)
    expect(most('.set', '.line')).toBeLessThanOrEqual(3)
    expect(most('.place .name, .recipient, .unit', '.line, .name-line')).toBeLessThanOrEqual(2)
  })
})

describe('digits', () => {
  it.each(['.clock', '.score .digits', '.number', '.value', '.part'])('of %s have ten equal advances', async (selector) => {
    open = await stage(1920, 1080, view(SCENES[{ '.clock': 'countdown', '.part': 'countdown', '.number': 'order', '.value': 'speaker' }[selector] ?? 'board'] ?? board(4)))
    const element = open.frame.querySelector(selector)
    if (element === null) throw new Error(selector)
    const widths = Array.from({ length: 10 }, (_, digit) => {
      element.textContent = String(digit).repeat(20)
      const range = document.createRange()
      range.selectNodeContents(element)
      return range.getBoundingClientRect().width
    })
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(0.01)
    expect(getComputedStyle(element).fontFamily).toContain('Leitai Digits')
  })
})

describe('marks', () => {
  it.each(Object.entries(SCENES))('stand on %s when they should, and only then', async (_, scene) => {
    open = await stage(960, 540, view(scene))
    const marks = (): string => open?.frame.querySelector('.marks')?.textContent ?? ''
    expect(marks()).toContain('样例')
    expect(marks()).toContain('彩排')
    await open.show(view(scene, { sample: false, rehearsal: false }))
    expect(marks()).toBe('')
  })

  it('a black screen is black and nothing else', async () => {
    open = await stage(960, 540, view({ kind: 'blank' }, { cover: 'black' }))
    expect(open.frame.textContent).toBe('')
    expect(getComputedStyle(open.frame.querySelector('.blank') ?? open.frame).backgroundColor).toBe('rgb(0, 0, 0)')
  })
})

describe('countdown', () => {
  it('is a timer whose text is the time that is left', async () => {
    open = await stage(960, 540, view(SCENES['countdown'] ?? board(0)))
    const clock = open.frame.querySelector('[role="timer"]')
    expect(clock?.textContent).toBe('5:00')
    const told = (): string | undefined => open?.frame.querySelector<HTMLElement>('.countdown')?.dataset['phase']
    await open.show(view(SCENES['countdown'] ?? board(0)), 275_500)
    expect([clock?.textContent, told()]).toEqual(['0:25', 'amber'])
    await open.show(view(SCENES['countdown'] ?? board(0)), 290_500)
    expect([clock?.textContent, told()]).toEqual(['0:10', 'danger'])
  })

  it('changes only its digits and its bar as time goes', async () => {
    const shown = view(SCENES['countdown'] ?? board(0))
    open = await stage(960, 540, shown, 10_000)
    const changes: MutationRecord[] = []
    const observer = new MutationObserver((records) => changes.push(...records))
    observer.observe(open.frame, { subtree: true, childList: true, attributes: true, characterData: true })
    await open.show(shown, 10_250)
    await open.show(shown, 11_000)
    changes.push(...observer.takeRecords())
    observer.disconnect()
    const places = changes.map(({ target }) => (target instanceof Element ? target : target.parentElement)?.className)
    expect([...new Set(places)].sort()).toEqual(['bar', 'digits clock', 'digits part'])
  })
})
