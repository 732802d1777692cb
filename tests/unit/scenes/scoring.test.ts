import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barsPage, formerPlaces, grownFrom, shareOf, type BarRow } from '../../../src/scenes/bars/bars-page'
import { gradesPage } from '../../../src/scenes/grades/grades-page'
import { stageShape } from '../../../src/scenes/frame/stage-shape'
import { listPage } from '../../../src/scenes/list/list-page'
import { noneWords } from '../../../src/scenes/score/none-words'
import { seatGrid } from '../../../src/scenes/score/seat-grid'
import { columnsPage, nameSize, setName } from '../../../src/scenes/scores/columns'
import type { ListScene, SeatMark } from '../../../src/session/view/scoring-scene'

const PAGE = 20_000
const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `单位${String(i + 1)}`)

describe('columnsPage', () => {
  it.each([
    [3, 2, 'standard', [3]],
    [10, 2, 'standard', [10]],
    [11, 2, 'standard', [6, 5]],
    [20, 2, 'standard', [10, 10]],
    [11, 3, 'ultra', [4, 4, 3]],
    [53, 6, 'ultra', [9, 9, 9, 9, 9, 8]],
    [10, 6, 'wide', [10]],
  ] as const)('sets %i rows in up to %i columns on %s as %j', (count, most, layout, columns) => {
    const page = columnsPage(names(count), { most, layout }, 0)
    expect(page.columns.map((column) => column.length)).toEqual(columns)
    expect(page.pages).toBe(1)
  })

  it('shows each row once in a round of its pages, ten a column at most, and begins where it is asked to', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), fc.constantFrom(...([['standard', 1], ['standard', 2], ['portrait', 3], ['wide', 3], ['wide', 6], ['ultra', 1], ['ultra', 6]] as const)), fc.nat(89), (count, [layout, most], first) => {
        const rows = names(count)
        const at = first % count
        const { pages, columns } = columnsPage(rows, { most, layout }, 0, at)
        expect(columns.flat()).toContain(rows[at])
        const round = Array.from({ length: pages }, (_, i) => columnsPage(rows, { most, layout }, i * PAGE))
        expect(round.flatMap((page) => page.columns.flat())).toEqual(rows)
        expect(Math.max(...round.flatMap((page) => page.columns.map((column) => column.length)))).toBeLessThanOrEqual(10)
        expect(Math.max(...round.map((page) => page.columns.length))).toBeLessThanOrEqual(most)
      }),
    )
  })
})

describe('names of a list', () => {
  it('step down together, but not all for one', () => {
    expect(nameSize(['黄岛区'], 40, 8)).toBe(8)
    expect(nameSize(['黄岛区', '样例市行政'], 35, 8)).toBe(7)
    expect(nameSize(['黄岛区', '样例市综合行政执法局机关党委'], 40, 8)).toBeCloseTo(5.76)
  })

  it('stand whole, the longest on two lines', () => {
    const set = setName('样例市综合行政执法局机关党委', 40, 5.76)
    expect(set.lines.join('')).toBe('样例市综合行政执法局机关党委')
    expect([set.lines.length, set.size]).toEqual([2, 4.3])
  })
})

function row(score: string | null, before: string | null): BarRow {
  return { name: '单位', score, before, rank: null }
}

describe('bars', () => {
  it.each([['97.5', '100', 0.975], ['0', '100', 0], ['110', '100', 1], ['-3', '100', 0], ['5', '0', 0]])('%s of %s is %d long', (score, full, share) => {
    expect(shareOf(score, full)).toBe(share)
  })

  it('grow from where they stood; a new one from nothing', () => {
    expect(grownFrom(row('80', '40'))).toBe(0.5)
    expect(grownFrom(row('80', null))).toBe(0)
    expect(grownFrom(row('0', '0'))).toBe(0)
  })

  it('come from their former places, where these can be told', () => {
    expect(formerPlaces([row('90', '90'), row('85', null), row('80', '80'), row('70', '70')])).toEqual([0, null, -1, -1])
    expect(formerPlaces([row('95', '60'), row('90', '90'), row('85', '85')])).toEqual([2, -1, -1])
    // In stage order, or with a score that is hidden, nobody knows.
    expect(formerPlaces([row('80', '80'), row('90', null)])).toEqual([null, null])
    expect(formerPlaces([row('90', '90'), row(null, null)])).toEqual([null, null])
  })

  it('begin with the page on which something came', () => {
    const rows = Array.from({ length: 25 }, (_, i) => row('80', i === 19 ? null : '80'))
    expect(barsPage(rows, 0)).toMatchObject({ page: 3, pages: 3 })
    expect(barsPage(rows, PAGE)).toMatchObject({ page: 1 })
    expect(barsPage(rows.slice(0, 10), 0)).toMatchObject({ page: 1, pages: 1 })
  })
})

describe('listPage', () => {
  const list = (count: number, tied: readonly string[] = []): ListScene => ({ kind: 'list', heading: '晋级名单', rows: names(count).map((name) => ({ name, rank: null })), tied, places: count, ranked: false })

  it.each([[1920, 1080], [3840, 1080], [5760, 1080], [1080, 1920]])('shows all who go on and all who are tied, at %i × %i', (width, height) => {
    const shape = stageShape(width, height)
    for (const [count, ties] of [[11, 0], [53, 3], [20, 12], [4, 30]] as const) {
      const scene = list(count, names(ties).map((name) => `并列${name}`))
      const { pages } = listPage(scene, shape, 0)
      const round = Array.from({ length: pages }, (_, i) => listPage(scene, shape, i * PAGE))
      expect(new Set(round.flatMap((page) => page.columns.flat().map(({ name }) => name))).size).toBe(count)
      expect(new Set(round.flatMap((page) => page.tied.flat())).size).toBe(ties)
      for (const page of round) expect(page.down + (page.tied.length > 0 ? page.tied.length + 1 : 0)).toBeLessThanOrEqual(10)
    }
  })
})

describe('gradesPage', () => {
  const grades = [12, 28, 13].map((count, i) => ({ name: `等${String(i)}`, names: names(count).map((name) => `${String(i)}${name}`) }))

  it.each([[1, 10], [2, 10], [1, 5]])('shows every name in its order, %i across, %i lines', (across, lines) => {
    const { pages } = gradesPage({ kind: 'grades', grades }, { across, lines }, 0)
    const round = Array.from({ length: pages }, (_, i) => gradesPage({ kind: 'grades', grades }, { across, lines }, i * PAGE))
    grades.forEach(({ names: all }, i) => {
      expect([...new Set(round.flatMap((page) => page.parts[i]?.names ?? []))]).toEqual(all)
    })
    for (const page of round) for (const part of page.parts) expect(Math.ceil(part.names.length / across)).toBeLessThanOrEqual(lines)
  })

  it('has three grades a screen at most', () => {
    const five = names(5).map((name) => ({ name, names: ['黄岛区'] }))
    expect([0, 1].map((page) => gradesPage({ kind: 'grades', grades: five }, { across: 1, lines: 10 }, page * PAGE).parts.length)).toEqual([3, 2])
  })
})

describe('seatGrid', () => {
  const marks = (count: number): SeatMark[] => Array.from({ length: count }, (_, i) => ({ seat: `评委${String(i + 1)}`, value: '95.41', dropped: i === 0 ? 'highest' : null }))
  const room = { width: 103, height: 66, heads: 9.4, largest: 8.6, tallest: 17 }

  it.each([1, 5, 7, 9, 13, 21])('gives %i seats plates that fit, their digits large enough for a table', (count) => {
    const grid = seatGrid([{ name: '评委', score: '95.41', marks: marks(count) }], room)
    const down = Math.ceil(count / grid.across)
    expect(grid.size).toBeGreaterThanOrEqual(4.8)
    expect(down * (grid.height + 0.8) + room.heads).toBeLessThanOrEqual(room.height)
    expect((room.width - 0.8 * (grid.across - 1)) / grid.across).toBeGreaterThan(grid.size * 2.38)
    expect(grid.label ?? 0).toBeGreaterThanOrEqual(3)
  })

  it('shortens the names of seats before it makes digits small, and leaves them out last', () => {
    const panel = (count: number) => ({ name: '评委', score: '95.41', marks: marks(count) })
    expect(seatGrid([panel(9)], room).called.get('评委9')).toBe('评委9')
    expect(seatGrid([panel(7), panel(21)], { ...room, height: 56, heads: 15 }).called.get('评委21')).toBe('21')
    expect(seatGrid([panel(21), panel(21), panel(21)], { ...room, heads: 23 }).label).toBeNull()
  })
})

describe('noneWords', () => {
  it('tells the hall only what it may know of a missing score', () => {
    expect(noneWords('quorum')).toBe('scenes.result.none.quorum')
    expect(noneWords('aboveMaximum')).toBeNull()
    expect(noneWords(null)).toBeNull()
  })
})
