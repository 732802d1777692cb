/** One exchange: when it left and came back on this device's running clock, and the home's time in between, in milliseconds. */
export interface Exchange {
  readonly sent: number
  readonly back: number
  readonly home: number
}

/** Exchanges that count; older ones are forgotten, since two clocks drift apart. */
const KEPT = 8

/** The home's time on this device, from exchanges of messages ([CL1]). */
export interface Offset {
  add(exchange: Exchange): void
  /** Home time minus the running clock, in milliseconds, by the exchange with the least round trip; `null` before the first. */
  value(): number | null
  /** How far it may be off: half of that round trip. */
  error(): number
  /** Forgets all: after the foreground was left, the running clock may have stood still. */
  reset(): void
}

export function createOffset(): Offset {
  let kept: Exchange[] = []
  const trip = ({ sent, back }: Exchange) => back - sent
  const best = () => kept.reduce<Exchange | null>((least, one) => (least === null || trip(one) < trip(least) ? one : least), null)
  return {
    add(exchange) {
      if (exchange.back >= exchange.sent) kept = [...kept, exchange].slice(-KEPT)
    },
    value() {
      const one = best()
      return one === null ? null : one.home - (one.sent + one.back) / 2
    },
    error() {
      const one = best()
      return one === null ? Infinity : trip(one) / 2
    },
    reset() {
      kept = []
    },
  }
}
