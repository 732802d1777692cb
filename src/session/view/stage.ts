import { findCue } from '../rundown'
import type { Cue } from '../cue'
import type { Contestant } from '../plan'
import type { ReadSlip } from '../slip'
import type { State } from '../state'
import type { Screen } from '../screens'
import { boardScene, flagOf, nameOf } from './board'
import type { CountdownScene, OrderScene, Scene, SpeakerScene, StageView, TitleScene } from './scene'

/** What a screen shows. Where a cover lies over it, what lies under the cover is not in the view at all ([VW3]). */
export function stageView(state: State, audience: Screen, read: ReadSlip): StageView {
  const covered = isCoverable(state, audience) ? state.cover : null
  const scene = covered === null ? sceneFor(state, audience, read) : covered.kind === 'black' ? { kind: 'blank' as const } : titleScene(state)
  return {
    audience,
    seq: state.seq,
    term: state.term,
    scene,
    since: covered?.since ?? state.tracks.stage.since,
    enters: covered !== null || enters(state, scene),
    cover: covered?.kind ?? null,
    sample: state.plan.sample,
    rehearsal: state.opened?.rehearsal ?? false,
    sealed: state.sealed !== null,
  }
}

/** A cover takes anything off the hall's screen; elsewhere a speaker's countdown goes on under it, so that a speech can end. */
function isCoverable(state: State, audience: Screen): boolean {
  const shows = state.screens[audience]
  return shows === 'program' || (shows === 'timer' && (audience === 'hall' || state.timer === null))
}

function sceneFor(state: State, audience: Screen, read: ReadSlip): Scene {
  const shows = state.screens[audience]
  switch (shows) {
    case 'blank':
      return { kind: 'blank' }
    case 'timer':
      return speechScene(state, 'countUp') ?? programScene(state, read)
    case 'program':
      return programScene(state, read)
    default:
      shows satisfies never
      return { kind: 'blank' }
  }
}

function programScene(state: State, read: ReadSlip): Scene {
  const cue = findCue(state.plan, state.tracks.stage.cue)
  if (cue === undefined) return titleScene(state)
  switch (cue.kind) {
    case 'title':
      return titleScene(state)
    case 'order':
    case 'end':
      return orderScene(state, cue)
    case 'call':
      return speakerScene(state, cue.contestant, read)
    case 'start':
    case 'segment':
      return speechScene(state, state.plan.speech.hallOvertime) ?? speakerScene(state, cue.contestant, read)
    case 'reveal':
    case 'board':
      return boardScene(state, read)
    case 'award':
      return { kind: 'award', flag: flagOf(state, cue.flag, read) }
    case 'thanks':
      return { kind: 'thanks', words: cue.words, title: state.plan.title }
    default:
      cue satisfies never
      return { kind: 'blank' }
  }
}

/** A step of a board, another board and a speech that runs already go on with what stands there. */
function enters({ plan, tracks: { stage } }: State, scene: Scene): boolean {
  const [kind, before] = [findCue(plan, stage.cue)?.kind, findCue(plan, stage.from?.cue ?? '')?.kind]
  if (scene.kind === 'countdown') return kind === 'start'
  const boards = (value: typeof kind): boolean => value === 'reveal' || value === 'board'
  return stage.from?.cue !== stage.cue && !(boards(kind) && boards(before))
}

function titleScene({ plan }: State): TitleScene {
  return { kind: 'title', title: plan.title, organiser: plan.organiser ?? null, date: plan.date, venue: plan.venue ?? null }
}

function contestantOf(state: State, id: string): Contestant | undefined {
  return state.plan.contestants.find((item) => item.id === id)
}

function speechScene(state: State, overtime: CountdownScene['overtime']): CountdownScene | null {
  const { timer } = state
  if (timer === null) return null
  const contestant = contestantOf(state, timer.contestant)
  return { kind: 'countdown', unit: nameOf(state.plan, timer.contestant), role: contestant?.role ?? '', timer, overtime }
}

function speakerScene(state: State, id: string, read: ReadSlip): Scene {
  const place = state.plan.contestants.findIndex((item) => item.id === id)
  const contestant = state.plan.contestants[place]
  if (contestant === undefined) return titleScene(state)
  const person = contestant.person === undefined ? null : read(contestant.person)
  return {
    kind: 'speaker',
    place: place + 1,
    of: state.plan.contestants.length,
    unit: contestant.unit,
    role: contestant.role,
    person: person?.kind === 'value' ? person.text : null,
    facts: contestant.facts,
  } satisfies SpeakerScene
}

/** Who has spoken is done; the one who takes the stage next stands out. */
function orderScene(state: State, cue: Cue): OrderScene {
  const next = cue.kind === 'end' ? followingContestant(state, cue.id) : null
  return {
    kind: 'order',
    rows: state.plan.contestants.map(({ id }, index) => ({
      place: index + 1,
      name: nameOf(state.plan, id),
      status: Object.hasOwn(state.spoken, id) ? 'done' : id === next ? 'current' : 'waiting',
    })),
  }
}

function followingContestant(state: State, cueId: string): string | null {
  const index = state.plan.rundown.findIndex((cue) => cue.id === cueId)
  const call = state.plan.rundown.slice(index + 1).find((cue) => cue.kind === 'call' || cue.kind === 'start')
  return call !== undefined && 'contestant' in call ? call.contestant : null
}
