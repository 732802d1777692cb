import { describe, expect, it } from 'vitest'
import { assess } from '../../../src/rules/assessment/index'
import { toDecimal } from '../../../src/rules/exact'
import { ASSESSMENT_PRESETS, assessmentPreset, type AssessmentPreset } from '../../../src/session/templates/assessments/presets'
import { exampleFigures } from '../../../src/setup/sections/assessment/example'
import { directed, methodOf, METHOD_KINDS } from '../../../src/setup/sections/assessment/method'
import { assessmentSaid, type Say } from '../../../src/setup/sections/assessment/said'
import { en } from '../../../src/words/en'
import { zhCN } from '../../../src/words/zh-CN'

/** Looks a key up; one that has no words, or words whose places are not filled, fails the test. */
const sayIn = ({ assessmentForm, working }: { readonly assessmentForm: object; readonly working: object }): Say => (key, values = {}) => {
  const from: object = key.startsWith('cut.') ? working : (assessmentForm as { say: object }).say
  const found = key.split('.').reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined), from)
  if (typeof found !== 'string') throw new Error(`no words for ${key}`)
  return found.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (values[name] === undefined) throw new Error(`${key} asks for ${name}`)
    return String(values[name])
  })
}

describe('考核办法 in plain words', () => {
  it('says the published one', () => {
    expect(assessmentSaid(assessmentPreset('starFlag'), sayIn(zhCN))).toEqual([
      '满分100分，由经济运行60分、项目签约落地20分、城市更新建设20分相加得出。',
      '经济运行·地区生产总值、固定资产投资、货物进出口、规上工业增加值、社会消费品零售总额、规上服务业营业收入（各5分）：功效系数法，增速最差的得60分、最好的得100分（百分制），其余按比例，再折成满分。',
      '经济运行·一般公共预算收入、实际使用外资、节能目标、新增经营主体、技术合同成交额、居民人均可支配收入（各5分）：实际除以各自的目标，乘满分，最高5分。',
      '项目签约落地·签约项目、落地项目（各8分）：实际除以各自的目标，乘满分，最高8分。',
      '项目签约落地·到位资金（4分）：实际除以各自的目标，乘满分，最高4分。',
      '城市更新建设·城市更新目标任务（12分）：实际除以各自的目标，乘满分，最高12分。',
      '城市更新建设·违法建设治理（8分）：直接填得分，最高8分。',
      '缺数据的单位不排位次，缺的不当零分。',
      '指标得分四舍五入到2位小数，板块得分四舍五入到2位小数，综合得分四舍五入到2位小数。',
    ])
  })
  it.each(ASSESSMENT_PRESETS)('has words for all of %s in both languages', (name) => {
    for (const words of [zhCN, en]) expect(assessmentSaid(assessmentPreset(name), sayIn(words)).join(' ')).not.toMatch(/[{}]/)
  })
  it.each(METHOD_KINDS)('has words for %s both ways', (kind) => {
    const method = methodOf(kind, '10')
    const ways = method.kind === 'given' ? [method] : [directed(method, 'higher'), directed(method, 'lower')]
    for (const way of ways) {
      const scheme = { full: '10', blocks: [{ id: 'a', name: '甲', full: '10', indicators: [{ id: 'b', name: '乙', full: '10', method: way }] }] }
      for (const words of [zhCN, en]) expect(assessmentSaid(scheme, sayIn(words))).toHaveLength(3)
    }
  })
})

describe('the example of a 考核办法', () => {
  const outcomeOf = (name: AssessmentPreset, typed: ReadonlyMap<string, string> = new Map()) => {
    const scheme = assessmentPreset(name)
    const outcome = assess(scheme, exampleFigures(scheme, typed))
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
    return outcome.units.map(({ composite, rank }) => `${composite === null ? '–' : toDecimal(composite, 2)} ${String(rank)}`)
  }
  it.each([
    // 106, 98, 103 of 100: 40 (capped) + 29.4 + 30; 101, 104, 97: 40 + 30 + 29.1; 95, 108, 104: 38 + 30 + 30.
    ['completion', ['99.40 1', '99.10 2', '98.00 3']],
    // Growth 6, −2; 1, 4; −5, 8 in percent: 30 + 2 for each, within 0 and 50.
    ['growth', ['68.00 2', '70.00 1', '66.00 3']],
    // Ranks 1 3, 2 2, 3 1 of 50 less 2.5 a place.
    ['byRank', ['95.00 1', '95.00 1', '95.00 1']],
  ] as const)('%s', (name, expected) => {
    expect(outcomeOf(name)).toEqual(expected)
  })
  it('an emptied field is a figure that is missing, not a zero', () => {
    expect(outcomeOf('completion', new Map([['a first', '']]))).toEqual(['– null', '99.10 1', '98.00 2'])
  })
  it.each(ASSESSMENT_PRESETS)('%s can be worked out', (name) => {
    expect(outcomeOf(name)).toHaveLength(3)
  })
})
