import { fingerprintOf, type Paired } from './attempt'
import type { RtcNeeds } from './needs'
import { dial, type Dialing, type Listener } from './tickets'

/** Between two calls, in milliseconds; the last one again and again. A meeting goes on meanwhile, so nobody waits longer. */
const PAUSES = [0, 300, 700, 1_500, 3_000] as const
/** How long one call may take, in milliseconds. */
const CALL = 4_000
/** How long the link that counts may come after the other one, in milliseconds. */
const GRACE = 200

/** What this device has of another one that it lost. */
export interface Bond {
  /** SHA-256 of the other device's certificate. */
  readonly peer: Uint8Array
  /** Where it listens, as it last said. */
  readonly ticket: Uint8Array | null
  /** Where this device listens for it, as it was told; `null` after a reload. */
  readonly listener: Listener | null
}

/** Attempts to come back that go on until there is a link or they are stopped. */
export interface Redialing {
  /** The link; `null` once stopped, or where neither way is left: no ticket, and nobody to listen. Then a code is needed. */
  readonly link: Promise<Paired | null>
  readonly stop: () => void
}

/**
 * Comes back to a device without any exchange: calls it by its ticket again and again, and waits for its call ([TK2]). Both may get
 * through at once; the call of the device with the smaller fingerprint counts, on both sides alike ([TK3]).
 */
export function redial(needs: RtcNeeds, { peer, ticket, listener }: Bond): Redialing {
  const own = fingerprintOf(needs.certificate)
  const callCounts = own !== null && isLess(own, peer)
  const found: { called: Paired | null; heard: Paired | null } = { called: null, heard: null }
  let running = true
  let current: Dialing | null = null
  let wake: () => void = () => undefined
  let settle: (paired: Paired | null) => void = () => undefined
  const link = new Promise<Paired | null>((resolve) => {
    settle = resolve
  })

  function finish(): void {
    if (!running) return
    running = false
    const counting = callCounts ? (found.called ?? found.heard) : (found.heard ?? found.called)
    // The one that does not count ends without a word to anybody.
    for (const other of [found.called, found.heard]) if (other !== counting) other?.link.close()
    current?.cancel()
    wake()
    listener?.close()
    settle(counting)
  }

  function take(which: 'called' | 'heard', paired: Paired): void {
    if (!running) {
      paired.link.close()
      return
    }
    found[which] = paired
    const other = which === 'called' ? listener : ticket
    if ((which === 'called') === callCounts || other === null) finish()
    else setTimeout(finish, GRACE)
  }

  async function call(own: Uint8Array): Promise<void> {
    for (let attempt = 0; running && found.called === null; attempt++) {
      await pause(PAUSES[Math.min(attempt, PAUSES.length - 1)] ?? 0)
      if (!isRunning()) return
      current = dial(needs, own, CALL)
      const made = await current.result
      if (made.ok) take('called', made.paired)
      else if (made.code === 'refused') return
    }
  }

  const isRunning = (): boolean => running
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const calls = ticket === null ? Promise.resolve() : call(ticket)
  const hears = (listener?.result ?? Promise.resolve(null)).then((made) => {
    if (made?.ok === true) take('heard', made.paired)
  })
  void Promise.all([calls, hears]).then(() => {
    if (found.called === null && found.heard === null) finish()
  })
  return { link, stop: finish }
}

function isLess(one: Uint8Array, other: Uint8Array): boolean {
  const at = one.findIndex((byte, index) => byte !== other[index])
  return at !== -1 && (one[at] ?? 0) < (other[at] ?? 0)
}
