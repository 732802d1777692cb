import type { BoardScene } from '../../session/view/scene'
import type { Score } from '../timeline/score'
import { rowTime, TEMPO } from '../timeline/tempo'

/** Between one star and the next of a row, and how long one takes, in ms. */
const STAR_STEP = 45
const STAR = 300

/**
 * Writes how a board moves. It comes on with its header and its empty panels; what stands open already comes with them.
 * Afterwards only what a step opens moves: its rows, from the first down, and its flags.
 */
export function moveBoard(score: Score, root: HTMLElement, enters: boolean, opened: BoardScene['opened']): void {
  if (enters) {
    score.move(root.querySelectorAll('.heading, .titles, .note'), { opacity: [0, 1], translateY: ['24%', '0%'] }, { at: 120, duration: TEMPO.title, step: 120, ease: 'outExpo' })
    score.move(root.querySelectorAll('.panel, .flag-card'), { opacity: [0, 1], translateY: ['3%', '0%'] }, { at: 300, duration: TEMPO.title, step: 110, ease: 'outExpo' })
  }
  for (const id of opened) {
    const panel = root.querySelector(`[data-panel="${CSS.escape(id)}"]`)
    panel?.querySelectorAll('.place').forEach((place, i) => {
      moveRow(score, place, i)
    })
    const flag = id.startsWith('flag:') ? root.querySelector(`[data-flag="${CSS.escape(id.slice('flag:'.length))}"]`) : null
    if (flag !== null) score.move(flag.querySelectorAll('.recipient'), { opacity: [0, 1], translateX: ['-12%', '0%'] }, { duration: TEMPO.podium, step: TEMPO.rowStep })
  }
}

function moveRow(score: Score, place: Element, index: number): void {
  const { at, duration } = rowTime(index)
  score.move(place, { '--wipe': [0, 1] }, { at, duration })
  score.move(place.querySelectorAll('.star-won'), { scale: [0, 1] }, { at: at + duration * 0.3, duration: STAR, step: STAR_STEP })
  const bar = place.querySelector('.bar-room')
  score.move(bar, { scaleX: [0, 1] }, { at: at + duration * 0.3, duration: TEMPO.bar })
  if (place.querySelector('.star-line') === null) score.count(place.querySelector('.points'), at, TEMPO.bar)
  score.rest(at + duration)
}
