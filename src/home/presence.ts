import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { onStageEnd, openPresence, type StageSign } from '../link/presence'
import type { Screen } from '../session/screens'
import { liveStages, stillOpening, warningsOf, type HeardStage, type LiveStage, type Opening, type StageWarning } from './presence-list'

/** How often the stages are asked and judged, in ms. */
const ASK = 1_000
/** How long 识别 stands on the stages, in ms. */
export const IDENTIFY = 3_000

/** The stages of this browser, as the console sees them. */
export interface Presence {
  readonly stages: Readonly<ShallowRef<readonly LiveStage[]>>
  /** What the host should know, the gravest first. */
  readonly warnings: ComputedRef<readonly StageWarning[]>
  /** Shows on every stage which screen it is, for three seconds. */
  readonly identify: () => void
  /** A stage of this screen was just opened: if none comes, the browser has held the window back. */
  readonly expectStage: (screen: Screen) => void
  /** Tells all stages that the settings of the screens were changed. */
  readonly settingsChanged: () => void
}

/**
 * Listens for the stages of this browser while its scope lives, and says what is wrong with them.
 * @param session the session of the console, `null` before it knows
 * @param seq the line that the console stands at
 */
export function usePresence(session: () => string | null, seq: () => number): Presence {
  const heard = new Map<string, HeardStage>()
  const stages = shallowRef<readonly LiveStage[]>([])
  const openings = shallowRef<readonly Opening[]>([])
  const started = performance.now()
  const now = shallowRef(started)
  const seqSince = shallowRef(started)

  const over = new AbortController()

  const link = openPresence((message) => {
    if (message.kind === 'here') hear(message.stage)
    else if (message.kind === 'gone') forget(message.window)
  })

  function hear(sign: StageSign): void {
    const { window } = sign
    // A window of another device holds no lock here: it is only known by what it tells.
    if (!heard.has(window) && sign.device === undefined) {
      onStageEnd(window, over.signal, () => {
        forget(window)
      })
    }
    heard.set(window, { sign, heard: performance.now() })
    look()
  }

  function forget(window: string): void {
    if (heard.delete(window)) look()
  }

  function look(): void {
    now.value = performance.now()
    stages.value = liveStages(heard.values(), now.value)
    if (openings.value.length > 0) openings.value = stillOpening(openings.value, stages.value, now.value)
    for (const window of heard.keys()) {
      if (!stages.value.some((stage) => stage.window === window)) heard.delete(window)
    }
  }

  function ask(): void {
    link.post({ kind: 'who' })
    look()
  }

  watch(seq, () => {
    seqSince.value = performance.now()
  })
  ask()
  const timer = setInterval(ask, ASK)
  onScopeDispose(() => {
    clearInterval(timer)
    over.abort()
    link.close()
  })

  return {
    stages,
    // In the first moments nobody has had the time to answer.
    warnings: computed(() =>
      now.value - started < ASK && stages.value.length === 0
        ? []
        : warningsOf(stages.value, { now: now.value, session: session(), seq: seq(), seqSince: seqSince.value, openings: openings.value }),
    ),
    identify() {
      link.post({ kind: 'identify', until: Date.now() + IDENTIFY })
    },
    expectStage(screen) {
      const known = new Set(stages.value.map(({ window }) => window))
      openings.value = [...openings.value.filter((opening) => opening.screen !== screen), { screen, at: performance.now(), known }]
    },
    settingsChanged() {
      link.post({ kind: 'settings' })
    },
  }
}
