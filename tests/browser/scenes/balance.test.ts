import { afterEach, describe, expect, it } from 'vitest'
import { LATER, stage, type Stage } from './stage'
import { board, SCENES, view } from './views'

let open: Stage | undefined
afterEach(() => open?.close())

function boxOf(selector: string): DOMRect {
  const element = open?.frame.querySelector(selector)
  if (element === null || element === undefined) throw new Error(selector)
  return element.getBoundingClientRect()
}

describe('a portrait screen', () => {
  it.each([
    ['order', '.heading', '.columns'],
    ['agenda', '.heading', '.items'],
    ['facts', '.facts-head', '.fact'],
  ])('shows %s as one block in the middle of the height', async (name, head, body) => {
    for (const height of [1920, 1440]) {
      open = await stage(1080, height, view(SCENES[name] ?? board(0)), LATER)
      const scene = boxOf('.scene')
      const top = boxOf(head).top - scene.top
      const last = [...open.frame.querySelectorAll(`${body}:last-child`)].at(-1)?.getBoundingClientRect().bottom ?? 0
      expect(boxOf(body).top - boxOf(head).bottom).toBeLessThan(4 * open.su)
      expect(Math.abs(top - (scene.bottom - last))).toBeLessThan(2 * open.su)
      open.close()
    }
  })
})

describe('a wall', () => {
  it('stands the rows of cards side by side on one line, however their names are set', async () => {
    open = await stage(5760, 1080, view(SCENES['four cards'] ?? board(0)), LATER)
    const tops = [...open.frame.querySelectorAll('.card .rows')].map((rows) => Math.round(rows.getBoundingClientRect().top))
    expect(tops).toHaveLength(4)
    expect(new Set(tops).size).toBe(1)
  })

  it('has what is drawn in the middle of its third', async () => {
    open = await stage(5760, 1080, view(SCENES['draw'] ?? board(0)), LATER)
    for (const [selector, third] of [['.draw-head', 0], ['.numbers', 2]] as const) {
      const { left, right } = boxOf(selector)
      expect(Math.abs((left + right) / 2 - (third + 0.5) * 1920)).toBeLessThan(8 * open.su)
    }
  })
})

describe('overtime', () => {
  it('has its digits in the middle of the plate', async () => {
    open = await stage(1920, 1080, view(SCENES['overtime'] ?? board(0)), LATER)
    const clock = open.frame.querySelector('.clock')
    const ink = new OffscreenCanvas(8, 8).getContext('2d')
    if (clock === null || ink === null) throw new Error('no digits')
    const { fontSize, fontWeight, fontFamily } = getComputedStyle(clock)
    ink.font = `${fontWeight} ${fontSize} ${fontFamily}`
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down, actualBoundingBoxAscent: above, actualBoundingBoxDescent: below } = ink.measureText('0')
    const line = clock.getBoundingClientRect()
    const base = line.top + (line.height - up - down) / 2 + up
    const plate = boxOf('.plate')
    expect(Math.abs(base - above - plate.top - (plate.bottom - base - below))).toBeLessThan(1 * open.su)
  })
})

describe('an agenda', () => {
  it('says which items are seen where not all have room, and nothing where they have', async () => {
    open = await stage(1920, 1080, view(SCENES['agenda of 12'] ?? board(0)), LATER)
    const numbers = [...open.frame.querySelectorAll('.item .number')].map((item) => item.textContent)
    expect(numbers.length).toBeLessThan(12)
    expect(open.frame.querySelector('.range')?.textContent).toBe(`第${numbers[0] ?? ''}–${numbers.at(-1) ?? ''}项，共12项`)
    open.close()
    open = await stage(1920, 1080, view(SCENES['agenda'] ?? board(0)), LATER)
    expect(open.frame.querySelector('.range')).toBeNull()
  })
})

describe('a board of one ranking', () => {
  const BOARD = board(4)
  const ranking = (count: number) => ({
    ...BOARD,
    flags: [],
    panels: BOARD.panels.slice(2).map((panel) => ({ ...panel, slots: count, depth: count, rows: Array.from({ length: count }, (_, i) => ({ rank: i + 1, name: `样例单位${String(i + 1)}`, score: (90 - i / 2).toFixed(2), stars: null, flags: [] })) })),
  })

  it.each([2, 5, 12, 53])('of %s rows has them whole, each in its row, on every shape', async (count) => {
    for (const [width, height] of [[1920, 1080], [4800, 1080], [7680, 1080], [1080, 1920]] as const) {
      open = await stage(width, height, view(ranking(count)), LATER)
      for (const row of open.frame.querySelectorAll('.place')) {
        const name = row.querySelector('.name-line')
        if (name === null) throw new Error('no name')
        // A sign of the face is as high as its size.
        expect(row.getBoundingClientRect().height).toBeGreaterThan(Number.parseFloat(getComputedStyle(name).fontSize) * 0.97)
        expect(row.getBoundingClientRect().height).toBeLessThan(24 * open.su)
      }
      open.close()
    }
  })

  it('has larger names on a pillar than where many rows share it', async () => {
    open = await stage(1080, 1920, view(ranking(10)), LATER)
    const name = open.frame.querySelector('.name')
    expect(name === null ? 0 : Number.parseFloat(getComputedStyle(name).fontSize) / open.su).toBeCloseTo(8, 1)
  })
})

describe('the host’s words', () => {
  it('cover the speaker’s head whole on every shape', async () => {
    for (const [width, height] of [[1920, 1080], [4800, 1080], [1080, 1920]] as const) {
      open = await stage(width, height, view(SCENES['countdown'] ?? board(0), { audience: 'speaker', message: '请把握时间，还有一分钟' }), LATER)
      expect(boxOf('.note').bottom).toBeGreaterThanOrEqual(boxOf('.role').bottom)
      expect(boxOf('.note').bottom).toBeLessThan(boxOf('.clock').top)
      open.close()
    }
  })
})
