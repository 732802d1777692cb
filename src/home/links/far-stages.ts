import { openPresence, type StageSign } from '../../link/presence'

/** How often the stages of this device are asked, in milliseconds: a hidden window's own timers sleep, and a message wakes it. */
const ASK = 1_000

/** The stages of this browser and those of other devices, told to each other over the links of this page. */
export interface FarStages {
  /** A stage of another device. */
  came(stage: StageSign): void
  /** 识别 by the leader. */
  identify(ms: number): void
}

/**
 * @param linked whether this page has links
 * @param leads whether this device leads: then its own stages are nobody else's affair
 * @param tell tells the leader of a stage of this device
 * @param ask asks all devices' stages to show their names for so many milliseconds
 */
export function farStages(linked: () => boolean, leads: () => boolean, tell: (stage: StageSign) => void, ask: (ms: number) => void): FarStages {
  const presence = openPresence((message) => {
    if (!linked()) return
    if (message.kind === 'here' && message.stage.device === undefined && !leads()) tell(message.stage)
    else if (message.kind === 'identify' && leads()) ask(Math.max(1, Math.round(message.until - Date.now())))
  })
  setInterval(() => {
    if (linked() && !leads()) presence.post({ kind: 'who' })
  }, ASK)
  return {
    came(stage) {
      presence.post({ kind: 'here', stage })
    },
    identify(ms) {
      presence.post({ kind: 'identify', until: Date.now() + ms })
    },
  }
}
