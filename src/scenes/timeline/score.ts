import { createTimeline, type Timeline } from 'animejs/timeline'
import { countUp } from './count-up'
import { TEMPO } from './tempo'

export type Ease = 'linear' | 'outQuad' | 'outQuart' | 'outExpo' | 'inOutQuart'

/** What moves, from and to; `to` is always how the element stands by itself. Lengths in % or em, so that no size of the stage matters. */
export interface Change {
  readonly opacity?: readonly [number, number]
  readonly translateX?: readonly [string, string]
  readonly translateY?: readonly [string, string]
  readonly scale?: readonly [number, number]
  readonly scaleX?: readonly [number, number]
  readonly scaleY?: readonly [number, number]
  readonly clipPath?: readonly [string, string]
  /** How much of a row is wiped in, 0 to 1. */
  readonly '--wipe'?: readonly [number, number]
}

interface Move {
  readonly target: Element
  readonly change: Change
  readonly at: number
  readonly duration: number
  readonly ease: Ease
}

interface Count {
  readonly target: HTMLElement
  readonly at: number
  readonly duration: number
}

/** Ends of a change as anime.js takes them: it keeps and changes what it is given. */
function ends(change: Change): Record<string, [number, number] | [string, string]> {
  return Object.fromEntries(Object.entries(change).map(([key, [from, to]]) => [key, [from, to] as [number, number]]))
}

/**
 * The movement of a scene: what moves when, written down once for its elements and then drawn for any moment, forwards and
 * backwards. Once it is over nothing of it is left: the elements stand as their styles say.
 */
export interface Score {
  /** Length in ms. */
  readonly duration: number
  /** Moments at which the scene may rest, in ms; the last is its end. */
  readonly steps: readonly number[]
  /** Moves `targets` one after the other, `step` ms apart. What is not there does not move. */
  move(targets: Element | Iterable<Element> | null, change: Change, times: { at?: number; duration: number; step?: number; ease?: Ease }): void
  /** Counts a number up to what the element says. */
  count(target: Element | null, at: number, duration?: number): void
  /** A moment at which the scene may rest. */
  rest(at: number): void
  /** Draws the moment `ms`. */
  seek(ms: number): void
  /** Takes all of it away. */
  clear(): void
}

export function createScore(): Score {
  const moves: Move[] = []
  const counts: Count[] = []
  const rests = new Set<number>()
  let timeline: Timeline | null = null
  let duration = 0

  function start(): Timeline {
    const made = createTimeline({ autoplay: false })
    for (const { target, change, at, duration: length, ease } of moves) made.add(target, { ...ends(change), duration: length, ease }, at)
    // After the last add: only now everything that comes later is drawn as it stands before.
    return made.init()
  }

  function clear(): void {
    timeline?.revert()
    timeline = null
    for (const { target } of counts) target.removeAttribute('data-counting')
  }

  return {
    get duration() {
      return duration
    },
    get steps() {
      return [...rests].filter((at) => at < duration).sort((a, b) => a - b).concat(duration)
    },
    move(targets, change, { at = 0, duration: length, step = 0, ease = 'outQuart' }) {
      const list = targets === null ? [] : targets instanceof Element ? [targets] : [...targets]
      list.forEach((target, i) => {
        moves.push({ target, change, at: at + i * step, duration: length, ease })
        duration = Math.max(duration, at + i * step + length)
      })
    },
    count(target, at, length = TEMPO.count) {
      if (!(target instanceof HTMLElement)) return
      counts.push({ target, at, duration: length })
      duration = Math.max(duration, at + length)
    },
    rest(at) {
      rests.add(at)
    },
    seek(ms) {
      if (ms >= duration) {
        clear()
        return
      }
      timeline ??= start()
      timeline.seek(Math.max(0, ms), true)
      for (const { target, at, duration: length } of counts) {
        const text = target.textContent
        const shown = countUp(text, (ms - at) / length)
        if (shown === text) target.removeAttribute('data-counting')
        else target.dataset['counting'] = shown
      }
    },
    clear,
  }
}
