import type { BoardFlag, BoardPanel, BoardRow, BoardScene, DrawScene, Scene, StageView } from '../../../src/session/view/scene'
import { start } from '../../../src/session/timer'
import { PICTURE } from './pictures'
import { SCORING } from './scoring-views'

const ROLE = '市委常委、胶州市委书记、上合示范区党工委书记、管委会主任'
const NAMES = ['黄岛区', '胶州市', '崂山区', '市南区', '即墨区', '平度市', '城阳区', '市北区', '莱西市', '李沧区']

function rows(scores: readonly string[], top: number | null): BoardRow[] {
  return scores.map((score, i) => ({
    rank: i + 1,
    name: NAMES[i] ?? '',
    score,
    stars: top === null ? null : top - i,
    flags: top === null && i < 2 ? ['pioneer'] : [],
  }))
}

const ECONOMY = ['54.96', '52.43', '52.40', '51.00', '50.19', '49.91', '48.61', '48.49', '48.41', '44.69']
const CITY = ['19.38', '19.25', '19.02', '19.01', '19.00', '18.99', '18.91', '18.73', '18.72', '18.66']
const WHOLE = ['90.00', '88.12', '86.53', '86.17', '83.91']

/** The board with so many panels open: the first block, the second, the composite; with all open the flags are awarded. */
export function board(open: number, opened: BoardScene['opened'] = []): BoardScene {
  const panel = (at: number, name: string, full: string, scores: readonly string[], top: number | null): BoardPanel => ({
    id: top === null ? 'composite' : `block:${at}`,
    name,
    full,
    slots: scores.length,
    top,
    depth: top === null ? scores.length : null,
    rows: at < open ? rows(scores, top) : null,
  })
  const flag = (id: string, name: string, names: readonly string[], rise: number | null): BoardFlag => ({
    id,
    name,
    recipients: open > 3 ? names.map((recipient) => ({ name: recipient, rise })) : null,
  })
  return {
    kind: 'board',
    heading: '摘星夺旗',
    title: '2022年二季度全市经济运行及重点工作“摘星夺旗”考核结果',
    period: '2022年二季度',
    panels: [panel(0, '经济运行', '60', ECONOMY, 10), panel(1, '城市更新建设', '20', CITY, 10), panel(2, '综合得分', '100', WHOLE, null)],
    flags: [flag('pioneer', '真抓实干、勇当排头', ['黄岛区', '胶州市'], null), flag('riser', '加压奋进、进位赶超', ['市南区'], 2)],
    opened,
  }
}

const timer = start(
  {
    contestant: 'a',
    budget: 300_000,
    segments: [
      { name: '讲实绩', budget: 180_000 },
      { name: '谈打法', budget: 120_000 },
    ],
    shared: true,
    amberAt: 30_000,
    dangerAt: 10_000,
  },
  0,
)

const COMMITMENT = '3f9a1c07be52d84466e0b1a97c2d5f8830ee41b6a5d7094cf21863bb9e70d4ac'

/** A draw of so many that is done. */
export function drawOf(count: number, long = true): DrawScene {
  const names = Array.from({ length: count }, (_, i) => (i < NAMES.length ? (NAMES[i] ?? '') : `样例单位${String(i + 1)}${long && i % 7 === 0 ? '综合行政执法局' : ''}`))
  // Seven has no factor in common with any of the counts: each name is drawn once.
  return { kind: 'draw', commitment: COMMITMENT, numbers: [27, 8, 66], names, order: names.map((_, i) => names[(i * 7 + 3) % count] ?? '') }
}

/** One of each kind, with the longest that real plans hold. */
export const SCENES: Record<string, Scene> = {
  title: {
    kind: 'title',
    title: '第七届“创客中国”（青岛赛区）暨第八届“市长杯”·海创汇·中小企业创新创业大赛崂山区初赛',
    organiser: '样例市综合考核委员会',
    date: '2022-07-26',
    venue: '市级机关会议中心',
    theme: '比学赶超 争先进位',
    startsAt: null,
  },
  order: { kind: 'order', rows: NAMES.map((name, i) => ({ place: i + 1, name, status: i < 3 ? 'done' : i === 3 ? 'current' : i === 8 ? 'absent' : 'waiting' })) },
  'order of 17': {
    kind: 'order',
    rows: Array.from({ length: 17 }, (_, i) => ({ place: i + 1, name: NAMES[i % 10] ?? '', status: i < 3 ? 'done' : i === 3 ? 'current' : 'waiting' })),
  },
  speaker: {
    kind: 'speaker',
    photo: null,
    substitute: false,
    timer: null,
    overtime: 'stayAtZero',
    place: 2,
    of: 10,
    unit: '胶州市',
    role: ROLE,
    person: '王　锋',
    facts: [
      { text: '设立6个专班', kind: 'result' },
      { text: '中欧班列开行量增长44.8%，回程班列居全省首位', kind: 'result', asOf: '2022年6月底' },
      { text: '新引进过亿元项目53个，其中30亿元项目15个、百亿元项目2个', kind: 'expected' },
      { text: '全年营收160亿元', label: '集成电路等产业全年可实现营收', value: '160', unit: '亿元', kind: 'target' },
    ],
  },
  'speaker with a clock': {
    kind: 'speaker',
    photo: PICTURE,
    substitute: true,
    timer,
    overtime: 'stayAtZero',
    place: 3,
    of: 10,
    unit: '胶州市',
    role: ROLE,
    person: '王　锋',
    facts: [
      { text: '设立6个专班', kind: 'result' },
      { text: '新引进过亿元项目53个', kind: 'expected' },
    ],
  },
  'title before the start': { kind: 'title', title: '区（市）党委“书记擂台”（第二期）', organiser: '样例市综合考核委员会', date: '2022-07-26', venue: null, theme: null, startsAt: 600_000 },
  countdown: { kind: 'countdown', unit: '胶州市', role: ROLE, timer, overtime: 'stayAtZero', next: null },
  overtime: { kind: 'countdown', unit: '胶州市', role: ROLE, timer: { ...timer, spent: 317_000, runningSince: null }, overtime: 'countUp', next: null },
  'the speaker’s screen': { kind: 'countdown', unit: '胶州市', role: ROLE, timer, overtime: 'countUp', next: '黄岛区' },
  board: board(4),
  strip: { kind: 'strip', unit: '胶州市', role: ROLE, timer, overtime: 'stayAtZero' },
  'strip in overtime': { kind: 'strip', unit: '样例市综合行政执法局', role: ROLE + '，' + ROLE, timer: { ...timer, spent: 317_000, runningSince: null }, overtime: 'countUp' },
  calibration: { kind: 'calibration' },
  award: { kind: 'award', flag: { id: 'riser', name: '加压奋进、进位赶超', recipients: [{ name: '市南区', rise: 2 }] }, presenter: '市委副书记、市长' },
  agenda: {
    kind: 'agenda',
    title: '全市重点工作推进会议暨二季度“摘星夺旗”考核结果发布会',
    items: ['传达学习上级有关会议精神', '通报二季度全市经济运行情况', '区（市）党委“书记擂台”（第二期）', '宣布二季度“摘星夺旗”考核结果并授旗', '市委主要领导同志讲话'].map((text, i) => ({ text, status: i < 2 ? 'done' : i === 2 ? 'current' : 'waiting' })),
  },
  'agenda of 12': {
    kind: 'agenda',
    title: '全市重点工作推进会议',
    items: Array.from({ length: 12 }, (_, i) => ({
      text: i % 3 === 0 ? '通报二季度全市经济运行情况和上半年重点工作、重点项目、重点改革任务推进落实情况' : `第${String(i + 1)}组汇报发言`,
      status: i < 6 ? 'done' : i === 6 ? 'current' : 'waiting',
    })),
  },
  'draw before the numbers': { kind: 'draw', commitment: COMMITMENT, numbers: null, names: NAMES, order: null },
  'draw with its numbers': { kind: 'draw', commitment: COMMITMENT, numbers: [27, 8, 66], names: NAMES, order: null },
  draw: drawOf(10),
  'draw of 3': drawOf(3),
  'draw of 20': drawOf(20),
  'draw of 30': drawOf(30, false),
  'draw of 60': drawOf(60),
  comment: { kind: 'comment', by: '市委副书记、市政府党组书记、市长', on: '上合示范区' },
  'comment on nobody': { kind: 'comment', by: '市委常委、组织部部长', on: null },
  interval: { kind: 'interval', words: '中场休息', ends: 600_000 },
  'interval without an end': { kind: 'interval', words: '中场休息，请勿远离会场', ends: null },
  message: { kind: 'message', text: '请将手机调至静音' },
  'long message': { kind: 'message', text: '考核结果正在统计，请各位领导、同志们在会场稍候，统计完成后将现场宣布并授旗' },
  facts: {
    kind: 'facts',
    title: '五年来全市经济社会发展主要指标',
    facts: [
      { text: '地区生产总值14136亿元', label: '地区生产总值', value: '14136.46', unit: '亿元', change: '+8.3%', compared: '2016年的1.4倍', kind: 'result', asOf: '2021年全年' },
      { text: '一般公共预算收入1368亿元', label: '一般公共预算收入', value: '1368', unit: '亿元', change: '+9.1%', compared: '2016年的1.2倍', kind: 'result', asOf: '2021年全年' },
      { text: '市场主体超过200万户，民营经济占比首次超过45%，国家级专精特新“小巨人”企业居全省首位', kind: 'result', asOf: '2022年6月底' },
      { text: '进出口总额', label: '货物进出口总额', value: '9000', unit: '亿元', kind: 'target' },
      { text: '预计高新技术企业', label: '高新技术企业', value: '6600', unit: '家', change: '+18%', kind: 'expected', asOf: '2022年底' },
    ],
  },
  signal: { kind: 'signal', source: '宣传片：《一座城的五年》', began: 0, lasts: 180_000 },
  'signal without an end': { kind: 'signal', source: '视频会议分会场', began: 0, lasts: null },
  slide: { kind: 'slide', picture: PICTURE, next: null, place: 3, of: 12, unit: '胶州市', timer, overtime: 'stayAtZero' },
  'slide that is not there': { kind: 'slide', picture: '0'.repeat(64), next: null, place: 4, of: 12, unit: '样例市综合行政执法局', timer: null, overtime: 'stayAtZero' },
  cards: { kind: 'cards', heading: '摘星夺旗', title: '2022年二季度全市经济运行及重点工作“摘星夺旗”考核结果', period: '2022年二季度', panels: board(3).panels },
  'four cards': { kind: 'cards', heading: '摘星夺旗', title: '2022年二季度“摘星夺旗”考核结果', period: '2022年二季度', panels: [...board(3).panels, { ...board(3).panels[1], id: 'block:2', name: '乡村振兴' } as BoardPanel] },
  'cards to come': { kind: 'cards', heading: '摘星夺旗', title: '2022年二季度“摘星夺旗”考核结果', period: '2022年二季度', panels: board(1).panels },
  thanks: { kind: 'thanks', words: '谢谢', title: '区（市）党委“书记擂台”（第二期）' },
  ...SCORING,
}

export function view(scene: Scene, more: Partial<StageView> = {}): StageView {
  return { audience: 'hall', seq: 1, term: 1, scene, since: 0, enters: true, cover: null, message: null, sample: true, rehearsal: true, sealed: false, ...more }
}
