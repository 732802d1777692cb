/** A day and a time of day where this computer stands, as milliseconds since 1970; `null` where they are none. */
export function instantOf(date: string, time: string): number | null {
  const at = new Date(`${date}T${time}:00`).getTime()
  return Number.isNaN(at) ? null : at
}

const MINUTE = 60_000

/** A whole minute, some minutes from now: a clock that is announced ends on the minute. */
export function minutesFrom(now: number, minutes: number): number {
  return Math.ceil(now / MINUTE) * MINUTE + (minutes - 1) * MINUTE
}
