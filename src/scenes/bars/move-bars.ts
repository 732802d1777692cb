import type { Score } from '../timeline/score'
import { TEMPO } from '../timeline/tempo'
import { formerPlaces, grownFrom, type BarRow } from './bars-page'

/** Rows make room, and one that is new comes on. */
const MOVE = 300

/**
 * Writes how bars move: rows make room for each other, a new one comes on, and what is new or has changed grows from where
 * it stood. On a fresh screen what was known already stands there first.
 * @param whole all rows stand on this page, so that it is known where each stood
 */
export function moveBars(score: Score, root: HTMLElement, rows: readonly BarRow[], { enters, whole }: { readonly enters: boolean; readonly whole: boolean }): void {
  const slots = [...root.querySelectorAll('.slot')]
  const former = whole ? formerPlaces(rows) : rows.map(() => null)
  const from = enters ? 800 : 0
  if (enters) score.move(root.querySelector('.scoring-head'), { opacity: [0, 1], translateY: ['24%', '0%'] }, { at: 120, duration: TEMPO.title, ease: 'outExpo' })
  let fresh = 0
  rows.forEach((row, i) => {
    const slot = slots[i]
    if (slot === undefined) return
    const isNew = row.score !== null && row.before === null
    if (enters && !isNew) score.move(slot, { opacity: [0, 1] }, { at: 260 + i * 40, duration: TEMPO.row, ease: 'outQuad' })
    const way = former[i] ?? 0
    if (way !== 0) score.move(slot, { translateY: [`${String(way * 100)}%`, '0%'] }, { at: from, duration: MOVE })
    if (row.score === null || row.score === row.before) return
    const at = from + MOVE + fresh * (isNew ? MOVE : 0)
    if (isNew) {
      fresh++
      score.move(slot, { opacity: [0, 1], translateX: ['-3%', '0%'] }, { at, duration: MOVE })
      score.count(slot.querySelector('.score'), at + MOVE / 2, TEMPO.bar)
    }
    score.move(slot.querySelector('.bar-room'), { scaleX: [grownFrom(row), 1] }, { at: at + (isNew ? MOVE / 2 : 0), duration: TEMPO.bar })
    score.rest(at + TEMPO.bar)
  })
}
