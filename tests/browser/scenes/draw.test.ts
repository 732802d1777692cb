import { afterEach, describe, expect, it } from 'vitest'
import type { DrawScene } from '../../../src/session/view/scene'
import { LATER, stage, type Stage } from './stage'
import { drawOf, view } from './views'

let open: Stage | undefined
afterEach(() => open?.close())

/** How long a page stays, in ms. */
const PAGE = 20_000

/** The names in the order in which their places are read, with the numbers before them. */
function read({ frame }: Stage): string[] {
  return [...frame.querySelectorAll('.slot')].map((slot) => `${slot.querySelector('.number')?.textContent ?? ''} ${slot.querySelector('.name')?.textContent.trim() ?? ''}`)
}

/** Where each card stands, in the order of the page: its place by column and row of the grid. */
function cards({ frame }: Stage): DOMRect[] {
  return [...frame.querySelectorAll('.slot .mover')].map((mover) => mover.getBoundingClientRect())
}

describe.each([3, 10, 20, 30, 60])('a draw of %i', (count) => {
  it.each([[1920, 1080], [5760, 1080], [3840, 1080], [1080, 1920]] as const)('ends as its order says, at %i × %i', async (width, height) => {
    const scene = drawOf(count)
    open = await stage(width, height, view(scene, { enters: false }), LATER)
    const pages = Number(/共(\d+)页/.exec(open.frame.querySelector('.page')?.textContent ?? '')?.[1] ?? '1')
    const shown: string[] = []
    for (let page = 0; page < pages; page++) {
      await open.show(view(scene, { enters: false }), PAGE * pages * 3 + page * PAGE)
      shown.push(...read(open))
      const slots = [...open.frame.querySelectorAll('.slot')].map((slot) => slot.getBoundingClientRect())
      // No card is left where it travelled.
      expect(cards(open).map(({ left, top }) => [Math.round(left), Math.round(top)])).toEqual(slots.map(({ left, top }) => [Math.round(left), Math.round(top)]))
    }
    expect(shown).toEqual(scene.order?.map((name, i) => `${String(i + 1)} ${name}`))
  })
})

describe('the cards of a draw', () => {
  it('begin where their names stood', async () => {
    const scene = drawOf(20)
    const before: DrawScene = { ...scene, order: null }
    open = await stage(1920, 1080, view(before, { enters: false }), LATER)
    const stood = new Map(cards(open).map(({ left, top }, i) => [scene.names[i], [Math.round(left), Math.round(top)]]))
    await open.show(view(scene, { enters: false }), 0)
    const starts = cards(open).map(({ left, top }, i) => [scene.order?.[i], [Math.round(left), Math.round(top)]])
    expect(new Map(starts as [string, number[]][])).toEqual(stood)
  })

  it('tell no name before they are opened, from the first place on', async () => {
    const scene = drawOf(10)
    open = await stage(1920, 1080, view(scene, { enters: false }), 1_600)
    const covered = (): boolean[] => [...(open?.frame.querySelectorAll('.slot .face') ?? [])].map((face) => getComputedStyle(face).clipPath !== 'inset(0% 0% 0% 100%)')
    expect(covered()).toEqual(Array.from({ length: 10 }, () => true))
    const opened: number[] = []
    for (let at = 1_600; at < 7_000; at += 200) {
      await open.show(view(scene, { enters: false }), at)
      const left = covered()
      expect(left).toEqual(left.toSorted((a, b) => Number(a) - Number(b)))
      opened.push(left.filter((shut) => !shut).length)
    }
    expect(opened.at(-1)).toBe(10)
    expect(new Set(opened).size).toBeGreaterThan(8)
  })

  it('say nothing of an order that is not drawn', async () => {
    open = await stage(1920, 1080, view({ ...drawOf(10), order: null }), LATER)
    expect(open.frame.querySelectorAll('.number, .face')).toHaveLength(0)
    expect(read(open)).toEqual(drawOf(10).names.map((name) => ` ${name}`))
  })
})
