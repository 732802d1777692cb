import { describe, expect, it } from 'vitest'
import { boardPage, PAGE_TIME } from '../../../src/scenes/board/board-page'
import { hanziNumber } from '../../../src/scenes/board/numerals'
import { reading } from '../../../src/scenes/countdown/reading'
import { layoutOf } from '../../../src/scenes/frame/stage-shape'
import { orderPage } from '../../../src/scenes/order/order-page'
import { start } from '../../../src/session/timer'
import type { BoardPanel, BoardScene, CountdownScene, OrderRow } from '../../../src/session/view/scene'

function order(count: number, current: number): OrderRow[] {
  return Array.from({ length: count }, (_, i) => ({ place: i + 1, name: `单位${i + 1}`, status: i === current ? 'current' : i < current ? 'done' : 'waiting' }))
}

describe('orderPage', () => {
  it('shows ten rows in one column, more in two, and never more than ten in either', () => {
    for (const [count, columns] of [[1, [1]], [10, [10]], [11, [6, 5]], [20, [10, 10]]] as const) {
      expect(orderPage(order(count, 0)).columns.map((column) => column.length)).toEqual(columns)
    }
  })

  it('turns to the page of the current one', () => {
    const page = orderPage(order(45, 30))
    expect(page).toMatchObject({ page: 2, pages: 3 })
    expect(page.columns.flat().map((row) => row.place)).toContain(31)
  })
})

function panel(id: string, slots: number, open: boolean): BoardPanel {
  const rows = Array.from({ length: slots }, (_, i) => ({ rank: i + 1, name: `单位${i + 1}`, score: '1.00', stars: null, flags: [] }))
  return { id, name: id, full: '20', slots, top: slots, depth: null, rows: open ? rows : null }
}

function board(...panels: BoardPanel[]): BoardScene {
  return { kind: 'board', heading: '摘星夺旗', title: '考核结果', period: '二季度', panels, flags: [], opened: [] }
}

describe('boardPage', () => {
  it('has the same places before and after', () => {
    const places = (open: boolean) => boardPage(board(panel('block:a', 7, open), panel('composite', 5, open)), 0).blocks.map((part) => part.places.length)
    expect(places(false)).toEqual(places(true))
  })

  it('shows two blocks and the composite, stays where the last opened, and turns once all are open', () => {
    const some = board(panel('block:a', 10, true), panel('block:b', 10, true), panel('block:c', 10, true), panel('composite', 5, false))
    expect(boardPage(some, 9e6).blocks.map((part) => part.panel.id)).toEqual(['block:c'])
    const all = board(panel('block:a', 10, true), panel('block:b', 10, true), panel('block:c', 10, true), panel('composite', 5, true))
    expect(boardPage(all, 0).blocks.map((part) => part.panel.id)).toEqual(['block:a', 'block:b'])
    expect(boardPage(all, PAGE_TIME).blocks.map((part) => part.panel.id)).toEqual(['block:c'])
    expect(boardPage(all, PAGE_TIME).composite?.panel.id).toBe('composite')
  })

  it('parts more than ten rows', () => {
    const long = board(panel('block:a', 17, true))
    expect(boardPage(long, 0).blocks[0]?.places.length).toBe(10)
    expect(boardPage(long, PAGE_TIME).blocks[0]?.places.length).toBe(7)
  })
})

describe('hanziNumber', () => {
  it.each([[1, '一'], [5, '五'], [10, '十'], [17, '十七'], [20, '二十'], [99, '九十九'], [100, '100']] as const)('%i is %s', (n, text) => {
    expect(hanziNumber(n)).toBe(text)
  })
})

describe('reading', () => {
  const timer = start(
    { contestant: 'a', budget: 300_000, segments: [{ name: '讲实绩', budget: 180_000 }, { name: '摆问题', budget: 120_000 }], shared: true, amberAt: 30_000, dangerAt: null },
    0,
  )
  const scene = (overtime: CountdownScene['overtime'], more: Partial<typeof timer> = {}): CountdownScene => ({ kind: 'countdown', unit: '甲区', role: '书记', timer: { ...timer, ...more }, overtime, next: null })

  it.each([
    [0, '5:00', 'normal'],
    [1, '5:00', 'normal'],
    [269_999, '0:31', 'normal'],
    [270_000, '0:30', 'amber'],
    [300_000, '0:00', 'over'],
    [317_000, '0:00', 'over'],
  ])('in the hall at %i ms: %s', (now, digits, phase) => {
    expect(reading(scene('stayAtZero'), now)).toMatchObject({ digits, phase, overtime: false })
  })

  it('counts up on the speaker screen, rounded down', () => {
    expect(reading(scene('countUp'), 317_999)).toMatchObject({ digits: '0:17', overtime: true, share: 0 })
  })

  it('says that it is paused to the speaker only', () => {
    expect(reading(scene('countUp', { runningSince: null }), 9).paused).toBe(true)
    expect(reading(scene('stayAtZero', { runningSince: null }), 9).paused).toBe(false)
    expect(reading(scene('countUp', { runningSince: null, silent: true }), 9).paused).toBe(false)
    expect(reading(scene('countUp', { runningSince: null, stopped: true }), 9).paused).toBe(false)
  })

  it('has the segment with what is left of it', () => {
    expect(reading(scene('stayAtZero'), 60_000).segment).toEqual({ name: '讲实绩', digits: '2:00' })
    expect(reading(scene('stayAtZero'), 200_000).segment).toEqual({ name: '讲实绩', digits: '0:00' })
  })
})

describe('layoutOf', () => {
  it.each([[1920, 1080, 'standard'], [1440, 1080, 'standard'], [3840, 1080, 'wide'], [5760, 1080, 'ultra'], [1080, 1920, 'portrait']] as const)('%i × %i is %s', (width, height, layout) => {
    expect(layoutOf(width, height)).toBe(layout)
  })
})
