import type { BarsScene, GradesScene, ListScene, ScoreScene, ScoringScene, SeatMark, ScoresScene } from '../../../src/session/view/scoring-scene'

const ROLE = '市委常委、胶州市委书记、上合示范区党工委书记、管委会主任'
export const UNITS = ['黄岛区', '胶州市', '崂山区', '市南区', '即墨区', '平度市', '城阳区', '市北区', '莱西市', '李沧区']

/** So many marks by seat, the highest and the lowest dropped. */
export function marksOf(count: number, name: (seat: number) => string = (seat) => `评委${String(seat)}`): SeatMark[] {
  const values = Array.from({ length: count }, (_, i) => 9_000 + ((i * 137 + 45) % 890))
  return values.map((value, i) => ({
    seat: name(i + 1),
    value: (value / 100).toFixed(2),
    dropped: value === Math.max(...values) ? 'highest' : value === Math.min(...values) ? 'lowest' : null,
  }))
}

/** Names as plans hold them, some of them long. */
export function namesOf(count: number, long = true): string[] {
  return Array.from({ length: count }, (_, i) => UNITS[i] ?? `样例单位${String(i + 1)}${long && i % 7 === 0 ? '综合行政执法局' : ''}`)
}

const SCORE: ScoreScene = {
  kind: 'score',
  unit: '胶州市',
  role: ROLE,
  place: 3,
  of: 10,
  panels: [{ name: '评委评分', score: '95.41', marks: marksOf(9) }],
  others: [],
  score: '95.41',
  none: null,
  rank: 2,
  provisional: true,
  grade: null,
}

function barsOf(count: number, more: Partial<BarsScene> = {}): BarsScene {
  const scores = Array.from({ length: count }, (_, i) => (97.35 - i * 0.83).toFixed(2))
  return { kind: 'bars', full: '100', rows: namesOf(count).map((name, i) => ({ name, score: scores[i] ?? null, before: i === 2 ? null : (scores[i] ?? null), rank: i + 1 })), provisional: true, open: false, ...more }
}

function listOf(count: number, more: Partial<ListScene> = {}): ListScene {
  return { kind: 'list', heading: '创新创业大赛晋级名单', rows: namesOf(count).map((name) => ({ name, rank: null })), tied: [], places: count, ranked: false, ...more }
}

function scoresOf(count: number, more: Partial<ScoresScene> = {}): ScoresScene {
  return { kind: 'scores', rows: namesOf(count).map((name, i) => ({ name, score: (97.35 - ((i * 7) % count) * 0.6).toFixed(2), rank: ((i * 7) % count) + 1, grade: null })), provisional: true, ...more }
}

function gradesOf(good: number, fair: number, rest: number): GradesScene {
  const names = namesOf(good + fair + rest)
  return {
    kind: 'grades',
    grades: [
      { name: '优秀', names: names.slice(0, good) },
      { name: '良好', names: names.slice(good, good + fair) },
      { name: '一般', names: names.slice(good + fair) },
    ],
  }
}

const TITLE = '第七届“创客中国”（青岛赛区）暨第八届“市长杯”·海创汇·中小企业创新创业大赛崂山区初赛晋级名单'

/** Scenes of scoring with the hardest that plans hold. */
export const SCORING: Record<string, ScoringScene> = {
  score: SCORE,
  'score of 21 seats': { ...SCORE, panels: [{ name: '评委评分', score: '95.413', marks: marksOf(21) }], score: '95.413', rank: 10, grade: '优秀' },
  'score of two panels': {
    ...SCORE,
    unit: '样例市综合行政执法局',
    panels: [
      { name: '领导评委', score: '95.41', marks: marksOf(7, (seat) => `${String(seat)}号`) },
      { name: '大众评审团', score: '93.88', marks: marksOf(21) },
    ],
    others: [{ name: '超时扣分', value: '-2' }],
    provisional: false,
    grade: '优秀',
  },
  'score of three panels': {
    ...SCORE,
    panels: [
      { name: '领导评委', score: '95.41', marks: marksOf(5) },
      { name: '专家评委', score: '94.20', marks: marksOf(9) },
      { name: '大众评委', score: null, marks: null },
    ],
    others: [
      { name: '季度考核得分', value: '+54.96' },
      { name: '超时扣分', value: '-0.5' },
    ],
    score: '100.00',
  },
  'score of panels alone': { ...SCORE, panels: SCORE.panels.concat({ name: '群众测评', score: '93.88', marks: null }).map((panel) => ({ ...panel, marks: null })), rank: null },
  'score alone': { ...SCORE, panels: [{ name: '评委评分', score: '95.41', marks: null }] },
  'no score': { ...SCORE, panels: [{ name: '评委评分', score: null, marks: null }], score: null, none: 'quorum', rank: null },
  scores: scoresOf(10),
  'scores of 3': scoresOf(3, { provisional: false }),
  'scores of 20': { ...scoresOf(20), rows: scoresOf(20).rows.map((row, i) => (i === 4 ? { ...row, score: null, none: 'quorum', rank: null, grade: null } : { ...row, grade: i % 3 === 0 ? '优秀' : '良好' })) },
  bars: barsOf(10),
  'bars of 3': barsOf(3, { open: true }),
  'bars of 17': { ...barsOf(17), rows: barsOf(17).rows.map((row, i) => (i > 14 ? { ...row, score: null, before: null, rank: null } : row)) },
  tally: { kind: 'tally', panels: [{ name: '评委', received: 7, expected: 9 }], received: 7, expected: 9, locked: false },
  'tally by panel': {
    kind: 'tally',
    panels: [
      { name: '领导评委', received: 7, expected: 7 },
      { name: '专家评委', received: 8, expected: 9 },
      { name: '党代表、人大代表、政协委员和群众代表评审团', received: 187, expected: 200 },
    ],
    received: 202,
    expected: 216,
    locked: true,
  },
  list: listOf(11, { heading: TITLE }),
  'list of 53': listOf(53),
  'list with a tie': listOf(10, { places: 12, tied: ['样例单位十一', '样例单位十二', '样例市综合行政执法局', '样例单位十四'] }),
  'ranked list': { ...listOf(20), rows: namesOf(20).map((name, i) => ({ name, rank: i + 1 })), ranked: true, places: null },
  grades: gradesOf(3, 5, 2),
  'grades of 53': gradesOf(12, 28, 13),
}
