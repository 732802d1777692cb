import { drawOrder } from '../rules/draw'
import { accept, refuse, type Circumstances, type Decision } from './decision'
import type { SessionEvent } from './events'
import { findCue } from './rundown'
import type { State } from './state'
import { stillToCome } from './turns'

/**
 * 抽签, first step: entering the cue puts a fresh secret down as a slip, before any number is called ([DW1]).
 * A second entry keeps the secret that is there.
 */
export function commitDraw(state: State, entering: readonly SessionEvent[], { slip, random }: Circumstances): Decision {
  if (state.draw !== null) return accept(...entering)
  const secret = slip('secret', random() + random())
  return { kind: 'accepted', events: [...entering, { type: 'drawCommitted', v: 1, secret: secret.ref, of: stillToCome(state) }], slips: [secret] }
}

/** Second step: the numbers that the hall calls. They may be put right until it is drawn; each version stays in the book ([DW2]). */
export function callNumbers(state: State, numbers: readonly number[]): Decision {
  if (state.draw === null || findCue(state.plan, state.tracks.stage.cue)?.kind !== 'draw') return refuse('notDrawing')
  return state.draw.drawn === null ? accept({ type: 'numbersCalled', v: 1, numbers: [...numbers] }) : refuse('alreadyDrawn')
}

/** Third step: the secret is told, and with it the order that anybody can compute ([DW3]). */
export function draw({ draw: state }: State, { read }: Circumstances): Decision {
  if (state === null) return refuse('notDrawing')
  if (state.numbers === null) return refuse('numbersMissing')
  const secret = read(state.secret)
  if (secret.kind !== 'value') return refuse('figuresMissing')
  return accept({ type: 'drawn', v: 1, secret: secret.text, order: drawOrder(secret.text, state.numbers, state.of) })
}
