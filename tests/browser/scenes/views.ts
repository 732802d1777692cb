import type { BoardFlag, BoardPanel, BoardRow, BoardScene, Scene, StageView } from '../../../src/session/view/scene'
import { start } from '../../../src/session/timer'

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
    photo: null,
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
  thanks: { kind: 'thanks', words: '谢谢', title: '区（市）党委“书记擂台”（第二期）' },
}

export function view(scene: Scene, more: Partial<StageView> = {}): StageView {
  return { audience: 'hall', seq: 1, term: 1, scene, since: 0, enters: true, cover: null, message: null, sample: true, rehearsal: true, sealed: false, ...more }
}
