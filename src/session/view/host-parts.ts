import { nameOf } from '../late'
import { cueAfter, findCue } from '../rundown'
import { SCREENS, type Screen } from '../screens'
import type { ReadSlip } from '../slip'
import { plannedTime, speechOf } from '../speech'
import type { Standing } from '../standing'
import type { State } from '../state'
import { pause, remaining, start } from '../timer'
import { onStage, stillToCome } from '../turns'
import { own, type Millis } from '../units'
import type { StageView } from './scene'
import { nameIn } from './names'
import { stageView } from './stage'
import type { Waiting } from './waiting'

/** A contestant as the host may change them. */
export interface ContestantRow {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly shortName: string | null
  readonly role: string
  readonly person: string | null
  readonly standing: Standing
  readonly substitute: boolean
  readonly unscored: boolean
  /** Planned time, of all segments. */
  readonly planned: Millis
  /** Time that was spoken, once the speech has ended. */
  readonly spoken: Millis | null
  readonly onStage: boolean
  readonly slides: number
}

/** The counting track: what is done at the counting desk while the stage goes on. */
export interface CountingView {
  readonly rows: readonly { readonly id: string; readonly label: string; readonly script: string | null; readonly status: 'done' | 'current' | 'waiting' }[]
  /** The step that the next press of this track goes on from. */
  readonly from: string | null
  readonly next: string | null
}

/** The slide that is on, from 1, of so many; 0 is none. */
export interface SlideNow {
  readonly place: number
  readonly of: number
}

/** The operator must change the projector's input: to an outside signal, or back. */
export interface Prompt {
  readonly kind: 'out' | 'back'
  readonly source: string
}

/** What each screen shows now. */
export function previewsOf(state: State, read: ReadSlip, waiting: readonly Waiting[] = []): Record<Screen, StageView> {
  const [hall, speaker, lobby, overlay] = SCREENS.map((screen) => stageView(state, screen, read, waiting))
  // SCREENS has four names, so there are four views.
  return { hall, speaker, lobby, overlay } as Record<Screen, StageView>
}

/**
 * What the hall would see after the next press. It is the same state with the stage at the next cue: nothing is locked,
 * revealed or awarded in it, so that no figure that waits for the press is in it ([VW2]).
 */
export function upcomingView(state: State, read: ReadSlip, waiting: readonly Waiting[] = []): StageView | null {
  const { tracks, plan } = state
  const here = findCue(plan, tracks.stage.cue)
  const drawing = here?.kind === 'draw' && state.draw?.drawn === null
  if (drawing || (here?.kind === 'reveal' && tracks.stage.step < here.steps.length)) return stageView({ ...state, message: null }, 'hall', read, waiting)
  const cue = cueAfter(plan, tracks.stage.cue, state.standing)
  if (cue === undefined) return null
  const from = { cue: tracks.stage.cue, step: tracks.stage.step }
  const stage = { ...tracks.stage, cue: cue.id, step: own(state.revealed, cue.id) ?? 0, from }
  const begins = cue.kind === 'start' ? speechOf(plan, cue.contestant) : null
  // A clock that is about to start stands at its whole time, and no screen says that it stands.
  const whole = begins === null ? null : pause(start(begins, state.at), state.at, true)
  const timer = cue.kind === 'segment' || cue.kind === 'signal' ? state.timer : whole
  const slides = plan.contestants.find(({ id }) => id === begins?.contestant)?.slides ?? []
  const slide = cue.kind === 'segment' ? state.slide : slides.length > 0 ? 1 : 0
  return stageView({ ...state, message: null, timer, slide, tracks: { ...tracks, stage }, screens: { ...state.screens, hall: 'program' } }, 'hall', read, waiting)
}

export function contestantRows(state: State, read: ReadSlip): ContestantRow[] {
  const now = onStage(state)
  return state.plan.contestants.map(({ id, unit, shortName, role, person, substitute, unscored, slides }) => {
    const speech = speechOf(state.plan, id)
    return {
      id,
      name: nameOf(state.plan, id),
      unit,
      shortName: shortName ?? null,
      role,
      person: nameIn(person, read),
      standing: own(state.standing, id) ?? 'present',
      substitute: substitute ?? false,
      unscored: unscored ?? false,
      planned: speech === null ? 0 : plannedTime(speech),
      spoken: own(state.spoken, id) ?? null,
      onStage: id === now,
      slides: slides?.length ?? 0,
    }
  })
}

export function countingView({ plan, tracks }: State): CountingView | null {
  if (plan.counting === undefined || plan.counting.length === 0) return null
  const reached = plan.counting.findIndex(({ id }) => id === tracks.counting?.cue)
  return {
    rows: plan.counting.map(({ id, label, script }, place) => ({
      id,
      label,
      script: script ?? null,
      status: place < reached ? 'done' : place === reached ? 'current' : 'waiting',
    })),
    from: tracks.counting?.cue ?? null,
    next: plan.counting[reached + 1]?.label ?? null,
  }
}

/** The slide of whoever is on stage; `null` where they brought none. */
export function slideNow(state: State): SlideNow | null {
  const speaker = onStage(state)
  const slides = state.plan.contestants.find(({ id }) => id === speaker)?.slides ?? []
  return slides.length === 0 ? null : { place: state.slide, of: slides.length }
}

export function promptOf({ plan, tracks: { stage } }: State): Prompt | null {
  const here = findCue(plan, stage.cue)
  if (here?.kind === 'signal') return { kind: 'out', source: here.source }
  const before = stage.from === null ? undefined : findCue(plan, stage.from.cue)
  return before?.kind === 'signal' ? { kind: 'back', source: before.source } : null
}

/** Planned speaking time that lies ahead: of those still to come, and what is left of the speech that runs. */
export function timeAhead(state: State): Millis {
  const { timer, plan } = state
  const running = timer === null || timer.stopped ? 0 : Math.max(0, remaining(timer, state.at))
  return stillToCome(state).reduce((total, id) => {
    const speech = speechOf(plan, id)
    return total + (speech === null ? 0 : plannedTime(speech))
  }, running)
}
