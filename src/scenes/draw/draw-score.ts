import type { Score } from '../timeline/score'
import { TEMPO } from '../timeline/tempo'
import type { Way } from './draw-list'

/** The cards turn over, lie a moment, travel, and are opened from the first place on. */
const TURN = 420
const TRAVEL_AT = 560
const TRAVEL = 1_000
const OPEN_AT = TRAVEL_AT + TRAVEL + 160
/** From one place to the next; where there are many, all take this long together. */
const OPEN_STEP = 420
const OPEN_ALL = 4_600

/** The numbers that the hall called come on, one after the other. */
export function numbersCome(score: Score, root: HTMLElement): void {
  score.move(root.querySelectorAll('.called'), { opacity: [0, 1], scale: [0.8, 1] }, { at: 120, duration: TEMPO.title, step: 280, ease: 'outExpo' })
}

/**
 * Cards face down go from where their names stood to the places that they drew, and are opened place by place.
 * @param travels how each card goes; `null` where names stood on another page
 */
export function orderComes(score: Score, root: HTMLElement, travels: readonly Way[] | null): void {
  const slots = [...root.querySelectorAll('.slot')]
  const step = Math.min(OPEN_STEP, OPEN_ALL / Math.max(1, slots.length))
  slots.forEach((slot, i) => {
    const way = travels?.[i]
    if (way !== undefined) {
      score.move(slot.querySelector('.back'), { clipPath: ['inset(0% 100% 0% 0%)', 'inset(0% 0% 0% 0%)'] }, { duration: TURN })
      score.move(slot.querySelector('.mover'), { translateX: [`${String(way.x * 100)}%`, '0%'], translateY: [`${String(way.y * 100)}%`, '0%'] }, { at: TRAVEL_AT, duration: TRAVEL, ease: 'inOutQuart' })
    }
    const at = OPEN_AT + i * step
    score.move(slot.querySelector('.face'), { clipPath: ['inset(0% 0% 0% 0%)', 'inset(0% 0% 0% 100%)'] }, { at, duration: TEMPO.row })
    score.move(slot.querySelector('.number'), { opacity: [0, 1], scale: [1.5, 1] }, { at, duration: TEMPO.row })
    score.rest(at + TEMPO.row)
  })
  score.move(root.querySelector('.step'), { opacity: [0, 1] }, { at: OPEN_AT + slots.length * step, duration: TEMPO.title, ease: 'outQuad' })
}
