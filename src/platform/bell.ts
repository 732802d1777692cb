import { onScopeDispose, watch } from 'vue'

/** `end`: two tones, the higher first. `warning`: one, half as loud. */
export type Ring = 'end' | 'warning'

interface Tone {
  /** In hertz. */
  readonly pitch: number
  /** Seconds from the press of the bell. */
  readonly at: number
  /** Strength at its beginning, 0 to 1. */
  readonly strength: number
}

const RINGS: Readonly<Record<Ring, readonly Tone[]>> = {
  end: [
    { pitch: 880, at: 0, strength: 0.32 },
    { pitch: 659.26, at: 0.55, strength: 0.32 },
  ],
  warning: [{ pitch: 659.26, at: 0, strength: 0.14 }],
}
/** What a struck bell sounds beside its tone: how many times as high, and how loud. */
const PARTIALS = [
  { times: 1, share: 1 },
  { times: 2.76, share: 0.28 },
] as const
/** Seconds in which a tone comes up, so that nothing clicks, and dies away. */
const RISE = 0.008
const FALL = 1.9

export interface Bell {
  /** False where the browser makes no sound. */
  readonly isSupported: boolean
  /** Rings; in a window that may not sound yet nothing does, now or later. */
  readonly ring: (ring: Ring) => void
}

/**
 * A soft bell, made of tones: no file. Browsers are silent until somebody has touched the window, so it wakes at the first
 * touch, and at once where that is not asked. Ends with its scope.
 * @param wanted whether there is to be a bell; reactive
 */
export function useBell(wanted: () => boolean): Bell {
  const isSupported = 'AudioContext' in globalThis
  let context: AudioContext | undefined

  // A browser suspends it again when the machine slept: each touch wakes it.
  const wake = (): void => {
    context ??= new AudioContext()
    if (context.state !== 'running') void context.resume().catch(() => undefined)
  }

  function stop(): void {
    window.removeEventListener('pointerdown', wake)
    window.removeEventListener('keydown', wake)
    void context?.close().catch(() => undefined)
    context = undefined
  }

  if (isSupported) {
    watch(
      wanted,
      (on) => {
        if (!on) {
          stop()
          return
        }
        window.addEventListener('pointerdown', wake)
        window.addEventListener('keydown', wake)
        wake()
      },
      { immediate: true },
    )
    onScopeDispose(stop, true)
  }

  return {
    isSupported,
    ring(kind) {
      if (context?.state !== 'running') return
      for (const tone of RINGS[kind]) strike(context, tone)
    },
  }
}

function strike(context: AudioContext, { pitch, at, strength }: Tone): void {
  const begin = context.currentTime + at
  for (const { times, share } of PARTIALS) {
    const oscillator = context.createOscillator()
    const gain = context.createGain()
    oscillator.frequency.value = pitch * times
    gain.gain.setValueAtTime(0, begin)
    gain.gain.linearRampToValueAtTime(strength * share, begin + RISE)
    gain.gain.exponentialRampToValueAtTime(0.0001, begin + FALL / times)
    oscillator.connect(gain).connect(context.destination)
    oscillator.start(begin)
    oscillator.stop(begin + FALL / times)
  }
}
