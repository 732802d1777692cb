import type { Fault } from './requests'

/** How far a session had been seen to be recorded; `seq` −1 where nothing of one was shown. */
export interface Reached {
  readonly session: string | null
  readonly term: number
  readonly seq: number
}

/** A fault and what was recorded when it came. It stands until something later is recorded, however often the old is shown again. */
export interface StandingFault {
  readonly fault: Fault
  readonly at: Reached
}

/** How far a page is that shows `view` of `session`. */
export function reached(session: string | null, view: { readonly term: number; readonly seq: number } | null): Reached {
  return view === null ? { session: null, term: -1, seq: -1 } : { session, term: view.term, seq: view.seq }
}

/** Whether what is shown now was recorded after the fault, or belongs to another session. */
export function isOver({ at }: StandingFault, now: Reached): boolean {
  return now.session !== at.session || now.term > at.term || (now.term === at.term && now.seq > at.seq)
}
