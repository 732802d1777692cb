import { exact, round, type Exact, type Rounding } from './exact'
import type { Light, LightScheme } from './lights'

/** How many lights of each colour there are, and how much is done. */
export interface Counts {
  readonly total: number
  /** By the scheme's bands, in their order; nobody's colour is counted too. */
  readonly bands: readonly { readonly band: string; readonly count: number }[]
  /** Sites without a figure, and so without a light. */
  readonly dark: number
  readonly cleared: number
  readonly overdue: number
  /** 清零: all of them are done, and there are some. */
  readonly isAllCleared: boolean
}

/** Counts over lights; each light is in one band, or dark ([LI8]). */
export function countLights({ bands }: LightScheme, found: readonly Light[]): Counts {
  const count = (is: (light: Light) => boolean) => found.filter(is).length
  const cleared = count((light) => light.cleared)
  return {
    total: found.length,
    bands: bands.map(({ id }) => ({ band: id, count: count(({ band }) => band?.id === id) })),
    dark: count(({ band }) => band === null),
    cleared,
    overdue: count(({ overdue }) => overdue),
    isAllCleared: found.length > 0 && cleared === found.length,
  }
}

/** 办结率 in percent: as it is, and as it is written. */
export interface ClosureRate {
  readonly exact: Exact
  readonly written: Exact
}

/**
 * 办结率: what is done of all, in percent, exact and cut to its places ([LI9]). Rounding never makes 100 of what is not all, nor 0 of what is
 * something: then the nearest figure on the true side is written.
 * @param closed whole number, 0 to `total`
 * @returns `null` where there is nothing to do: no rate is made up
 * @example closureRate(1999, 2000, { places: 1, mode: 'halfAway' }) // exact 99.95, written 99.9 and not 100.0
 */
export function closureRate(closed: number, total: number, rounding: Rounding): ClosureRate | null {
  if (total === 0) return null
  const rate = exact(BigInt(closed)).mul(100n).div(BigInt(total))
  const written = round(rate, rounding)
  const isSome = closed > 0 && closed < total
  if (isSome && written.equals(exact(100n))) return { exact: rate, written: round(rate, { ...rounding, mode: 'truncate' }) }
  if (isSome && written.n === 0n) return { exact: rate, written: round(rate, { ...rounding, mode: 'up' }) }
  return { exact: rate, written }
}
