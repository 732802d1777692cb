import { readFileSync } from 'node:fs'
import type { Arena, PlanDraft, PlanFile } from '../../src/session/plan'
import { readPlanFile } from '../../src/session/read-plan'
import { rundownOf } from '../../src/session/templates/rundown'
import { templateOf } from '../../src/session/templates/template'
import { SAMPLES } from '../../src/setup/samples'
import { zhCN } from '../../src/words/zh-CN'
import { cardsOf, growthCards } from './cards'
import { dataOf, reported } from './data'

type Contestants = PlanDraft['contestants']

const words = zhCN.templates
/** What no report tells is made up, and says so. */
const MADE_UP = '样例落款单位'

/** The six samples, by their paths from the page; what is reported of them stands verbatim. */
export function samplePlans(): { readonly path: string; readonly plan: PlanDraft }[] {
  return SAMPLES.map(({ arena, path }) => {
    const plan = planOf(arena)
    return { path, plan: { ...plan, rundown: rundownOf(plan, words) } }
  })
}

function planOf(arena: Arena): PlanDraft {
  switch (arena) {
    case 'district-secretaries':
      return districts()
    case 'departments':
      return departments()
    case 'leadership-team':
      return leadershipTeam()
    case 'subdistrict-secretaries':
      return subdistricts()
    case 'startup-roadshow':
      return roadshow()
    case 'bureau-chiefs':
      return bureaus()
    default:
      return arena satisfies never
  }
}

/** A template filled with what every sample has. */
function sampleOf(arena: Arena, date: string, contestants: Contestants, more: Partial<PlanDraft> = {}): PlanDraft {
  // The samples run without jurors: what the templates propose for marks is left out.
  const { scheme: _scheme, scoring: _scoring, ...template } = templateOf(arena, words, { date })
  const { title, venue, period } = dataOf(arena)
  const meeting = template.meeting === undefined ? {} : { meeting: { title, agenda: template.meeting.agenda.map((item) => (item.arena ? { ...item, text: title } : item)) } }
  return {
    ...template,
    title,
    ...(period === undefined ? {} : { period }),
    ...(venue === undefined ? {} : { venue }),
    sample: true,
    signature: { ...template.signature, by: MADE_UP },
    ...meeting,
    contestants,
    board: { ...template.board, title, composite: { ...template.board.composite, method: 'given' } },
    ...more,
  }
}

/** The real meeting: its board and its head are kept as they were first typed in; facts, agenda and rundown are made anew. */
function districts(): PlanDraft {
  const kept = keptPlan()
  const { title, contestants: data } = dataOf('district-secretaries')
  const template = templateOf('district-secretaries', words, { date: kept.date })
  const { rundown: _rundown, contestants, ...head } = kept
  return {
    ...head,
    meeting: {
      title: '市委常委会扩大会议暨区（市）党委“书记擂台”',
      agenda: [
        { id: 'arena', text: title, arena: true },
        { id: 'others', text: '会议其他议程（样例）', arena: false },
      ],
    },
    contestants: contestants.map((contestant) => ({ ...contestant, facts: cardsOf(data.find(({ unit }) => unit === contestant.unit)?.facts ?? []) })),
    stageOrder: { by: 'hand' },
    ...(template.messages === undefined ? {} : { messages: template.messages }),
    rundown: [],
  }
}

function keptPlan(): PlanFile {
  const read = readPlanFile(readFileSync(new URL('../../public/samples/district-secretaries-2022q2.json', import.meta.url), 'utf8'))
  if (!read.ok) throw new Error(JSON.stringify(read))
  return read.plan
}

const DEPARTMENTS = ['discipline', 'office', 'organisation', 'publicity', 'united-front', 'legal-affairs', 'trade-unions', 'women', 'science', 'city-management', 'finance']

function departments(): PlanDraft {
  const { date = '', contestants } = dataOf('departments')
  return sampleOf(
    'departments',
    date,
    contestants.map(({ unit = '', facts }, index) => ({ id: DEPARTMENTS[index] ?? `department-${String(index + 1)}`, unit, role: `${unit}主要负责人`, facts: cardsOf(facts) })),
  )
}

/** By role, since nobody is named: short names of at most six characters. */
const MEMBERS: readonly (readonly [id: string, shortName: string])[] = [
  ['discipline', '纪委书记'],
  ['standing-deputy', '常委副区长'],
  ['legal-affairs', '政法委书记'],
  ['organisation', '组织部部长'],
  ['publicity', '宣传部部长'],
  ['united-front', '统战部部长'],
  ['office', '办公室主任'],
  ['armed-forces', '人武部部长'],
  ['deputy-1', '副区长（一）'],
  ['deputy-2', '副区长（二）'],
  ['deputy-3', '副区长（三）'],
  ['deputy-4', '副区长（四）'],
]

function leadershipTeam(): PlanDraft {
  const { date = '', contestants } = dataOf('leadership-team')
  const { title, year, facts } = reported.growthFacts
  return sampleOf(
    'leadership-team',
    date,
    contestants.map(({ role = '', facts: sentences }, index) => {
      const [id, shortName] = MEMBERS[index] ?? [`member-${String(index + 1)}`, role]
      return { id, unit: '崂山区', shortName, role, ...(id === 'armed-forces' ? { unscored: true } : {}), facts: cardsOf(sentences) }
    }),
    {
      meeting: {
        title: dataOf('leadership-team').title,
        agenda: [
          { id: 'arena', text: '半年工作“亮绩”擂台', arena: true },
          { id: 'discussion', text: '工作务虚会', arena: false },
        ],
      },
      growth: { title, facts: growthCards(facts, `${String(year)}年`) },
    },
  )
}

const SUBDISTRICTS = ['jinjialing', 'zhonghan', 'shazikou', 'wanggezhuang', 'beizhai']

function subdistricts(): PlanDraft {
  const { date = '', contestants } = dataOf('subdistrict-secretaries')
  return sampleOf(
    'subdistrict-secretaries',
    date,
    contestants.map(({ unit = '', facts }, index) => ({ id: SUBDISTRICTS[index] ?? `subdistrict-${String(index + 1)}`, unit, role: `${unit}党工委书记`, facts: cardsOf(facts) })),
  )
}

/** How many took the stage was not reported, and who they were neither. */
const PITCHES = 15

function roadshow(): PlanDraft {
  return sampleOf(
    'startup-roadshow',
    '2022-07-01',
    Array.from({ length: PITCHES }, (_, index) => {
      const number = String(index + 1).padStart(2, '0')
      return { id: `project-${number}`, unit: `样例项目${number}`, role: `样例项目${number}路演人`, facts: [] }
    }),
    {
      period: '样例：项目虚构；报道为53个报名、11个晋级',
      venue: `样例：现场路演数未报道，以${String(PITCHES)}个虚构项目演示；日为虚构`,
      signature: { by: MADE_UP, date: '2022年7月' },
    },
  )
}

function bureaus(): PlanDraft {
  return sampleOf(
    'bureau-chiefs',
    '2022-10-28',
    ['一', '二', '三', '四', '五', '六'].map((number, index) => ({ id: `bureau-${String(index + 1)}`, unit: `样例单位${number}`, role: `样例单位${number}局长`, facts: [] })),
    { period: '样例：单位与日期为虚构' },
  )
}
