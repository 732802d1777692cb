import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../../src/session/imports/columns'
import { draftOf, type Draft } from '../../../src/session/draft'
import { IMPORTS, jobOf, type ImportKind } from '../../../src/setup/import/job'
import { templateFile, templateRows, type TemplateWords } from '../../../src/setup/import/template'
import { readPasted, readTable } from '../../../src/tables/read'
import { en } from '../../../src/words/en'
import { zhCN, type Words } from '../../../src/words/zh-CN'
import { demoPlan } from '../../support/plan'

const draft: Draft = draftOf(demoPlan())

function outcome(kind: ImportKind, text: string, of = draft) {
  const pasted = readPasted(text)
  const sheet = pasted.ok ? pasted.table.sheets[0] : undefined
  if (sheet === undefined) throw new Error('no table')
  const job = jobOf(kind, of)
  return job.read(sheet, layoutOf(sheet, job.columns))
}

const unitAt = (at: number) => draft.contestants.contestants[at]?.unit ?? ''

describe('what a table does to a draft', () => {
  it('updates contestants by their unit, adds others at the end, and keeps what it does not name', () => {
    const read = outcome('contestants', `单位\t职务\n${unitAt(1)}\t样例新职务\n样例新局\t局长`)
    if (!read.ok || read.value.change.section !== 'contestants') throw new Error('not read')
    const { contestants } = read.value.change.value
    expect(read.value.said).toEqual([{ what: 'added', n: 1 }, { what: 'changed', n: 1 }])
    expect(contestants[1]).toEqual({ ...draft.contestants.contestants[1], role: '样例新职务' })
    expect(contestants.at(-1)).toMatchObject({ unit: '样例新局', role: '局长', facts: [] })
    expect(new Set(contestants.map(({ id }) => id)).size).toBe(contestants.length)
  })

  it('refuses more contestants than a plan holds, with those that it has', () => {
    const read = outcome('contestants', `单位\t职务\n${Array.from({ length: 195 }, (_, at) => `新局${String(at)}\t局长`).join('\n')}`)
    expect(read.ok ? null : read.faults.map(({ code, limit }) => [code, limit])).toEqual([['tooManyRows', '200']])
  })

  it('puts the fact cards of whoever is in the table in the place of theirs', () => {
    const read = outcome('facts', `单位\t指标\t数值\t计量单位\n${unitAt(0)}\t样例\t42\t个`)
    if (!read.ok || read.value.change.section !== 'contestants') throw new Error('not read')
    expect(read.value.change.value.contestants[0]?.facts).toEqual([{ text: '样例42个', kind: 'result', label: '样例', value: '42', unit: '个' }])
    expect(read.value.change.value.contestants.slice(1)).toEqual(draft.contestants.contestants.slice(1))
  })

  it('[IM7] fills in figures and leaves what is empty as it was', () => {
    const [block] = draft.board.board.blocks
    if (block === undefined) throw new Error('the plan has no block')
    const read = outcome('figures', `单位\t${block.name}\t上期位次\n${unitAt(0)}\t1.5\t\n${unitAt(1)}\t\t3`)
    if (!read.ok || read.value.change.section !== 'board') throw new Error('not read')
    const { board } = read.value.change.value
    const [first, second] = draft.contestants.contestants
    const before = (id: string | undefined) => block.figures.find(({ contestant }) => contestant === id)
    expect(board.blocks[0]?.figures.find(({ contestant }) => contestant === first?.id)?.value).toBe('1.5')
    expect(board.blocks[0]?.figures.find(({ contestant }) => contestant === second?.id)).toEqual(before(second?.id))
    expect(board.composite.previousRanks.find(({ contestant }) => contestant === second?.id)?.value).toBe('3')
  })

  it('updates jurors by their seat', () => {
    const of = { ...draft, extras: { ...draft.extras, jurors: [{ id: 'juror-1', seat: '1', role: '评委' }] } }
    const read = outcome('jurors', '席位\t职务\n１\t样例评委\n2\t样例评委', of)
    if (!read.ok || read.value.change.section !== 'extras') throw new Error('not read')
    expect(read.value.change.value.jurors).toEqual([{ id: 'juror-1', seat: '１', role: '样例评委' }, { id: 'juror-2', seat: '2', role: '样例评委' }])
  })
})

/** Looks words up by their path, as the page does. */
function wordsOf({ importing }: Pick<Words, 'importing'>, kind: ImportKind): TemplateWords {
  const columns: Record<string, string> = importing.columns[kind]
  const examples: Record<string, string> = importing.examples[kind]
  return {
    title: importing.kinds[kind],
    guide: importing.guide,
    heading: ({ key, names }) => (key === 'composite' ? (names[0] ?? key) : (columns[key] ?? names[0] ?? key)),
    example: ({ key }) => examples[key] ?? examples['figure'] ?? '',
    exampleColumn: importing.exampleColumn,
    exampleMark: importing.exampleMark,
    notes: Object.values(importing.notes),
  }
}

describe.each([['Chinese', zhCN], ['English', en]] as const)('a template in %s', (_, words) => {
  it.each(IMPORTS)('[IM3] [IM7] is understood whole when it comes back, its example passed over: %s', async (kind) => {
    for (const format of ['xlsx', 'csv'] as const) {
      const read = readTable(await templateFile(kind, draft, wordsOf(words, kind), format), `x.${format}`)
      const sheet = read.ok ? read.table.sheets[0] : undefined
      if (sheet === undefined) throw new Error('not read')
      const job = jobOf(kind, draft)
      const layout = layoutOf(sheet, job.columns)
      expect([...layout.mapping.keys()].sort()).toEqual(job.columns.map(({ key }) => key).sort())
      expect([...layout.mapping.entries()]).toEqual(expect.arrayContaining(job.columns.map(({ key }, at) => [key, at])))
      const result = job.read(sheet, layout)
      expect(result.ok ? result.passed.examples : result.faults.map(({ code }) => code)).toEqual(kind === 'figures' ? 1 : ['noRows'])
    }
  })

  it.each(IMPORTS)('has an example that would be right: %s', (kind) => {
    const [head = [], example = []] = templateRows(kind, draft, wordsOf(words, kind))
    const unit = unitAt(0)
    const text = [head, example].map((row) => row.slice(0, -1).map((cell) => (cell.text === wordsOf(words, kind).example({ key: 'contestant', names: [] }) && (kind === 'facts' || kind === 'figures') ? unit : cell.text)).join('\t')).join('\n')
    const read = outcome(kind, text)
    expect(read.ok ? [] : read.faults.map(({ code, found, limit }) => [code, found, limit]).filter(([code]) => code !== 'overMaximum')).toEqual([])
  })
})
