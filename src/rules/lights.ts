import { compare, exact, type Decimal, type Exact } from './exact'
import { progressOf, type Progress, type Site } from './progress'
import type { Day } from './day'

/** What a light is drawn with besides its colour, so that nobody has to tell colours apart. */
export const SHAPES = ['circle', 'triangle', 'square', 'diamond', 'hexagon', 'cross'] as const
export type Shape = (typeof SHAPES)[number]
export const COLOURS = ['red', 'orange', 'yellow', 'green', 'blue'] as const
export type Colour = (typeof COLOURS)[number]

/** An end of a band: the number, and whether it lies in the band. */
export interface Edge {
  readonly at: Decimal
  readonly included: boolean
}

/** One colour: from which progress to which it stands, and what the plan says that it means. */
export interface Band {
  readonly id: string
  readonly colour: Colour
  /** 红旗, 黄牌, 绿灯: the word that stands on it. */
  readonly name: string
  /** 严重滞后, or 先进: what it means is the plan's to say. */
  readonly meaning: string
  readonly shape: Shape
  /** `null`: without an end. */
  readonly from: Edge | null
  readonly to: Edge | null
}

/** 红黄绿. */
export interface LightScheme {
  /** 旗, 牌, 灯, or what the plan calls them. */
  readonly name: string
  /** `difference`: actual − planned, in percentage points of the whole. `ratio`: actual ÷ planned, in percent; where nothing is planned yet, 100. */
  readonly measure: 'difference' | 'ratio'
  /** They cover every progress, without gap or overlap. */
  readonly bands: readonly Band[]
  /** The band of whatever is done (清零), and of whatever is past its due day and is not; by progress where it is not told. */
  readonly cleared?: string
  readonly overdue?: string
}

/** The light of one site. */
export interface Light {
  readonly site: string
  /** `null` where there is no figure: it is said, not guessed ([LI5]). */
  readonly band: Band | null
  /** In percent or percentage points, as the scheme measures. */
  readonly measure: Exact | null
  /** Shares of the whole, 0 to 1 for what is planned. */
  readonly planned: Exact
  readonly actual: Exact | null
  readonly cleared: boolean
  /** Past its due day and not known to be done. */
  readonly overdue: boolean
}

const HUNDRED = exact(100n)

/**
 * The lights of sites at the end of a day, in the order of the sites ([LI1]–[LI6]).
 * @param scheme as `checkLights` accepts it, with sites that it accepts
 * @param today the day whose end is looked at (口径日期)
 */
export function lights(scheme: LightScheme, sites: readonly Site[], today: Day): Light[] {
  return sites.map((site) => {
    const progress = progressOf(site, today)
    const measure = measureOf(scheme, progress)
    return { site: site.id, band: measure === null ? null : bandOf(scheme, progress, measure), measure, ...progress }
  })
}

function measureOf({ measure }: LightScheme, { planned, actual }: Progress): Exact | null {
  if (actual === null) return null
  if (measure === 'difference') return actual.sub(planned).mul(HUNDRED)
  return planned.n === 0n ? HUNDRED : actual.div(planned).mul(HUNDRED)
}

function bandOf({ bands, cleared, overdue }: LightScheme, progress: Progress, measure: Exact): Band | null {
  const told = progress.cleared ? cleared : progress.overdue ? overdue : undefined
  return (told === undefined ? undefined : bands.find(({ id }) => id === told)) ?? bandAt(bands, measure)
}

/** The band that a progress lies in; `null` only where bands have a gap, which `checkLights` refuses. */
export function bandAt(bands: readonly Band[], measure: Exact): Band | null {
  return bands.find(({ from, to }) => isPast(measure, from, 1) && isPast(measure, to, -1)) ?? null
}

function isPast(measure: Exact, edge: Edge | null, side: 1 | -1): boolean {
  if (edge === null) return true
  const order = compare(measure, exact(edge.at))
  return order === side || (order === 0 && edge.included)
}
