import { dayNumber } from './day'
import { compare, exact, isDecimal, type Exact } from './exact'
import { within, type Fault } from './fault'
import { COLOURS, SHAPES, type Band, type Edge, type LightScheme } from './lights'
import type { Site } from './progress'

export type LightFaultCode =
  | 'empty' | 'duplicate' | 'notADecimal' | 'notPositive' | 'negative' | 'unknownColour' | 'unknownShape'
  | 'noBands' | 'gap' | 'overlap' | 'emptyBand' | 'unknownBand' | 'noSuchDay' | 'dueBeforeStart' | 'noMilestones' | 'notInOrder' | 'planned'

type LightFault = Fault<LightFaultCode>

/** What is impossible about lights and their sites, with the field ([LI3], [LI7]); a progress without a band is among it. */
export function checkLights(scheme: LightScheme, sites: readonly Site[] = []): LightFault[] {
  const { bands, name } = scheme
  const say = (isWrong: boolean, path: string, code: LightFaultCode): LightFault[] => (isWrong ? [{ path, code }] : [])
  const twice = (at: number, field: 'id' | 'colour' | 'name' | 'shape') => bands.findIndex((band) => band[field] === bands[at]?.[field]) < at
  return [
    ...say(name.trim() === '', 'name', 'empty'),
    ...say(bands.length === 0, 'bands', 'noBands'),
    ...bands.flatMap((band, at) => {
      const path = `bands.${String(at)}`
      return [
        ...(['id', 'name', 'meaning'] as const).flatMap((field) => say(band[field].trim() === '', within(path, field), 'empty')),
        ...say(!COLOURS.includes(band.colour), within(path, 'colour'), 'unknownColour'),
        ...say(!SHAPES.includes(band.shape), within(path, 'shape'), 'unknownShape'),
        ...(['id', 'colour', 'name', 'shape'] as const).flatMap((field) => say(twice(at, field), within(path, field), 'duplicate')),
        ...(['from', 'to'] as const).flatMap((end) => say(band[end] !== null && !isDecimal(band[end].at), within(path, `${end}.at`), 'notADecimal')),
      ]
    }),
    ...checkCover(bands),
    ...(['cleared', 'overdue'] as const).flatMap((field) => say(scheme[field] !== undefined && !bands.some(({ id }) => id === scheme[field]), field, 'unknownBand')),
    ...sites.flatMap((site, at) => [...say(site.id === '', `sites.${String(at)}.id`, 'empty'), ...say(sites.findIndex(({ id }) => id === site.id) < at, `sites.${String(at)}.id`, 'duplicate'), ...checkSite(site, `sites.${String(at)}`)]),
  ]
}

interface Laid {
  readonly path: string
  readonly from: Edge | null
  readonly to: Edge | null
}

/** Bands in the order in which they lie must meet: the first has no beginning, the last no end, and each edge belongs to one of them. */
function checkCover(bands: readonly Band[]): LightFault[] {
  if (bands.some(({ from, to }) => [from, to].some((edge) => edge !== null && !isDecimal(edge.at)))) return []
  const laid = bands.map(({ from, to }, at): Laid => ({ path: `bands.${String(at)}`, from, to })).sort((a, b) => compareStarts(a.from, b.from))
  const faults: LightFault[] = []
  let covered: Edge | null | undefined // how far the bands before have come; `null` is to the end
  for (const { path, from, to } of laid) {
    if (isEmpty(from, to)) {
      faults.push({ path: within(path, 'to'), code: 'emptyBand' })
      continue
    }
    const code = covered === undefined ? (from === null ? null : 'gap') : meeting(covered, from)
    if (code !== null) faults.push({ path: within(path, 'from'), code })
    covered = covered === undefined ? to : further(covered, to)
  }
  const last = laid.findLast(({ from, to }) => !isEmpty(from, to))
  return last === undefined || covered === null ? faults : [...faults, { path: within(last.path, 'to'), code: 'gap' }]
}

/** What is wrong where a band begins and all before it have come so far. */
function meeting(covered: Edge | null, from: Edge | null): 'gap' | 'overlap' | null {
  if (covered === null || from === null) return 'overlap'
  const order = compare(value(from), value(covered))
  if (order > 0 || (order === 0 && !from.included && !covered.included)) return 'gap'
  return order < 0 || (from.included && covered.included) ? 'overlap' : null
}

function further(a: Edge | null, b: Edge | null): Edge | null {
  if (a === null || b === null) return null
  const order = compare(value(a), value(b))
  return order > 0 || (order === 0 && a.included) ? a : b
}

function isEmpty(from: Edge | null, to: Edge | null): boolean {
  if (from === null || to === null) return false
  const order = compare(value(from), value(to))
  return order > 0 || (order === 0 && !(from.included && to.included))
}

/** By where a band begins; one that includes its edge begins before one that does not. */
function compareStarts(a: Edge | null, b: Edge | null): number {
  if (a === null || b === null) return (a === null ? 0 : 1) - (b === null ? 0 : 1)
  return compare(value(a), value(b)) || Number(b.included) - Number(a.included)
}

function value(edge: Edge): Exact {
  return exact(edge.at)
}

function checkSite({ whole, done, plan }: Site, path: string): LightFault[] {
  const number = (text: string, field: string, isWrong: (value: Exact) => boolean, code: LightFaultCode): LightFault[] =>
    !isDecimal(text) ? [{ path: within(path, field), code: 'notADecimal' }] : isWrong(exact(text)) ? [{ path: within(path, field), code }] : []
  const own = [...number(whole, 'whole', (all) => compare(all, exact(0n)) <= 0, 'notPositive'), ...(done === null ? [] : number(done, 'done', (some) => compare(some, exact(0n)) < 0, 'negative'))]
  const day = (text: string, field: string): LightFault[] => (dayNumber(text) === null ? [{ path: within(path, field), code: 'noSuchDay' }] : [])
  if (plan.by === 'date') {
    const days = [...day(plan.start, 'plan.start'), ...day(plan.due, 'plan.due')]
    return [...own, ...days, ...(days.length === 0 && plan.due < plan.start ? [{ path: within(path, 'plan.due'), code: 'dueBeforeStart' as const }] : [])]
  }
  const { milestones } = plan
  const all = isDecimal(whole) ? exact(whole) : null
  return [
    ...own,
    ...(milestones.length === 0 ? [{ path: within(path, 'plan.milestones'), code: 'noMilestones' as const }] : []),
    ...milestones.flatMap(({ on, planned }, at) => {
      const [field, before] = [`plan.milestones.${String(at)}`, milestones[at - 1]]
      const isEarlier = before !== undefined && on <= before.on
      const isLess = before !== undefined && isDecimal(planned) && isDecimal(before.planned) && compare(exact(planned), exact(before.planned)) < 0
      return [
        ...day(on, `${field}.on`),
        ...number(planned, `${field}.planned`, (value) => compare(value, exact(0n)) < 0 || (all !== null && compare(value, all) > 0), 'planned'),
        ...(isEarlier ? [{ path: within(path, `${field}.on`), code: 'notInOrder' as const }] : []),
        ...(isLess ? [{ path: within(path, `${field}.planned`), code: 'notInOrder' as const }] : []),
      ]
    }),
  ]
}
