import type { Assessed } from './result'

/** Whom a veto keeps from every flag ([VE3]): for `awardFlags`. */
export function barredFromFlags({ units }: Assessed): Set<string> {
  return new Set(units.flatMap(({ unit, vetoes }) => (vetoes.some(({ veto }) => veto.effect.kind === 'noFlag') ? [unit] : [])))
}

/** The best grades that vetoes leave a unit ([VE3]), in the scheme's order; empty where none is capped. */
export function gradeCaps({ units }: Assessed, of: string): string[] {
  return units.flatMap(({ unit, vetoes }) => (unit === of ? vetoes.flatMap(({ veto: { effect } }) => (effect.kind === 'gradeCap' ? [effect.grade] : [])) : []))
}
