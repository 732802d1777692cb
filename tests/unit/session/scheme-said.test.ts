import { describe, expect, it } from 'vitest'
import type { Panel, Scheme } from '../../../src/rules/index'
import { PHRASES, spokenSentence, type Speaker } from '../../../src/session/scheme-said/phrase'
import { schemeSaid } from '../../../src/session/scheme-said/scheme'
import { presetScheme, PRESETS, type Preset } from '../../../src/session/templates/schemes/presets'
import { scheme as english } from '../../../src/words/en/scheme'
import { schemeSaid as englishSaid } from '../../../src/words/en/scheme-said'
import { scheme as chinese } from '../../../src/words/zh-CN/scheme'
import { schemeSaid as chineseSaid } from '../../../src/words/zh-CN/scheme-said'

/** Fills words as the i18n library does; a place without a value is a mistake. */
function speakerOf({ say, joint }: typeof chineseSaid | typeof englishSaid): Speaker {
  return {
    say: (key, values) =>
      say[key].replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = values[name]
        if (value === undefined) throw new Error(`${key} has no ${name}`)
        return String(value)
      }),
    joint: (by) => (by === 'none' ? '' : joint[by]),
  }
}

const inChinese = (scheme: Scheme) => schemeSaid(scheme).map((one) => spokenSentence(one, speakerOf(chineseSaid)))
const inEnglish = (scheme: Scheme) => schemeSaid(scheme).map((one) => spokenSentence(one, speakerOf(englishSaid)))

const COUNTED = ['没打的分不算零分，也不计入。', 'A missing mark is not a zero: it is left out.'] as const
const RANKED = ['按公布的得分排位次，分数相同的并列，下一名空出位次。', 'The published score ranks, equal scores share a rank and the next rank is left out.'] as const

/** The sentences of each preset in both languages, those that all have by their names. */
const SAID: Readonly<Record<Preset, readonly (readonly [string, string])[]>> = {
  assessment: [['得分就是考核得分，现场不打分，四舍五入到2位小数。', 'The score is “Assessment”, nobody marks in the hall, rounded half up to 2 decimals.'], RANKED],
  delegates: [
    ['领导评委、部门代表、基层代表分别打分，收到几份算几份，每人先把3项相加，取平均，四舍五入到2位小数。', 'Leaders, Department delegates, Grassroots delegates give marks apart, as many as come in, each first adding up 3 criteria, averaged, rounded half up to 2 decimals.'],
    ['得分＝领导评委×40%＋部门代表×30%＋基层代表×30%，四舍五入到2位小数。', 'Score = Leaders × 40% + Department delegates × 30% + Grassroots delegates × 30%, rounded half up to 2 decimals.'],
    COUNTED,
    RANKED,
  ],
  live: [
    ['参会人员打分，收到几份算几份，去掉最高的10%和最低的10%（不足一个的舍去），其余取平均，四舍五入到2位小数。', 'Those present give marks, as many as come in, the highest 10% and lowest 10% dropped (a broken number rounded down), the rest averaged, rounded half up to 2 decimals.'],
    ['得分＝考核得分×70%＋参会人员×30%，四舍五入到2位小数。', 'Score = Assessment × 70% + Those present × 30%, rounded half up to 2 decimals.'],
    COUNTED,
    RANKED,
  ],
  leaders: [
    [
      '7位领导评委打分，每人先把3项相加，按人数去高低分（5位各去1个；7位各去2个；9位各去2个），表里没有的人数照少一些的那一行，其余取平均，至少5位评委的分有效才出分，四舍五入到2位小数。',
      'Leaders (7) give marks, each first adding up 3 criteria, trimmed by how many there are (of 5, 1 at each end; of 7, 2 at each end; of 9, 2 at each end), other numbers as the next smaller row, the rest averaged, no score with fewer than 5 valid jurors, rounded half up to 2 decimals.',
    ],
    COUNTED,
    RANKED,
  ],
  roadshow: [
    ['9位专家评委打分，每人先把4项相加，去掉1个最高分和1个最低分，其余取平均，四舍五入到2位小数。', 'Experts (9) give marks, each first adding up 4 criteria, the 1 highest and 1 lowest dropped, the rest averaged, rounded half up to 2 decimals.'],
    COUNTED,
    ['得分最高的11个晋级，第11名有并列时由现场决定，名单不排位次。', 'The 11 best go on, a tie for place 11 is left to people, the list has no ranks.'],
  ],
  five: [['5位评委打分，去掉1个最高分和1个最低分，其余取平均，四舍五入到2位小数。', 'Jurors (5) give marks, the 1 highest and 1 lowest dropped, the rest averaged, rounded half up to 2 decimals.'], COUNTED, RANKED],
  seven: [['7位评委打分，去掉2个最高分和2个最低分，其余取平均，四舍五入到2位小数。', 'Jurors (7) give marks, the 2 highest and 2 lowest dropped, the rest averaged, rounded half up to 2 decimals.'], COUNTED, RANKED],
  difficulty: [
    ['7位评委打分，去掉2个最高分和2个最低分，其余相加，再乘难度系数，没打齐以前不出分，四舍五入到2位小数。', 'Jurors (7) give marks, the 2 highest and 2 lowest dropped, the rest added, times the difficulty, no score until all marks are in, rounded half up to 2 decimals.'],
    RANKED,
  ],
  roundsSum: [
    ['第一轮评委、第二轮评委各5位，分别打分，去掉1个最高分和1个最低分，其余取平均，四舍五入到2位小数。', 'Round-one jurors, Round-two jurors (each 5) give marks apart, the 1 highest and 1 lowest dropped, the rest averaged, rounded half up to 2 decimals.'],
    ['得分＝第一轮评委＋第二轮评委，四舍五入到2位小数。', 'Score = Round-one jurors + Round-two jurors, rounded half up to 2 decimals.'],
    COUNTED,
    RANKED,
  ],
  roundsBest: [
    ['第一轮评委、第二轮评委各5位，分别打分，去掉1个最高分和1个最低分，其余取平均，四舍五入到2位小数。', 'Round-one jurors, Round-two jurors (each 5) give marks apart, the 1 highest and 1 lowest dropped, the rest averaged, rounded half up to 2 decimals.'],
    ['得分取第一轮评委、第二轮评委中最好的1个，四舍五入到2位小数。', 'Score takes the best 1 of Round-one jurors, Round-two jurors, rounded half up to 2 decimals.'],
    COUNTED,
    RANKED,
  ],
  gradesCutOff: [
    ['7位评委打分，去掉1个最高分和1个最低分，其余取平均，四舍五入到2位小数。', 'Jurors (7) give marks, the 1 highest and 1 lowest dropped, the rest averaged, rounded half up to 2 decimals.'],
    COUNTED,
    RANKED,
    ['90分以上为优秀，80分以上为良好，60分以上为一般，其余为较差。', '90 and more is Excellent, 80 and more is Good, 60 and more is Fair, the rest is Poor.'],
  ],
  gradesShare: [
    ['7位评委打分，去掉1个最高分和1个最低分，其余取平均，四舍五入到2位小数。', 'Jurors (7) give marks, the 1 highest and 1 lowest dropped, the rest averaged, rounded half up to 2 decimals.'],
    COUNTED,
    RANKED,
    [
      '优秀不超过30%，其次良好不超过50%，其余为一般，不足一个的舍去，卡在线上分数又相同的都归下一等。',
      'At most 30% are Excellent, at most the next 50% are Good, the rest is Fair, a broken number rounded down, all who are equal at an edge get the worse grade.',
    ],
  ],
  overtime: [
    ['7位评委打分，去掉1个最高分和1个最低分，其余取平均，四舍五入到2位小数。', 'Jurors (7) give marks, the 1 highest and 1 lowest dropped, the rest averaged, rounded half up to 2 decimals.'],
    ['超时扣分：一超时就扣0.5分，超过30秒扣1分，超过1分钟扣2分。', 'Overtime points: any overtime costs 0.5, over by 30 seconds costs 1, over by 1 minute costs 2.'],
    ['得分＝评委－超时扣分，四舍五入到2位小数。', 'Score = Jurors − Overtime points, rounded half up to 2 decimals.'],
    COUNTED,
    RANKED,
  ],
  ballot: [
    ['参会人员打分，收到几份算几份，从优秀（95分）、良好（85分）、一般（70分）、较差（50分）里选一个，取平均，四舍五入到2位小数。', 'Those present give marks, as many as come in, each choosing one of Excellent (95), Good (85), Fair (70), Poor (50), averaged, rounded half up to 2 decimals.'],
    COUNTED,
    RANKED,
  ],
}

describe('a scheme said in sentences', () => {
  it.each(PRESETS)('%s, in Chinese and in English', (preset) => {
    expect(inChinese(presetScheme(preset, chinese.names))).toEqual(SAID[preset].map(([said]) => said))
    expect(inEnglish(presetScheme(preset, english.names))).toEqual(SAID[preset].map(([, said]) => said))
  })

  it('has words for every phrase, and no phrase without a use', () => {
    for (const { say } of [chineseSaid, englishSaid]) expect(Object.keys(say).sort()).toEqual([...PHRASES].sort())
  })

  const five = presetScheme('five', chinese.names)
  const withPanel = (change: Partial<Panel>): Scheme => ({ ...five, composite: { ...five.composite, parts: five.composite.parts.map((part) => ({ ...part, ...change }) as Panel) } })
  const ranked = (change: Partial<Scheme['ranking']>): Scheme => ({ ...five, ranking: { ...five.ranking, ...change } })

  it.each<[string, Scheme, string]>([
    ['the median', withPanel({ combine: 'median', trim: { by: 'none' } }), '5位评委打分，取中位数，四舍五入到2位小数。'],
    ['only the highest dropped', withPanel({ trim: { by: 'fixed', low: 0, high: 2 } }), '5位评委打分，去掉2个最高分，其余取平均，四舍五入到2位小数。'],
    ['the closest kept', withPanel({ trim: { by: 'closest', keep: 2 } }), '5位评委打分，只留最接近的2个，其余取平均，四舍五入到2位小数。'],
    ['a table of any size', withPanel({ trim: { by: 'size', between: 'none', rows: [{ size: 3, drop: { by: 'none' } }, { size: 5, drop: { by: 'fixed', low: 0, high: 1 } }] } }), '5位评委打分，按人数去高低分（3位不去；5位去掉1个最高分），其余取平均，四舍五入到2位小数。'],
    ['what is missing', withPanel({ missing: 'zero', quorum: [2, 3], invalid: 'ballot' }), '5位评委打分，去掉1个最高分和1个最低分，其余取平均，没打分的按0分算，有一个分无效，这位评委的整张票都不算，至少3分之2的评委的分有效才出分，四舍五入到2位小数。'],
    ['a weight of its own at each criterion', { ...withPanel({ per: 'criterion', cuts: { criterion: { places: 1, mode: 'truncate' } } }), criteria: [{ id: 'x', name: '甲', max: '10', weight: '0.6' }, { id: 'y', name: '乙', max: '10', weight: '0.4' }] }, '5位评委打分，每一项分开算，去掉1个最高分和1个最低分，其余取平均，每一项先截取到1位小数，再把2项按权重相加，四舍五入到2位小数。'],
    ['ties parted in turn', ranked({ by: 'exact', ties: [{ by: 'criterion', criterion: 'performance' }, { by: 'lowestMark', lower: true }, { by: 'decimals', places: 4 }] }), '按没有取小数的得分排位次，分数相同的依次比现场表现的得分、最低的一个分（少的在前）、4位小数的得分，还相同的并列，下一名空出位次。'],
    ['the first eleven', ranked({ advance: { first: 11, atCut: 'all' } }), '前11名晋级，第11名并列的都晋级。'],
    ['categories', ranked({ categories: 'apart', lowestFirst: true }), '各组别分开排名，按公布的得分排位次，分低的在前，分数相同的并列，下一名空出位次。'],
    ['a total of decimals, held between two', { ...five, composite: { ...five.composite, floor: '0', cap: '10', rounding: { places: 0, mode: 'halfEven' } } }, '得分＝评委，最低0分，最高10分，四舍六入五成双到整数。'],
  ])('%s', (_, scheme, sentence) => {
    expect(inChinese(scheme)).toContain(sentence)
  })

  it('goes as far as it can with what is half typed', () => {
    expect(() => inChinese(withPanel({ weight: '7.', trim: { by: 'share', low: '', high: '0.', count: 'down' } }))).not.toThrow()
    expect(inEnglish({ ...five, composite: { ...five.composite, parts: [] } })).toEqual([RANKED[1]])
  })
})
