import type { Rounding } from '../../../rules/exact'
import type { Addition, Criterion, Group, Panel, Part, Scheme, Trim } from '../../../rules/index'
import type { Arena } from '../../plan'
import type { SchemeNames } from './names'

/** Ways of scoring to start from: those of the six arenas, then the common practices. */
export const PRESETS = [
  'assessment',
  'delegates',
  'live',
  'leaders',
  'roadshow',
  'five',
  'seven',
  'difficulty',
  'roundsSum',
  'roundsBest',
  'gradesCutOff',
  'gradesShare',
  'overtime',
  'ballot',
] as const
export type Preset = (typeof PRESETS)[number]

/** What each arena is scored by as a rule: 局长擂台 as 部门擂台. */
const OF_ARENA = {
  'district-secretaries': 'assessment',
  departments: 'delegates',
  'leadership-team': 'live',
  'subdistrict-secretaries': 'leaders',
  'startup-roadshow': 'roadshow',
  'bureau-chiefs': 'delegates',
} satisfies Record<Arena, Preset>

/** The preset that an arena starts from. */
export function proposedScheme(arena: Arena): Preset {
  return OF_ARENA[arena]
}

const two: Rounding = { places: 2, mode: 'halfAway' }
const dropOne: Trim = { by: 'fixed', low: 1, high: 1 }
const dropTwo: Trim = { by: 'fixed', low: 2, high: 2 }

/** 5:1, 7:2, 9:2; between two rows what the smaller says. */
const bySize: Trim = {
  by: 'size',
  between: 'smaller',
  rows: [
    { size: 5, drop: dropOne },
    { size: 7, drop: dropTwo },
    { size: 9, drop: dropTwo },
  ],
}

/** So many seats, by the ids that setup gives to the plan's jurors: `juror-1`, `juror-2`, … */
export function seatsUpTo(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `juror-${String(at + 1)}`)
}

function criterion(id: string, name: string, max: string, step: string): Criterion {
  return { id, name, max, step }
}

/** Jurors whose own totals are trimmed and averaged, unless told. */
function panel(id: string, name: string, more: Partial<Panel> = {}): Panel {
  return { kind: 'panel', id, name, per: 'juror', combine: 'mean', ...more }
}

function scheme(names: SchemeNames, criteria: readonly Criterion[], parts: readonly Part[], more: { readonly group?: Partial<Group>; readonly ranking?: Partial<Scheme['ranking']>; readonly grades?: Scheme['grades'] } = {}): Scheme {
  return {
    criteria,
    composite: { kind: 'group', id: 'composite', name: names.composite, parts, ...more.group, rounding: two },
    ranking: { by: 'published', ...more.ranking },
    ...(more.grades === undefined ? {} : { grades: more.grades }),
  }
}

/** A way of scoring to start from, with its names in the plan's language. Each is possible as it stands. */
export function presetScheme(preset: Preset, names: SchemeNames): Scheme {
  const { criteria: called, panels, parts, grades } = names
  const overall = criterion('overall', called.overall, '100', '1')
  const performance = criterion('performance', called.performance, '10', '0.1')
  const assessment = (weight?: string): Addition => ({ kind: 'addition', id: 'assessment', name: parts.assessment, ...(weight === undefined ? {} : { weight }) })
  switch (preset) {
    case 'assessment':
      return scheme(names, [], [assessment()])
    case 'delegates':
      return scheme(
        names,
        [criterion('highlights', called.highlights, '40', '1'), criterion('gaps', called.gaps, '30', '1'), criterion('steps', called.steps, '30', '1')],
        [
          panel('leaders', panels.leaders, { weight: '0.4', rounding: two }),
          panel('departments', panels.departments, { weight: '0.3', rounding: two }),
          panel('grassroots', panels.grassroots, { weight: '0.3', rounding: two }),
        ],
      )
    case 'live':
      return scheme(
        names,
        [overall],
        [assessment('0.7'), panel('audience', panels.audience, { weight: '0.3', trim: { by: 'share', low: '0.1', high: '0.1', count: 'down' }, rounding: two })],
      )
    case 'leaders':
      return scheme(
        names,
        [criterion('results', called.results, '40', '1'), criterion('problems', called.problems, '30', '1'), criterion('plans', called.plans, '30', '1')],
        [panel('leaders', panels.leaders, { seats: seatsUpTo(7), trim: bySize, quorum: 5 })],
      )
    case 'roadshow':
      return scheme(
        names,
        [criterion('novelty', called.novelty, '30', '1'), criterion('model', called.model, '25', '1'), criterion('market', called.market, '25', '1'), criterion('team', called.team, '20', '1')],
        [panel('experts', panels.experts, { seats: seatsUpTo(9), trim: dropOne })],
        { ranking: { unranked: true, advance: { first: 11, atCut: 'show' } } },
      )
    case 'five':
      return scheme(names, [performance], [panel('jurors', panels.jurors, { seats: seatsUpTo(5), trim: dropOne })])
    case 'seven':
      return scheme(names, [performance], [panel('jurors', panels.jurors, { seats: seatsUpTo(7), trim: dropTwo })])
    case 'difficulty':
      return scheme(
        names,
        [criterion('performance', called.performance, '10', '0.5')],
        [panel('jurors', panels.jurors, { seats: seatsUpTo(7), combine: 'sum', trim: dropTwo, missing: 'void', factors: [{ addition: 'difficulty' }] })],
      )
    case 'roundsSum':
    case 'roundsBest': {
      const round = { seats: seatsUpTo(5), trim: dropOne, rounding: two }
      const rounds = [panel('first', panels.first, round), panel('second', panels.second, round)]
      return scheme(names, [performance], rounds, preset === 'roundsBest' ? { group: { best: 1, missing: 'leaveOut' } } : {})
    }
    case 'gradesCutOff':
      return scheme(names, [overall], [panel('jurors', panels.jurors, { seats: seatsUpTo(7), trim: dropOne })], {
        grades: {
          by: 'cutOff',
          grades: [{ name: grades.excellent, from: '90' }, { name: grades.good, from: '80' }, { name: grades.fair, from: '60' }, { name: grades.poor }],
        },
      })
    case 'gradesShare':
      return scheme(names, [overall], [panel('jurors', panels.jurors, { seats: seatsUpTo(7), trim: dropOne })], {
        grades: { by: 'share', count: 'down', atEdge: 'worse', grades: [{ name: grades.excellent, share: '0.3' }, { name: grades.good, share: '0.5' }, { name: grades.fair }] },
      })
    case 'overtime':
      return scheme(
        names,
        [overall],
        [
          panel('jurors', panels.jurors, { seats: seatsUpTo(7), trim: dropOne, rounding: two }),
          { kind: 'overtime', id: 'overtime', name: parts.overtime, bands: [{ over: 0, points: '0.5' }, { over: 30_000, points: '1' }, { over: 60_000, points: '2' }] },
        ],
      )
    case 'ballot':
      return scheme(
        names,
        [
          {
            id: 'overall',
            name: called.overall,
            max: '100',
            options: [
              { name: grades.excellent, points: '95' },
              { name: grades.good, points: '85' },
              { name: grades.fair, points: '70' },
              { name: grades.poor, points: '50' },
            ],
          },
        ],
        [panel('audience', panels.audience)],
      )
    default:
      return preset satisfies never
  }
}
