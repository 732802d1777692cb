import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { CONTESTANT_COLUMNS, matchContestants, readContestants } from '../../../../src/session/imports/contestants'
import { FACT_COLUMNS, readFacts } from '../../../../src/session/imports/facts'
import { JUROR_COLUMNS, readJurors } from '../../../../src/session/imports/jurors'
import { planFileSchema } from '../../../../src/session/plan'
import { demoPlan } from '../../../support/plan'
import { csv, reading, told, WHO, xlsx } from './support'

const contestants = (text: string) => told(reading(csv(text), CONTESTANT_COLUMNS, readContestants))
const unit = (name: string) => contestants(`单位,职务\n"${name}",局长`)
const kept = (name: string) => [{ unit: name, role: '局长' }]

describe('a text', () => {
  it.each<[string, string, string]>([
    ['spaces at its ends', '　样例甲局 \u00a0', '样例甲局'],
    ['a rare character', '𠮷𬭎局', '𠮷𬭎局'],
    ['an emoji', '样例👍🏽局', '样例👍🏽局'],
    ['a family of emoji', '样例👩\u200d👩\u200d👧局', '样例👩\u200d👩\u200d👧局'],
    ['letters and marks apart', 'Cafe\u0301局', 'Caf\u00e9局'],
    ['a line end inside', '样例\n甲局', '样例 甲局'],
    ['a space of full width inside', '王　样', '王　样'],
    ['the beginning of a formula, made harmless', "'=甲局", '=甲局'],
    ['digits', '007', '007'],
    ['as many characters as there may be', '长'.repeat(60), '长'.repeat(60)],
  ])('[IM6] is kept: %s', (_, typed, expected) => {
    expect(unit(typed)).toEqual(kept(expected))
  })

  it.each<[string, string, string]>([
    ['200 characters', '长'.repeat(200), '2 1 tooLong 60'],
    ['61 characters outside the first plane', '𠮷'.repeat(61), '2 1 tooLong 60'],
    ['a sign without a width', '样例\u200b甲局', '2 1 hidden'],
    ['a joiner between letters', '样例\u200d甲局', '2 1 hidden'],
    ['a sign that turns the reading direction', '样例\u202e甲局', '2 1 hidden'],
    ['a control character', '样例\u0007甲局', '2 1 hidden'],
    ['a tag that nobody sees', '样例\u{e0041}局', '2 1 hidden'],
    ['a character of a private font', '样例\ue001局', '2 1 privateUse'],
    ['what an earlier program lost', '样例\ufffd局', '2 1 replaced'],
    ['__proto__', '__proto__', '2 1 reserved'],
    ['a formula', '=A1', '2 1 formula'],
    ['spaces only', '　', '2 1 required'],
  ])('[IM6] is refused: %s', (_, typed, expected) => {
    expect(unit(typed)).toEqual([expected])
  })

  it('[IM5] that a spreadsheet has made a day of is named as one', () => {
    const sheet = xlsx('<row r="1"><c t="inlineStr"><is><t>席位</t></is></c><c t="inlineStr"><is><t>职务</t></is></c></row><row r="2"><c s="1"><v>44990</v></c><c t="inlineStr"><is><t>评委</t></is></c></row>', { styles: '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>' })
    expect(reading(sheet, JUROR_COLUMNS, readJurors)).toEqual({ ok: false, count: 1, faults: [{ sheet: '表一', row: 2, column: 1, code: 'date', found: '2023-03-05' }] })
  })
})

describe('contestants', () => {
  it('[IM3] are read by whatever their columns are called, in any order', () => {
    expect(contestants('序号,姓名,职 务（全称）,Department,是否不参评\n1,王　样,局长,样例甲局,√\n2,,局长,样例乙局,否')).toEqual([
      { unit: '样例甲局', role: '局长', person: '王　样', unscored: true },
      { unit: '样例乙局', role: '局长' },
    ])
  })

  it('[IM4] stand there once', () => {
    expect(contestants('单位,职务\n样例甲局,局长\n样例甲局,书记\n样例 甲局,局长')).toEqual(['4 1 twice 2'])
  })

  it('[IM2] with several faults in a row have each named', () => {
    expect(contestants(`单位,职务,简称,不参评\n,${'长'.repeat(121)},${'长'.repeat(17)},也许`)).toEqual(['2 1 required', '2 2 tooLong 120', '2 3 tooLong 16', '2 4 choice'])
  })

  it('[IM9] are no more than a plan holds', () => {
    const rows = (count: number) => contestants(`单位,职务\n${Array.from({ length: count }, (_, at) => `样例${String(at)}局,局长`).join('\n')}`)
    expect(rows(200)).toHaveLength(200)
    expect(rows(203)).toEqual(['202 — tooManyRows 200'])
  })

  it('[IM9] of the longest texts fit the plan, and one character more is refused by both', () => {
    const plan = demoPlan()
    const of = (row: object) => v.is(planFileSchema, { ...plan, contestants: plan.contestants.map((one, at) => (at === 0 ? { ...one, ...row } : one)) })
    for (const [key, heading, max] of [['unit', '单位', 60], ['role', '职务', 120], ['person', '姓名', 24], ['shortName', '简称', 16]] as const) {
      for (const length of [max, max + 1]) {
        const row = { unit: '甲', role: '长', [key]: '长'.repeat(length) }
        const taken = reading(csv(`单位,职务,${heading === '单位' || heading === '职务' ? '别' : heading}\n${row.unit},${row.role},${(row as Record<string, string>)[key] ?? ''}`), CONTESTANT_COLUMNS, readContestants).ok
        expect([key, length, taken, of(row)]).toEqual([key, length, length === max, length === max])
      }
    }
  })

  it('are whom the plan has by their unit, and else by unit, title and person', () => {
    const known = [
      { id: 'a1', unit: '甲局', role: '局长' },
      { id: 'a2', unit: '乙局', role: '书记', person: '王样' },
      { id: 'a3', unit: '乙局', role: '局长' },
    ]
    const rows = [{ unit: '甲 局', role: '书记' }, { unit: '乙局', role: '局长' }, { unit: '乙局', role: '主任' }, { unit: '丙局', role: '局长' }]
    expect(matchContestants(rows, known)).toEqual(['a1', 'a3', null, null])
  })
})

describe('fact cards', () => {
  const facts = (text: string) => told(reading(csv(text), FACT_COLUMNS, (sheet, layout) => readFacts(sheet, layout, WHO)))

  it('[IM6] are several of one contestant, their values as typed; without words they are label, value and unit', () => {
    expect(facts('打擂单位,类别,指标,数值,单位,增幅,口径日期,原话\n甲,预计,样例项目,"1,234",个,+48%,2022年6月底,\n甲,,,,,,,样例原话')).toEqual([
      { contestant: 'a1', fact: { text: '样例项目1,234个', kind: 'expected', label: '样例项目', value: '1,234', unit: '个', change: '+48%', asOf: '2022年6月底' } },
      { contestant: 'a1', fact: { text: '样例原话', kind: 'result' } },
    ])
  })

  it('[IM2] are refused where they say nothing, are too many, or are of nobody', () => {
    expect(facts('单位,类别,指标,数值\n甲,也许,样例,1\n甲,实绩,,1\n丁,实绩,样例,1')).toEqual(['2 2 choice', '3 — required', '4 1 unknownContestant'])
    expect(facts(`单位,指标,数值\n${'甲,样例,1\n'.repeat(13)}`)).toEqual(['14 1 tooManyFacts 12'])
  })
})

describe('jurors', () => {
  const jurors = (text: string) => told(reading(csv(text), JUROR_COLUMNS, (sheet, layout) => readJurors(sheet, layout, [{ id: 'p1', names: ['领导评委组'] }])))

  it('[IM4] have a seat each', () => {
    expect(jurors('席位号,职务,姓名,组别\n1,样例评委,于样,领导评委组\n２,样例评委,,')).toEqual([{ seat: '1', role: '样例评委', person: '于样', panel: 'p1' }, { seat: '２', role: '样例评委' }])
    expect(jurors('席位,职务,组别\n1,评委,无此组\n１,评委,\n,评委,')).toEqual(['2 3 unknownPanel', '3 1 twice 2', '4 1 required'])
  })
})
