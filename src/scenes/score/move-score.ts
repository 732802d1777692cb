import type { Score } from '../timeline/score'
import { TEMPO } from '../timeline/tempo'

/** Between one mark and the next; where there are many, all light up within this time, in ms. */
const LIGHT_STEP = 320
const LIGHT_ALL = 4_200
const LIGHT = 360
/** The hall looks at all marks before those that do not count are struck through. */
const PAUSE = 700
const STRIKE = 420
const STRIKE_STEP = 260
const PART_STEP = 360

/**
 * 亮分: the marks light up one after the other, those that do not count are struck through, panels and other parts have
 * their figures, then the score counts up, then rank and grade. All plates stand from the start, so nothing jumps.
 */
export function moveScore(score: Score, root: HTMLElement): void {
  score.move(root.querySelectorAll('.who'), { opacity: [0, 1], translateY: ['14%', '0%'] }, { at: 120, duration: TEMPO.title, ease: 'outExpo' })
  score.move(root.querySelectorAll('.given, .hero'), { opacity: [0, 1], translateY: ['3%', '0%'] }, { at: 260, duration: TEMPO.title, step: 140, ease: 'outExpo' })
  let at = 1_000
  at = marksLight(score, root, at)
  at = marksDrop(score, root, at)
  for (const part of root.querySelectorAll('.part-figure')) {
    score.move(part, { opacity: [0, 1] }, { at, duration: LIGHT, ease: 'outQuad' })
    score.count(part, at, TEMPO.bar)
    at += PART_STEP
  }
  if (root.querySelector('.part-figure') !== null) {
    at += TEMPO.bar
    score.rest(at)
  }
  heroComes(score, root, at)
}

function marksLight(score: Score, root: HTMLElement, from: number): number {
  const marks = [...root.querySelectorAll('.mark')]
  const step = Math.min(LIGHT_STEP, LIGHT_ALL / Math.max(1, marks.length))
  marks.forEach((mark, i) => {
    const at = from + i * step
    score.move(mark.querySelector('.lit'), { opacity: [0, 1] }, { at, duration: LIGHT, ease: 'outQuad' })
    score.move(mark.querySelector('.mark-value'), { opacity: [0, 1], scale: [1.3, 1] }, { at, duration: LIGHT })
    score.rest(at + LIGHT)
  })
  return marks.length === 0 ? from : from + (marks.length - 1) * step + LIGHT + PAUSE
}

function marksDrop(score: Score, root: HTMLElement, from: number): number {
  const dropped = [...root.querySelectorAll('.mark.dropped')]
  dropped.forEach((mark, i) => {
    const at = from + i * STRIKE_STEP
    score.move(mark.querySelector('.strike'), { scaleX: [0, 1] }, { at, duration: STRIKE, ease: 'inOutQuart' })
    score.move(mark.querySelectorAll('.shade, .why'), { opacity: [0, 1] }, { at: at + STRIKE / 2, duration: STRIKE, ease: 'outQuad' })
    score.move(mark.querySelector('.figure'), { opacity: [1, 0.72] }, { at: at + STRIKE / 2, duration: STRIKE, ease: 'outQuad' })
  })
  if (dropped.length === 0) return from
  const end = from + dropped.length * STRIKE_STEP + STRIKE + PAUSE / 2
  score.rest(end)
  return end
}

function heroComes(score: Score, root: HTMLElement, from: number): void {
  const digits = root.querySelector('.hero-score')
  score.move(digits, { opacity: [0, 1] }, { at: from, duration: 240, ease: 'outQuad' })
  score.count(digits, from)
  score.move(root.querySelectorAll('.no-score, .reason'), { opacity: [0, 1] }, { at: from, duration: TEMPO.title, step: 200, ease: 'outQuad' })
  const after = from + TEMPO.count
  score.rest(after)
  // What comes of the score is said when the hall has read it.
  score.move(root.querySelectorAll('.rank, .grade'), { opacity: [0, 1], scaleX: [0.7, 1] }, { at: after + PAUSE, duration: TEMPO.podium, step: PAUSE })
}
