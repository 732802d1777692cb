import { describe, expect, it } from 'vitest'
import { assess } from '../../../../src/rules/assessment'
import type { AssessmentFigures } from '../../../../src/rules/assessment/figures'
import type { AssessmentScheme } from '../../../../src/rules/assessment/scheme'
import type { Working } from '../../../../src/rules/working'
import { lineOf, type Say } from '../../../../src/scenes/working/sentence'
import { working as en } from '../../../../src/words/en/working'
import { working as zhCN } from '../../../../src/words/zh-CN/working'

/** Looks a key up and puts the values in; a key that is not there fails the test. */
const sayIn = (working: object): Say => (key, values = {}) => {
  const found = key.split('.').reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined), { working })
  if (typeof found !== 'string') throw new Error(`no words for ${key}`)
  return found.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}
const lines = (one: Working, say: Say, indent = ''): string[] => {
  const { name, figure, how, left } = lineOf(one, say)
  return [`${indent}${[name, figure, how, left].filter((text) => text !== '').join(' | ')}`, ...one.parts.flatMap((part) => lines(part, say, `${indent}  `))]
}

const scheme: AssessmentScheme = {
  full: '100',
  missing: 'leaveOut',
  blocks: [
    { id: 'x', name: '经济运行', full: '100', weight: '60', indicators: [
      { id: 'revenue', name: '一般公共预算收入', full: '50', method: { kind: 'completion', target: { from: 'unit' }, direction: 'higher', cap: '50' } },
      { id: 'trade', name: '货物进出口', full: '30', method: { kind: 'byRank', of: { kind: 'growth' }, direction: 'higher', award: { by: 'step', top: '30', step: '3' }, ties: 'mean' } },
      { id: 'energy', name: '节能', full: '20', method: { kind: 'efficacyCoefficient', direction: 'lower', bounds: { from: 'group' } } },
    ] },
    { id: 'y', name: '城市更新', full: '40' },
  ],
  deduction: { cap: '2' },
  vetoes: [{ id: 'v', name: '安全生产', effect: { kind: 'zero' } }],
  rounding: { indicator: { places: 2, mode: 'halfAway' } },
}
const figures: AssessmentFigures = {
  units: ['a', 'b'],
  indicators: ['a', 'b'].flatMap((unit) => [
    { unit, indicator: 'revenue', actual: unit === 'a' ? '70' : '90', target: '75' },
    { unit, indicator: 'trade', actual: '120', base: unit === 'a' ? '100' : '100.0' },
    { unit, indicator: 'energy', actual: unit === 'a' ? null : '3' },
  ]),
  blocks: ['a', 'b'].map((unit) => ({ unit, block: 'y', points: '33.5' })),
  additions: [{ unit: 'b', kind: 'deduction', points: '3', reason: '通报批评' }],
  vetoes: [{ unit: 'b', veto: 'v', reason: '较大事故' }],
}

function workings(): Working[] {
  const result = assess(scheme, figures)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.units.map(({ working }) => working)
}

describe('the working of an assessment in words', () => {
  it('[AS11] says each step in Chinese, and what is missing', () => {
    expect(lines(workings()[0] as Working, sayIn(zhCN))).toEqual([
      '综合得分 | 89.8775 | 2项相加',
      '  经济运行 | 93.9625 | 2项相加，乘权重0.6，计56.3775',
      '    一般公共预算收入 | 46.67 | 按完成率计分，四舍五入到2位小数（原为46.6666…），乘权重1.25，计58.3375',
      '      完成率 | 93.3333…%',
      '        实际 | 70',
      '        目标 | 75',
      '      满分 | 50',
      '    货物进出口 | 28.5 | 按位次赋分，乘权重1.25，计35.625',
      '      增速 | 20%',
      '        实际 | 120',
      '        基期 | 100',
      '      位次 | 第1位',
      '      并列占到 | 第2位',
      '    节能 | 没有得分 | 没有数据',
      '      实际 | 没有数据',
      '  城市更新 | 33.5',
    ])
  })

  it('[VE1] says a veto and a deduction that met its cap', () => {
    const said = lines(workings()[1] as Working, sayIn(zhCN))
    expect(said.slice(0, 4)).toEqual([
      '综合得分 | 0 | 被一票否决',
      '  综合得分 | 90.6 | 3项相加',
      '    经济运行 | 98.5 | 3项相加，乘权重0.6，计59.1',
      '      一般公共预算收入 | 50 | 按完成率计分，超过上限，按上限50计',
    ])
    expect(said.slice(14, 21)).toEqual([
      '      节能 | 20 | 按功效系数法计分',
      '        实际 | 3',
      '        不允许值 | 3',
      '        满意值 | 3',
      '        另加分（百分制） | 40',
      '        基础分（百分制） | 60',
      '        满分 | 20',
    ])
    expect(said.slice(-3)).toEqual(['    扣分 | 2 | 超过上限，按上限2计，扣减，计-2', '      通报批评 | 3', '  较大事故 | 被一票否决'])
  })

  it('[AS11] says the same in English', () => {
    expect(lines(workings()[0] as Working, sayIn(en)).slice(1, 8)).toEqual([
      '  经济运行 | 93.9625 | sum of 2, times weight 0.6, counts 56.3775',
      '    一般公共预算收入 | 46.67 | by completion, rounded half up to 2 decimals (was 46.6666…), times weight 1.25, counts 58.3375',
      '      completion | 93.3333…%',
      '        actual | 70',
      '        target | 75',
      '      full mark | 50',
      '    货物进出口 | 28.5 | by rank, times weight 1.25, counts 35.625',
    ])
  })
})
