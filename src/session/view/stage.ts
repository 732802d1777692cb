import { findCue } from '../rundown'
import type { ReadSlip } from '../slip'
import type { State } from '../state'
import type { Cover, Screen } from '../screens'
import { cardsScene, publishedBoard } from './board'
import { agendaScene, orderScene, programScene, speechScene, stripScene, titleScene } from './program'
import type { Scene, StageView } from './scene'
import { barsMoved } from './scores'
import type { Waiting } from './waiting'

/** What a screen shows. Where a cover lies over it, what lies under the cover is not in the view at all ([VW3]). */
export function stageView(state: State, audience: Screen, read: ReadSlip, waiting: readonly Waiting[] = []): StageView {
  const { cover, message } = state
  const covered = isCoverable(state, audience) ? cover : null
  const told = covered === null && message?.to === 'hall' && audience === 'hall' ? message : null
  const scene = covered !== null ? coverScene(state, covered.kind) : told === null ? sceneFor(state, audience, read, waiting) : { kind: 'message' as const, text: told.text }
  const moved = scene.kind === 'bars' ? barsMoved(state) : null
  const since = scene.kind === 'draw' ? (state.draw?.since ?? 0) : (moved ?? state.tracks.stage.since)
  return {
    audience,
    seq: state.seq,
    term: state.term,
    scene,
    since: covered?.since ?? told?.since ?? since,
    enters: covered !== null || told !== null || (moved === null && enters(state, scene, audience)),
    cover: covered?.kind ?? null,
    message: audience === 'speaker' && message?.to === 'speaker' ? message.text : null,
    sample: state.plan.sample,
    rehearsal: state.opened?.rehearsal ?? false,
    sealed: state.sealed !== null,
  }
}

function coverScene(state: State, cover: Cover): Scene {
  return cover === 'black' ? { kind: 'blank' } : titleScene(state)
}

/** A cover takes anything off the screens; only a speaker's countdown goes on, so that a speech can end. */
function isCoverable(state: State, audience: Screen): boolean {
  const shows = state.screens[audience]
  if (shows === 'blank' || shows === 'calibration' || shows === 'strip') return false
  return shows !== 'timer' || audience === 'hall' || state.timer === null
}

function sceneFor(state: State, audience: Screen, read: ReadSlip, waiting: readonly Waiting[]): Scene {
  const shows = state.screens[audience]
  const side = audience === 'speaker' ? 'speaker' : 'hall'
  switch (shows) {
    case 'blank':
      return { kind: 'blank' }
    case 'timer':
      return speechScene(state, audience === 'hall' ? state.plan.speech.hallOvertime : 'countUp', side) ?? programScene(state, side, read, waiting)
    case 'program':
      return programScene(state, side, read, waiting)
    case 'title':
      return titleScene(state)
    case 'order':
      return orderScene(state, null)
    case 'agenda':
      return agendaScene(state, null)
    case 'board':
      return audience === 'lobby' ? cardsScene(state, read) : publishedBoard(state, read)
    case 'strip':
      return stripScene(state)
    case 'calibration':
      return { kind: 'calibration' }
    default:
      shows satisfies never
      return { kind: 'blank' }
  }
}

/** A step of a board, another board and a speech that runs already go on with what stands there; so does a scene that stays. */
function enters({ plan, tracks: { stage }, screens }: State, scene: Scene, audience: Screen): boolean {
  if (screens[audience] !== 'program' && screens[audience] !== 'timer') return false
  const [kind, before] = [findCue(plan, stage.cue)?.kind, findCue(plan, stage.from?.cue ?? '')?.kind]
  if (scene.kind === 'countdown' || scene.kind === 'slide') return kind === 'start'
  if (scene.kind === 'draw') return scene.numbers === null
  const boards = (value: typeof kind): boolean => value === 'reveal' || value === 'board'
  return stage.from?.cue !== stage.cue && !(boards(kind) && boards(before))
}
