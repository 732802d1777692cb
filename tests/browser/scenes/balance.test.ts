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
