import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

export const SPEEDS = [1, 2, 5, 10, 60] as const
export type Speed = (typeof SPEEDS)[number]

/** A time that runs at a chosen speed between two ends. */
export interface Playback {
  /** Home time that is shown, in milliseconds. */
  readonly at: ShallowRef<number>
  readonly playing: ShallowRef<boolean>
  readonly speed: ShallowRef<Speed>
  readonly play: () => void
  readonly pause: () => void
  readonly seek: (at: number) => void
}

/** Plays a stretch of home time. @param ends where it begins and ends; playing stops at the end */
export function usePlayback(ends: () => { from: number; to: number }): Playback {
  const at = shallowRef(0)
  const playing = shallowRef(false)
  const speed = shallowRef<Speed>(1)
  let frame = 0
  let before = 0

  function step(time: number): void {
    const { to } = ends()
    at.value = Math.min(to, at.value + (time - before) * speed.value)
    before = time
    if (at.value >= to) pause()
    else frame = requestAnimationFrame(step)
  }

  function play(): void {
    if (playing.value) return
    if (at.value >= ends().to) at.value = ends().from
    playing.value = true
    before = performance.now()
    frame = requestAnimationFrame(step)
  }

  function pause(): void {
    playing.value = false
    cancelAnimationFrame(frame)
  }

  function seek(to: number): void {
    const { from, to: end } = ends()
    at.value = Math.max(from, Math.min(end, to))
  }

  onScopeDispose(pause)
  return { at, playing, speed, play, pause, seek }
}
