import type { Cue } from '../cue'
import { nameOf } from '../late'
import type { Contestant } from '../plan'
import { findCue, speakerOf } from '../rundown'
import type { ReadSlip } from '../slip'
import type { State } from '../state'
import { onStage, stillToCome } from '../turns'
import { own } from '../units'
import { boardScene, flagOf } from './board'
import { barsScene, gradesScene, listScene, scoreScene, tallyScene } from './scores'
import type { Waiting } from './waiting'
import type { AgendaScene, CountdownScene, DrawScene, OrderScene, Scene, SlideScene, SpeakerScene, StripScene, TitleScene } from './scene'

/** For whom the stage track is drawn: clocks and outside signals differ between the hall and the speaker. */
export type Side = 'hall' | 'speaker'

/** What the stage track fills a screen with. */
export function programScene(state: State, side: Side, read: ReadSlip, waiting: readonly Waiting[] = []): Scene {
  const { plan, tracks } = state
  const cue = findCue(plan, tracks.stage.cue)
  if (cue === undefined) return titleScene(state)
  switch (cue.kind) {
    case 'title':
      return titleScene(state)
    case 'agenda':
      return agendaScene(state, cue.item ?? null)
    case 'facts':
      return plan.growth === undefined ? titleScene(state) : { kind: 'facts', title: plan.growth.title, facts: plan.growth.facts }
    case 'draw':
      return drawScene(state)
    case 'order':
    case 'end':
      return orderScene(state, cue)
    case 'call':
      return speakerScene(state, cue.contestant, false, read)
    case 'start':
    case 'segment':
      return speakingScene(state, cue.contestant, side, read)
    case 'comment':
      return { kind: 'comment', by: cue.by, on: cue.contestant === undefined ? null : nameOf(plan, cue.contestant) }
    case 'interval':
      return { kind: 'interval', words: cue.words, ends: cue.lasts === undefined ? null : tracks.stage.since + cue.lasts }
    case 'message':
      return { kind: 'message', text: cue.words }
    case 'signal':
      return side === 'speaker' ? { kind: 'signal', source: cue.source, began: tracks.stage.since, lasts: cue.lasts ?? null } : titleScene(state)
    case 'score':
      return scoreScene(state, cue, read)
    case 'bars':
      return barsScene(state, read)
    case 'tally':
      return tallyScene(state, waiting)
    case 'list':
      return listScene(state, cue, read)
    case 'grades':
      return gradesScene(state, cue, read)
    case 'reveal':
    case 'board':
      return boardScene(state, read)
    case 'award':
      return { kind: 'award', flag: flagOf(state, cue.flag, read), presenter: cue.presenter ?? null }
    case 'thanks':
      return { kind: 'thanks', words: cue.words, title: plan.title }
    default:
      cue satisfies never
      return { kind: 'blank' }
  }
}

export function titleScene({ plan, startsAt }: State): TitleScene {
  return { kind: 'title', title: plan.title, organiser: plan.organiser ?? null, date: plan.date, venue: plan.venue ?? null, theme: plan.theme ?? null, startsAt }
}

/** The larger meeting's agenda; where no item is named, the arena itself is reached. */
export function agendaScene({ plan }: State, item: string | null): AgendaScene {
  const { title, agenda } = plan.meeting ?? { title: plan.title, agenda: [] }
  const reached = agenda.findIndex((entry) => (item === null ? entry.arena : entry.id === item))
  return { kind: 'agenda', title, items: agenda.map(({ text }, index) => ({ text, status: index < reached ? 'done' : index === reached ? 'current' : 'waiting' })) }
}

function drawScene({ plan, draw }: State): Scene {
  if (draw === null) return { kind: 'blank' }
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(plan, id))
  return { kind: 'draw', commitment: draw.secret.slip, numbers: draw.numbers, names: names(draw.of), order: draw.drawn === null ? null : names(draw.drawn.order) } satisfies DrawScene
}

function contestantOf({ plan }: State, id: string): Contestant | undefined {
  return plan.contestants.find((item) => item.id === id)
}

/** The countdown of whoever's clock is on; `null` where there is none. */
export function speechScene(state: State, overtime: CountdownScene['overtime'], side: Side): CountdownScene | null {
  const { timer, plan } = state
  if (timer === null) return null
  const next = side === 'speaker' ? stillToCome(state)[0] : undefined
  return {
    kind: 'countdown',
    unit: nameOf(plan, timer.contestant),
    role: contestantOf(state, timer.contestant)?.role ?? '',
    timer,
    overtime,
    next: next === undefined ? null : nameOf(plan, next),
  }
}

/** While somebody speaks: their slide, else the clock on the whole screen, or their cards with the clock in a corner. */
function speakingScene(state: State, id: string, side: Side, read: ReadSlip): Scene {
  const { plan, slide } = state
  const slides = contestantOf(state, id)?.slides ?? []
  const picture = slides[slide - 1]
  const { hallClock = 'whole', hallOvertime } = plan.speech
  if (side === 'speaker') return speechScene(state, 'countUp', side) ?? speakerScene(state, id, false, read)
  if (picture !== undefined) {
    return { kind: 'slide', picture, next: slides[slide] ?? null, place: slide, of: slides.length, unit: nameOf(plan, id), timer: hallClock === 'none' ? null : state.timer, overtime: hallOvertime } satisfies SlideScene
  }
  if (hallClock === 'whole') return speechScene(state, hallOvertime, side) ?? speakerScene(state, id, false, read)
  return speakerScene(state, id, hallClock === 'corner', read)
}

function speakerScene(state: State, id: string, withClock: boolean, read: ReadSlip): Scene {
  const contestant = contestantOf(state, id)
  if (contestant === undefined) return titleScene(state)
  const order = state.plan.contestants.filter((item) => !isAway(state, item.id))
  const person = contestant.person === undefined ? null : read(contestant.person)
  return {
    kind: 'speaker',
    place: order.findIndex((item) => item.id === id) + 1,
    of: order.length,
    unit: contestant.unit,
    role: contestant.role,
    person: person?.kind === 'value' ? person.text : null,
    facts: contestant.facts,
    photo: contestant.photo ?? null,
    substitute: contestant.substitute ?? false,
    timer: withClock ? state.timer : null,
    overtime: state.plan.speech.hallOvertime,
  } satisfies SpeakerScene
}

/** Who speaks and how long still, for the foot of another picture. */
export function stripScene(state: State): StripScene {
  const speaker = onStage(state)
  const contestant = speaker === null ? undefined : contestantOf(state, speaker)
  return {
    kind: 'strip',
    unit: contestant === undefined || speaker === null ? null : nameOf(state.plan, speaker),
    role: contestant?.role ?? null,
    timer: state.plan.speech.hallClock === 'none' ? null : state.timer,
    overtime: state.plan.speech.hallOvertime,
  }
}

/** Whoever was passed over may still come; whoever withdrew or was not there will not. */
function isAway(state: State, id: string): boolean {
  const standing = own(state.standing, id)
  return standing === 'forfeited' || standing === 'noShow'
}

/** Who has spoken is done; the one who takes the stage next stands out. */
export function orderScene(state: State, cue: Cue | null): OrderScene {
  const next = cue?.kind === 'end' ? followingContestant(state, cue.id) : null
  const now = cue === null ? onStage(state) : null
  return {
    kind: 'order',
    rows: state.plan.contestants.map(({ id }, index) => ({
      place: index + 1,
      name: nameOf(state.plan, id),
      status: isAway(state, id) ? 'absent' : Object.hasOwn(state.spoken, id) ? 'done' : id === next || id === now ? 'current' : 'waiting',
    })),
  }
}

function followingContestant({ plan, standing }: State, cueId: string): string | null {
  const index = plan.rundown.findIndex((cue) => cue.id === cueId)
  const call = plan.rundown.slice(index + 1).find((cue) => (cue.kind === 'call' || cue.kind === 'start') && !Object.hasOwn(standing, cue.contestant))
  return call === undefined ? null : speakerOf(call)
}
