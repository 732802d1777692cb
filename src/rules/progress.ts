import { dayNumber, type Day } from './day'
import { compare, exact, type Decimal, type Exact } from './exact'

/** What ought to be done by when (序时进度). */
export type PlannedProgress =
  /** Evenly by calendar days, the first and the last day included: nothing before `start`, all at the end of `due`. */
  | { readonly by: 'date'; readonly start: Day; readonly due: Day }
  /** By milestones: from the end of each day on its figure is planned, in the unit of the whole; nothing before the first. The last day is the due day. */
  | { readonly by: 'milestones'; readonly milestones: readonly { readonly on: Day; readonly planned: Decimal }[] }

/** A site, a task or a unit that has a light. */
export interface Site {
  readonly id: string
  /** All that there is to do, above zero. */
  readonly whole: Decimal
  /** What is done so far, in the same unit; `null` where it is not known. */
  readonly done: Decimal | null
  readonly plan: PlannedProgress
}

/** Shares of the whole: 0 is nothing, 1 is all. */
export interface Progress {
  readonly planned: Exact
  readonly actual: Exact | null
  readonly cleared: boolean
  readonly overdue: boolean
}

const [ZERO, ONE] = [exact(0n), exact(1n)]

/** Where a site stands at the end of a day, and where it ought to stand ([LI1], [LI2], [LI4]). */
export function progressOf(site: Site, today: Day): Progress {
  const whole = exact(site.whole)
  const actual = site.done === null ? null : exact(site.done).div(whole)
  const cleared = actual !== null && compare(actual, ONE) >= 0
  return { planned: plannedShare(site.plan, whole, today), actual, cleared, overdue: !cleared && at(today) > at(dueOf(site.plan)) }
}

function dueOf(plan: PlannedProgress): Day {
  return plan.by === 'date' ? plan.due : (plan.milestones.at(-1)?.on ?? '')
}

function plannedShare(plan: PlannedProgress, whole: Exact, today: Day): Exact {
  switch (plan.by) {
    case 'date': {
      const [gone, days] = [at(today) - at(plan.start) + 1n, at(plan.due) - at(plan.start) + 1n]
      return gone <= 0n ? ZERO : gone >= days ? ONE : exact(gone).div(days)
    }
    case 'milestones': {
      const reached = plan.milestones.findLast(({ on }) => at(on) <= at(today))
      return reached === undefined ? ZERO : exact(reached.planned).div(whole)
    }
    default:
      plan satisfies never
      return plan
  }
}

function at(day: Day): bigint {
  const number = dayNumber(day)
  if (number === null) throw new RangeError('no such day')
  return number
}
