import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../../src/session/imports/columns'
import { draftOf, type Draft } from '../../../src/session/draft'
import { fittingKind, IMPORTS, jobOf, type ImportKind } from '../../../src/setup/import/job'
import { templateFile, templateRows, type TemplateWords } from '../../../src/setup/import/template'
import { assessmentPreset } from '../../../src/session/templates/assessments/presets'
import { readPasted, readTable } from '../../../src/tables/read'
import { en } from '../../../src/words/en'
import { zhCN, type Words } from '../../../src/words/zh-CN'
import { demoPlan } from '../../support/plan'
import { plainScheme } from '../../support/scoring'

/** Points that no juror gives: the assessment's, and a difficulty without a name of its own. */
const SCHEME = plainScheme(null, {
  composite: {
    kind: 'group',
    id: 'whole',
    name: '得分',
    rounding: { places: 2, mode: 'halfAway' },
    parts: [
      { kind: 'addition', id: 'kaohe', name: '考核得分', weight: '0.7' },
      { kind: 'panel', id: 'jury', name: '评委', per: 'juror', combine: 'mean', weight: '0.3', factors: [{ addition: 'difficulty' }] },
    ],
  },
})
const base = draftOf(demoPlan())
const draft: Draft = { ...base, scheme: { scheme: SCHEME }, assessment: { assessment: assessmentPreset('starFlag') } }

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

  it('[IM5] [IM7] fills in the points of the scheme that no juror gives', () => {
    const [first, second, third] = draft.contestants.contestants.map(({ id }) => id)
    const before = { ...draft, scoring: { additions: [{ addition: 'kaohe', figures: [{ contestant: second ?? '', value: '80' }] }] } }
    const read = outcome('additions', `打擂单位\t考核得分（百分制）\t难度系数\n${unitAt(0)}\t８８．５\t1.2\n${unitAt(1)}\t\t1.1\n${unitAt(2)}\t-3\t`, before)
    if (!read.ok || read.value.change.section !== 'scoring') throw new Error('not read')
    expect(read.value.change.value.additions).toEqual([
      { addition: 'kaohe', figures: [{ contestant: first, value: '88.5' }, { contestant: second, value: '80' }, { contestant: third, value: '-3' }] },
      { addition: 'difficulty', figures: [{ contestant: first, value: '1.2' }, { contestant: second, value: '1.1' }] },
    ])
    expect(read.value.said).toEqual([{ what: 'figuresNew', n: 4 }])
  })

  it('[IM1] [IM2] takes nothing of a table of points with a fault, and names each', () => {
    const read = outcome('additions', `打擂单位\t考核得分\t难度系数\n${unitAt(0)}\t88%\t1.2\n${unitAt(0)}\t88\t1.2\n样例无此局\t80\t五\n${unitAt(1)}\t80\t1.2`)
    expect(read.ok ? [] : read.faults.map(({ row, column, code, limit }) => [row, column, code, limit])).toEqual([[2, 2, 'percent', undefined], [3, 1, 'twice', '2'], [4, 1, 'unknownContestant', undefined], [4, 3, 'notANumber', undefined]])
  })

  it.each<[string, ImportKind, string]>([
    ['a row each', 'indicatorRows', `单位\t指标\t实际\t目标\t基数\n${unitAt(0)}\t一般公共预算收入\t１，０５５．５\t1000\t\n${unitAt(0)}\t地区生产总值\t\t\t98\n${unitAt(1)}\t一般公共预算收入\t不涉及\t\t`],
    ['a row a unit', 'indicatorTable', `单位\t一般公共预算收入（亿元）\t一般公共预算收入目标\t地区生产总值基数\n${unitAt(0)}\t"1,055.5"\t1000\t98\n${unitAt(1)}\t不涉及\t\t`],
  ])('[IM5] [IM7] fills in figures of indicators and keeps what is empty: %s', (_, kind, text) => {
    const [first = '', second = ''] = draft.contestants.contestants.map(({ id }) => id)
    const rows = [{ contestant: second, indicator: 'revenue', actual: '5', target: '4' }, { contestant: first, indicator: 'gdp', actual: '100', base: '98' }]
    const before = { ...draft, assessment: { ...draft.assessment, indicatorFigures: rows } }
    const read = outcome(kind, text, before)
    if (!read.ok || read.value.change.section !== 'assessment') throw new Error(JSON.stringify(read))
    expect(read.value.change.value).toEqual({
      assessment: draft.assessment.assessment,
      indicatorFigures: [
        { contestant: first, indicator: 'gdp', actual: '100', base: '98' },
        { contestant: first, indicator: 'revenue', actual: '1055.5', target: '1000' },
        { contestant: second, indicator: 'revenue', exempt: '不涉及' },
      ],
    })
    expect(read.value.said).toEqual([{ what: 'figuresNew', n: 2 }, { what: 'figuresSame', n: 1 }, { what: 'exempt', n: 1 }])
  })

  it('[IM1] [IM2] takes nothing of a table of indicators with a fault, and names each', () => {
    const faults = (kind: ImportKind, text: string) => {
      const read = outcome(kind, text)
      return read.ok ? [] : read.faults.map(({ row, column, code, limit }) => `${String(row)} ${String(column)} ${code}${limit === undefined ? '' : ` ${limit}`}`)
    }
    expect(faults('indicatorRows', `单位\t指标\t实际\t目标\n${unitAt(0)}\t地区生产总值\t5%\t\n${unitAt(0)}\t无此指标\t5\t\n无此局\t地区生产总值\t5\t\n${unitAt(1)}\t违法建设治理\t－1\t\n${unitAt(1)}\t违法建设治理\t8.5\t五`)).toEqual(['2 3 percent', '3 2 unknownColumn', '4 1 unknownContestant', '5 3 negative', '6 2 twice 5'])
    expect(faults('indicatorTable', `单位\t地区生产总值\t违法建设治理\n${unitAt(0)}\t约5\t8.5\n${unitAt(0)}\t5\t`)).toEqual(['2 2 notANumber', '2 3 overMaximum 8', '3 1 twice 2'])
  })

  it('[IM3] sees from the headings which layout a table of indicators has', () => {
    const kindOf = (chosen: ImportKind, text: string) => {
      const pasted = readPasted(text)
      return fittingKind(chosen, draft, pasted.ok ? pasted.table.sheets : [])
    }
    for (const chosen of ['indicatorRows', 'indicatorTable'] as const) {
      expect(kindOf(chosen, `样例考核数据\n单位\t指标\t实际\n${unitAt(0)}\t地区生产总值\t5`)).toBe('indicatorRows')
      expect(kindOf(chosen, `单位\t地区生产总值\t固定资产投资\n${unitAt(0)}\t5\t6`)).toBe('indicatorTable')
      expect(kindOf(chosen, '甲\t乙\n1\t2')).toBe(chosen)
    }
    expect(kindOf('figures', `单位\t指标\t实际\n${unitAt(0)}\t地区生产总值\t5`)).toBe('figures')
  })

  it('[IM5] updates sites by their unit and name, and keeps an actual progress that the table does not know', () => {
    const of = { ...draft, extras: { ...draft.extras, sites: [{ id: 'site-1', name: '样例点位', unit: '样例局', planned: '50', actual: '40' }] } }
    const read = outcome('sites', '点位\t责任单位\t序时进度\t实际进度\t说明\n样例点位\t样例局\t６０％\t\t\n样例点位\t别局\t60.5\t102%\t样例说明', of)
    if (!read.ok || read.value.change.section !== 'extras') throw new Error(JSON.stringify(read))
    expect(read.value.change.value.sites).toEqual([
      { id: 'site-1', name: '样例点位', unit: '样例局', planned: '60', actual: '40' },
      { id: 'site-2', name: '样例点位', unit: '别局', planned: '60.5', actual: '102', note: '样例说明' },
    ])
    const wrong = outcome('sites', '点位\t责任单位\t序时进度\t实际进度\n甲\t样例局\t100.5\t-1\n甲\t样例局\t50\t50\n乙\t\t\t五成')
    expect(wrong.ok ? [] : wrong.faults.map(({ row, column, code }) => [row, column, code])).toEqual([[2, 3, 'overMaximum'], [2, 4, 'negative'], [3, 1, 'twice'], [4, 2, 'required'], [4, 3, 'required'], [4, 4, 'notANumber']])
  })

  it('updates jurors by their seat', () => {
    const of = { ...draft, extras: { ...draft.extras, jurors: [{ id: 'juror-1', seat: '1', role: '评委' }] } }
    const read = outcome('jurors', '席位\t职务\n１\t样例评委\n2\t样例评委', of)
    if (!read.ok || read.value.change.section !== 'extras') throw new Error('not read')
    expect(read.value.change.value.jurors).toEqual([{ id: 'juror-1', seat: '１', role: '样例评委' }, { id: 'juror-2', seat: '2', role: '样例评委' }])
  })
})

/** Templates in which the contestants stand already. */
const NAMED: readonly ImportKind[] = ['figures', 'additions', 'indicatorRows', 'indicatorTable']

/** Looks words up by their path, as the page does. */
function wordsOf(words: Words, kind: ImportKind): TemplateWords {
  const { importing } = words
  const columns: Record<string, string> = importing.columns[kind]
  const examples: Record<string, string> = importing.examples[kind]
  return {
    title: importing.kinds[kind],
    guide: importing.guide,
    heading: ({ key, names }) => key.startsWith('target:') || key.startsWith('base:') ? (names.find((name) => name.endsWith(importing.parts[key.startsWith('target:') ? 'target' : 'base'])) ?? '') : (key === 'composite' ? (names[0] ?? key) : key.startsWith('factor:') ? words.scheme.names.parts.difficulty : (columns[key] ?? names[0] ?? key)),
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
      expect(result.ok ? result.passed.examples : result.faults.map(({ code }) => code)).toEqual(NAMED.includes(kind) ? 1 : ['noRows'])
    }
  })

  it.each(IMPORTS)('has an example that would be right: %s', (kind) => {
    const [head = [], example = []] = templateRows(kind, draft, wordsOf(words, kind))
    // What the example calls whoever it is about is somebody, or something, of this plan.
    const real = new Map([[words.importing.examples.figures.contestant, unitAt(0)], [words.importing.examples.indicatorRows.indicator, '地区生产总值']])
    const isKnown = kind === 'facts' || NAMED.includes(kind)
    const text = [head, example].map((row) => row.slice(0, -1).map((cell) => (isKnown ? (real.get(cell.text) ?? cell.text) : cell.text)).join('\t')).join('\n')
    const read = outcome(kind, text)
    expect(read.ok ? [] : read.faults.map(({ code, found, limit }) => [code, found, limit]).filter(([code]) => code !== 'overMaximum')).toEqual([])
  })
})
