import { onBeforeUnmount, onMounted, watch, type ShallowRef, type WatchSource } from 'vue'
import { useMoment, type Moment } from './moment'
import { createScore, type Score } from './score'

/**
 * Moves the elements under `root` by a score that can be sought: what is shown hangs on the moment alone. While the
 * score runs, each frame is asked for.
 * @param build writes the score for the elements that stand now
 * @param structure what the elements hang on; when one of it changes, the score is written anew
 * @param moment the scene's moment, in ms since it began
 */
export function useTimeline(
  root: Readonly<ShallowRef<HTMLElement | null>>,
  build: (score: Score, root: HTMLElement, enters: boolean) => void,
  structure: readonly WatchSource[],
  moment: Moment = useMoment(),
): void {
  let score: Score | null = null

  function write(): void {
    score?.clear()
    score = null
    if (root.value === null || moment.ms.value === Infinity) return
    score = createScore()
    build(score, root.value, moment.enters.value)
    score.seek(moment.ms.value)
  }

  function draw(): void {
    if (score === null || moment.ms.value === Infinity) write()
    else score.seek(moment.ms.value)
  }

  onMounted(write)
  watch([...structure, moment.enters], write, { flush: 'post' })
  watch(moment.ms, draw, { flush: 'post' })
  onBeforeUnmount(() => score?.clear())
  moment.wants(() => (score !== null && moment.ms.value < score.duration ? 0 : null))
}
