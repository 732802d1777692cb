import type { JuryContestant } from '../session/view/jury'

/** How a contestant stands on a juror's own list. */
export type RowState = 'recused' | 'out' | 'closed' | 'open' | 'sent' | 'locked' | 'lockedSent'

/** What one juror knows of their own sheets. */
export interface OwnSheets {
  /** Whom this juror may not score. */
  readonly isRecused: (contestant: string) => boolean
  readonly isSent: (contestant: string) => boolean
  /** Whether something was typed that has not been sent. */
  readonly isDirty: (contestant: string) => boolean
}

export function stateOf({ id, phase, standing }: JuryContestant, sealed: boolean, { isRecused, isSent }: OwnSheets): RowState {
  if (isRecused(id)) return 'recused'
  const sent = isSent(id)
  if (phase === 'locked' || (sealed && phase === 'open')) return sent ? 'lockedSent' : 'locked'
  if (standing === 'forfeited' || standing === 'noShow') return 'out'
  if (phase === 'closed' || sealed) return 'closed'
  return sent ? 'sent' : 'open'
}

/** Whether marks may be typed and sent. */
export function isWritable(state: RowState): boolean {
  return state === 'open' || state === 'sent'
}

/** Who is on stage and may be scored by this juror now; `null` where that is nobody. */
export function scoredNow(contestants: readonly JuryContestant[], sealed: boolean, own: OwnSheets): string | null {
  return contestants.find((one) => one.onStage && isWritable(stateOf(one, sealed, own)))?.id ?? null
}

/** Which sheet lies there first: one that is half filled, whoever is on stage, one still to be filled, the first. */
export function firstSheet(contestants: readonly JuryContestant[], sealed: boolean, own: OwnSheets): string | null {
  const writable = contestants.filter((one) => isWritable(stateOf(one, sealed, own)))
  return (
    writable.find(({ id }) => own.isDirty(id))?.id ??
    scoredNow(contestants, sealed, own) ??
    writable.find(({ id }) => !own.isSent(id))?.id ??
    contestants[0]?.id ??
    null
  )
}

/**
 * Which sheet lies there when somebody else comes on stage: theirs, unless what lies there is half filled.
 * @param before who could be scored on stage until now
 */
export function nextSheet(selected: string | null, before: string | null, now: string | null, own: OwnSheets): string | null {
  if (now === null || now === before) return selected
  return selected !== null && own.isDirty(selected) ? selected : now
}
