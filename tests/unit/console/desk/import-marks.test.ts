import { expect, it } from 'vitest'
import { invalidBallots, lotsOf, notesOf, readPanel, sumsOf } from '../../../../src/console/desk/import-marks'
import type { DeskPanel, DeskView } from '../../../../src/session/view/desk'

const panel: DeskPanel = { id: 'p', name: '评委', criteria: [{ id: 'mark', name: '评分', max: '100', min: '60', step: '1' }], rules: { spoils: 'mark', blanks: false, allSame: false, most: [] }, jurors: [], issued: null, received: 0 }
const contestants = ['甲局', '乙局'].map((name, at) => ({ id: `u${String(at + 1)}`, place: at + 1, name, unscored: false, phase: 'open' as const }))
const view: DeskView = { audience: 'desk', seq: 1, term: 1, title: '', sample: false, rehearsal: false, sealed: false, ballots: 'anonymous', sheet: 'matrix', contestants, panels: [panel], clerks: [], sheets: [], correctable: [], corrections: [], recusals: [] }
const table = (...rows: readonly (readonly string[])[]) => [{ name: '', rows: rows.map((row) => row.map((text) => ({ text, kind: text === '' ? ('empty' as const) : ('text' as const) }))) }]

it('reads a row for each sheet, and says number and sum of each contestant', () => {
  const read = readPanel(table(['票号', '甲局', '乙局'], ['1', '95', '88'], ['2', '90', '']), view, panel)
  expect(read).toMatchObject({ ok: true, value: [{ holder: 'm1' }, { holder: 'm2', sheet: { rows: [{ contestant: 'u1', marks: [{ criterion: 'mark', value: '90' }] }, { contestant: 'u2', marks: [{ value: null }] }] } }] })
  expect(read.ok ? sumsOf(read.value, view, panel) : null).toMatchObject([{ contestant: 'u1', criterion: 'mark', marks: 2, sum: '185', words: [] }, { contestant: 'u2', marks: 1, sum: '88' }])
})

it('reads a row for each mark as well', () => {
  const read = readPanel(table(['票号', '单位', '分数'], ['7', '甲局', '95'], ['7', '乙局', '88'], ['9', '甲局', '90']), view, panel)
  expect(read.ok ? read.value.map(({ holder, sheet }) => [holder, sheet.rows.length]) : read).toEqual([['m1', 2], ['m2', 1]])
})

it('[AN1] takes a row of several papers apart, where each is for one contestant', () => {
  const single: DeskView = { ...view, sheet: 'single' }
  const rows = (read: ReturnType<typeof readPanel>) => (read.ok ? read.value.map(({ holder, sheet }) => [holder, ...sheet.rows.map(({ contestant }) => contestant)]) : read)
  expect(rows(readPanel(table(['票号', '甲局', '乙局'], ['1', '95', '88'], ['2', '90', '']), single, panel))).toEqual([['m1', 'u1'], ['m2', 'u2'], ['m3', 'u1']])
  expect(rows(readPanel(table(['票号', '单位', '分数'], ['7', '甲局', '95'], ['8', '乙局', ''], ['9', '甲局', '90']), single, panel))).toEqual([['m1', 'u1'], ['m2', 'u2'], ['m3', 'u1']])
})

it('takes jurors by their seats where they have some', () => {
  const seated = { ...panel, jurors: [{ juror: 'juror-1', seat: '1号席' }] }
  const read = readPanel(table(['席位', '甲局', '乙局'], ['1号席', '95', '88']), view, seated)
  expect(read.ok ? read.value.map(({ holder }) => holder) : read).toEqual(['juror-1'])
})

it('takes nothing of a table with a fault, and says where', () => {
  const read = readPanel(table(['票号', '甲局', '乙局'], ['1', '95', '188']), view, panel)
  expect(read).toMatchObject({ ok: false, count: 1, faults: [{ row: 2, column: 3, code: 'overMaximum', found: '188', limit: '100' }] })
})

it('goes into the book in lots', () => {
  const ballots = Array.from({ length: 7 }, (_, at) => ({ holder: `m${String(at)}`, sheet: { rows: [] } }))
  expect(lotsOf(ballots, 3).map((lot) => lot.length)).toEqual([3, 3, 1])
})

it('[IM8] [DK5] keeps what papers say beyond the range only where it is asked to, and names every mark that the rules find invalid', () => {
  const sheets = table(['票号', '甲局', '乙局'], ['1', '95', '188'], ['2', '无效', '59'], ['3', '-5', '80'])
  expect(readPanel(sheets, view, panel)).toMatchObject({ ok: false, faults: [{ code: 'overMaximum' }, { code: 'belowMinimum' }, { code: 'negative' }] })
  const read = readPanel(sheets, view, panel, 'keep')
  const ballots = read.ok ? read.value : []
  expect(ballots.map(({ sheet }) => sheet.rows.map(({ marks }) => marks[0]?.value))).toEqual([['95', '188'], ['?', '59'], ['-5', '80']])
  expect(notesOf(ballots, panel).map(({ ballot, contestant, mark, note }) => [ballot, contestant, mark, note])).toEqual([[1, 'u2', '188', 'above'], [2, 'u1', '?', 'unreadable'], [2, 'u2', '59', 'below'], [3, 'u1', '-5', 'below']])
  expect(sumsOf(ballots, view, panel)).toMatchObject([{ contestant: 'u1', marks: 3, sum: '90' }, { contestant: 'u2', marks: 3, sum: '327' }])
  expect(invalidBallots(ballots, view, panel)).toBe(0)
  const spoiling = { ...panel, rules: { ...panel.rules, spoils: 'ballot' as const } }
  expect(invalidBallots(ballots, view, spoiling)).toBe(3)
  expect(invalidBallots(ballots, { ...view, sheet: 'single' }, spoiling)).toBe(4)
})

it('[IM8] what is no mark at all stays refused', () => {
  expect(readPanel(table(['票号', '甲局', '乙局'], ['1', '95', '很好']), view, panel, 'keep')).toMatchObject({ ok: false, count: 1 })
})

it('counts words one by one, criterion by criterion', () => {
  const graded: DeskPanel = { ...panel, criteria: [...panel.criteria, { id: 'grade', name: '等次', max: '2', options: [{ name: '优秀', points: '2' }, { name: '良好', points: '1' }] }] }
  const read = readPanel(table(['票号', '甲局/评分', '甲局/等次'], ['1', '95', '优秀'], ['2', '90', '优秀'], ['3', '', '良好']), view, graded)
  expect(read.ok ? sumsOf(read.value, view, graded).slice(0, 2) : read).toMatchObject([
    { criterion: 'mark', marks: 2, sum: '185' },
    { criterion: 'grade', marks: 3, sum: null, words: [{ option: '优秀', count: 2 }, { option: '良好', count: 1 }] },
  ])
})
