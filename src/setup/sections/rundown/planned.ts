import type { Cue } from '../../../session/cue'
import type { PlanDraft } from '../../../session/plan'

const SECOND = 1_000
const MINUTE = 60 * SECOND

/** What a timetable is made of: the whole plan, or as much of it as is printed. */
export interface Timed extends Pick<PlanDraft, 'speech' | 'rundown'> {
  readonly contestants: readonly Pick<PlanDraft['contestants'][number], 'id' | 'speech'>[]
}

/** How long a cue is planned to take. `assumed`: nobody said so, it is what such a step mostly takes. */
export interface Planned {
  readonly lasts: number
  readonly assumed: boolean
}

/** A cue's planned length; of a speech its segments, of an interval what the plan says. */
export function plannedOf(cue: Cue, plan: Timed): Planned {
  const said = (lasts: number): Planned => ({ lasts, assumed: false })
  const assumed = (lasts: number): Planned => ({ lasts, assumed: true })
  switch (cue.kind) {
    case 'start':
    case 'segment':
      return said(speakingIn(cue, plan))
    case 'interval':
      return cue.lasts === undefined ? assumed(10 * MINUTE) : said(cue.lasts)
    case 'signal':
      return cue.lasts === undefined ? assumed(3 * MINUTE) : said(cue.lasts)
    case 'comment':
      return assumed(2 * MINUTE)
    case 'award':
    case 'draw':
      return assumed(2 * MINUTE)
    case 'reveal':
      return assumed(cue.steps.length * 30 * SECOND)
    case 'title':
    case 'agenda':
    case 'order':
    case 'facts':
    case 'board':
    case 'list':
    case 'grades':
      return assumed(MINUTE)
    case 'call':
    case 'end':
    case 'score':
    case 'bars':
    case 'tally':
    case 'message':
    case 'thanks':
      return assumed(30 * SECOND)
    default:
      cue satisfies never
      return assumed(0)
  }
}

/** A speech without a cue for a later segment goes on in the cue before. */
function speakingIn(cue: Extract<Cue, { kind: 'start' | 'segment' }>, { contestants, speech, rundown }: Timed): number {
  const { budget, segments } = contestants.find(({ id }) => id === cue.contestant)?.speech ?? speech
  const from = cue.kind === 'start' ? 0 : cue.segment
  if (segments.length <= 1) return budget
  const later = rundown.flatMap((other) => (other.kind === 'segment' && other.contestant === cue.contestant && other.segment > from ? [other.segment] : []))
  return segments.slice(from, later.length === 0 ? undefined : Math.min(...later)).reduce((sum, segment) => sum + segment.budget, 0)
}

/** Each cue's length and when it begins, counted from the first; and how long all of it takes. */
export function timetable(plan: Timed): { readonly rows: ReadonlyMap<string, Planned & { readonly from: number }>; readonly total: number } {
  let from = 0
  const rows = new Map<string, Planned & { from: number }>()
  for (const cue of plan.rundown) {
    const planned = plannedOf(cue, plan)
    rows.set(cue.id, { ...planned, from })
    from += planned.lasts
  }
  return { rows, total: from }
}

/** The clock so long after the start: `14:05`; empty where the plan names no start. */
export function clockAt(startTime: string | undefined, after: number): string {
  if (startTime === undefined) return ''
  const [hours = 0, minutes = 0] = startTime.split(':').map(Number)
  const whole = hours * 60 + minutes + Math.floor(after / MINUTE)
  return `${String(Math.floor(whole / 60) % 24).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`
}
