import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../src/session/draft'
import { computable } from '../../../src/setup/sections/board/computable'
import { columnsOf, figureOf, readCells, withCells, withFigure, withoutStrays } from '../../../src/setup/sections/board/figures'

type Board = Draft['board']['board']

const ids = ['a', 'b', 'c']
const figures = (...values: string[]) => values.map((value, index) => ({ contestant: ids[index] ?? '', value }))

function board(change: Partial<Board['composite']> = {}, blocks = [figures('50', '40.5', '30'), figures('9', '8', '7.25')]): Board {
  return {
    heading: '成绩单',
    title: '考核结果',
    period: '2022年',
    publication: 'awaitingReveal',
    approval: { required: true },
    places: 2,
    starsOfFirst: null,
    blocks: blocks.map((list, index) => ({ id: `block-${String(index + 1)}`, name: '板块', full: '60', figures: list })),
    composite: { name: '综合得分', full: '100', method: 'sum', depth: 1, figures: [], previousRanks: [], ...change },
    flags: [],
  }
}

describe('what a board gives away', () => {
  it('is a sum whose parts are all listed, while only the first ranks of it are', () => {
    expect(computable(board())).toBe('sum')
  })

  it('is nothing where every rank is published, or as many as there are', () => {
    expect(computable(board({ depth: null }))).toBeNull()
    expect(computable(board({ depth: 3 }))).toBeNull()
  })

  it('is nothing where a part of the sum is not listed beyond the depth', () => {
    expect(computable(board({}, [figures('50', '40', '30'), figures('9')]))).toBeNull()
    expect(computable(board({}, []))).toBeNull()
  })

  it('is a typed composite that comes to the same sum, exactly', () => {
    expect(computable(board({ method: 'given', figures: figures('59.00', '48.5', '37.25') }))).toBe('same')
    expect(computable(board({ method: 'given', figures: figures('59.00', '48.51', '37.25') }))).toBeNull()
  })

  it('says nothing of figures that are still being typed', () => {
    expect(computable(board({ method: 'given', figures: figures('5') }, [figures('五')]))).toBeNull()
  })
})

describe('the table of figures', () => {
  it('has a column for each block, for a typed composite, and for the last ranks', () => {
    expect(columnsOf(board())).toEqual(['block:block-1', 'block:block-2', 'previous'])
    expect(columnsOf(board({ method: 'given' }))).toEqual(['block:block-1', 'block:block-2', 'composite', 'previous'])
  })

  it('keeps the order of the contestants, and an empty figure is none', () => {
    const typed = withFigure(withFigure(board({}, [[]]), 'block:block-1', 'c', '3', ids), 'block:block-1', 'a', '1', ids)
    expect(typed.blocks[0]?.figures).toEqual([
      { contestant: 'a', value: '1' },
      { contestant: 'c', value: '3' },
    ])
    expect(withFigure(typed, 'block:block-1', 'a', '', ids).blocks[0]?.figures).toEqual([{ contestant: 'c', value: '3' }])
  })

  it('takes a block of cells from a spreadsheet, and leaves out what lies outside', () => {
    const cells = readCells('1\t2\t3\t4\r\n5\t\t7\r\n8\r\n9\r\n')
    expect(cells).toEqual([['1', '2', '3', '4'], ['5', '', '7'], ['8'], ['9']])
    const pasted = withCells(board({}, [[], []]), cells ?? [], { row: 1, column: 0 }, ids)
    expect(['a', 'b', 'c'].map((id) => columnsOf(pasted).map((column) => figureOf(pasted, column, id)))).toEqual([
      ['', '', ''],
      ['1', '2', '3'],
      ['5', '', '7'],
    ])
  })

  it('takes a single value as it is typed', () => {
    expect(readCells('12.5')).toBeNull()
    expect(readCells('12.5\n')).toBeNull()
  })

  it('lets go of figures whose contestant has gone', () => {
    const whole = board({ previousRanks: figures('1', '2', '3') })
    expect(withoutStrays(whole, ids)).toBe(whole)
    const left = withoutStrays(whole, ['a', 'c'])
    expect(left.blocks.map(({ figures: list }) => list.map(({ contestant }) => contestant))).toEqual([
      ['a', 'c'],
      ['a', 'c'],
    ])
    expect(left.composite.previousRanks.map(({ contestant }) => contestant)).toEqual(['a', 'c'])
  })
})
