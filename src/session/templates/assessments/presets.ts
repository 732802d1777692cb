import type { AssessmentScheme, Indicator } from '../../../rules/assessment/scheme'

/** Ways of assessing that are ready to take and change. */
export const ASSESSMENT_PRESETS = ['starFlag', 'blocksGiven', 'completion', 'efficacy', 'byRank', 'growth'] as const
export type AssessmentPreset = (typeof ASSESSMENT_PRESETS)[number]

const TWO = { places: 2, mode: 'halfAway' } as const
const CUTS = { indicator: TWO, block: TWO, composite: TWO }

const completed = (id: string, name: string, full: string): Indicator => ({ id, name, full, method: { kind: 'completion', target: { from: 'unit' }, direction: 'higher', floor: '0', cap: full } })
const grown = (id: string, name: string, full: string): Indicator => ({ id, name, full, method: { kind: 'efficacyCoefficient', of: { kind: 'growth' }, direction: 'higher', bounds: { from: 'group' } } })
const given = (id: string, name: string, full: string): Indicator => ({ id, name, full, method: { kind: 'given', floor: '0', cap: full } })

const ECONOMY = [
  grown('gdp', '地区生产总值', '5'),
  grown('investment', '固定资产投资', '5'),
  grown('trade', '货物进出口', '5'),
  grown('industry', '规上工业增加值', '5'),
  grown('retail', '社会消费品零售总额', '5'),
  grown('services', '规上服务业营业收入', '5'),
  completed('revenue', '一般公共预算收入', '5'),
  completed('foreign', '实际使用外资', '5'),
  completed('energy', '节能目标', '5'),
  completed('entities', '新增经营主体', '5'),
  completed('technology', '技术合同成交额', '5'),
  completed('income', '居民人均可支配收入', '5'),
] as const

/** A preset by its name. Names of indicators beyond the published ones are there to be changed. */
export function assessmentPreset(preset: AssessmentPreset): AssessmentScheme {
  switch (preset) {
    case 'starFlag':
      // 三个板块共17项指标: 60, 20 and 20, as published for the second quarter of 2022.
      return {
        full: '100',
        blocks: [
          { id: 'economy', name: '经济运行', full: '60', indicators: [...ECONOMY] },
          { id: 'projects', name: '项目签约落地', full: '20', indicators: [completed('signed', '签约项目', '8'), completed('landed', '落地项目', '8'), completed('funds', '到位资金', '4')] },
          { id: 'renewal', name: '城市更新建设', full: '20', indicators: [completed('renewed', '城市更新目标任务', '12'), given('illegal', '违法建设治理', '8')] },
        ],
        rounding: CUTS,
      }
    case 'blocksGiven':
      return {
        full: '100',
        blocks: [
          { id: 'economy', name: '经济运行', full: '60' },
          { id: 'projects', name: '项目签约落地', full: '20' },
          { id: 'renewal', name: '城市更新建设', full: '20' },
        ],
        rounding: CUTS,
      }
    case 'completion':
      return {
        full: '100',
        blocks: [{ id: 'targets', name: '目标任务', full: '100', indicators: [completed('first', '重点任务一', '40'), completed('second', '重点任务二', '30'), completed('third', '重点任务三', '30')] }],
        bonus: { perItem: '2', cap: '5' },
        deduction: { cap: '10' },
        vetoes: [{ id: 'safety', name: '重大安全事故', effect: { kind: 'last' } }],
        rounding: CUTS,
      }
    case 'efficacy':
      return {
        full: '100',
        blocks: [
          {
            id: 'quality',
            name: '高质量发展',
            full: '100',
            indicators: [
              grown('gdp', '地区生产总值', '50'),
              { id: 'energy', name: '单位产值能耗', full: '50', method: { kind: 'efficacyCoefficient', direction: 'lower', bounds: { from: 'scheme', notAllowed: '0.6', satisfactory: '0.4' }, floor: '0', cap: '50' } },
            ],
          },
        ],
        rounding: CUTS,
      }
    case 'byRank': {
      const ranked = (id: string, name: string): Indicator => ({ id, name, full: '50', method: { kind: 'byRank', direction: 'higher', award: { by: 'step', top: '50', step: '2.5' }, ties: 'rank', floor: '0' } })
      return { full: '100', blocks: [{ id: 'ranks', name: '位次赋分', full: '100', indicators: [ranked('projects', '新引进项目'), ranked('investment', '完成投资')] }], rounding: CUTS }
    }
    case 'growth': {
      const linear = (id: string, name: string): Indicator => ({ id, name, full: '50', method: { kind: 'growth', direction: 'higher', points: { by: 'linear', start: '30', from: '0', perPoint: '2' }, floor: '0', cap: '50' } })
      return { full: '100', blocks: [{ id: 'growth', name: '增速', full: '100', indicators: [linear('output', '产值'), linear('sales', '销售额')] }], rounding: CUTS }
    }
    default:
      preset satisfies never
      return preset
  }
}
