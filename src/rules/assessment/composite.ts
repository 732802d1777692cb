import { exact, sum, type Exact } from '../exact'
import type { Working } from '../working'
import type { VetoFigure } from './figures'
import { absent, counted, settled } from './nodes'
import type { AssessmentScheme, Veto } from './scheme'

const OF = { kind: 'composite', id: 'composite', name: '' } as const
const ZERO = exact(0n)

/** A veto that fell on a unit. */
export interface Fallen {
  readonly veto: Veto
  readonly reason: string
}

/** A unit's composite, and the same before its last cut, by which equals may be parted. */
export interface Composite {
  readonly working: Working
  readonly exact: Exact | null
}

/** The sum of the blocks, with bonus and deduction ([AS1], [AS6]); without a block there is none ([AS4]). */
export function summedComposite(scheme: AssessmentScheme, blocks: readonly Working[], additions: readonly Working[]): Composite {
  const parts = [...blocks, ...additions]
  if (blocks.some(({ value }) => value === null)) return { working: absent(OF, 'incomplete', parts), exact: null }
  const total = sum(parts.map((part) => counted(part) ?? ZERO))
  const hold = scheme.composite ?? {}
  return { working: settled(OF, 'sum', total, parts, scheme.rounding?.composite, hold), exact: settled(OF, 'sum', total, [], undefined, hold).value }
}

/** A composite as the figures give it; the blocks explain nothing of it. */
export function givenComposite(value: Exact | null): Composite {
  return value === null ? { working: absent(OF, 'noFigure', []), exact: null } : { working: { of: OF, by: 'given', value, parts: [] }, exact: value }
}

/** What vetoes make of a composite ([VE1]–[VE3]). They make none where there was none. */
export function vetoed({ working, exact: before }: Composite, vetoes: readonly Fallen[]): Composite {
  if (vetoes.length === 0) return { working, exact: before }
  const leaves = vetoes.map(({ veto, reason }): Working => ({ of: { kind: 'veto', id: veto.id, name: reason }, by: 'given', value: null, left: 'vetoed', parts: [] }))
  if (before === null) return { working: { ...working, parts: [...working.parts, ...leaves] }, exact: null }
  const fell = (kind: Veto['effect']['kind']) => vetoes.some(({ veto }) => veto.effect.kind === kind)
  const zeroed: Working = fell('zero') ? { of: OF, by: 'vetoed', value: ZERO, parts: [working, ...leaves] } : { ...working, parts: [...working.parts, ...leaves] }
  return { working: fell('notRanked') ? { ...zeroed, left: 'vetoed' } : zeroed, exact: fell('zero') ? ZERO : before }
}

/** The vetoes that fell on a unit, in the scheme's order, those of one kind by their reasons. */
export function fallen(scheme: AssessmentScheme, rows: readonly VetoFigure[]): Fallen[] {
  return (scheme.vetoes ?? []).flatMap((veto) =>
    rows.filter((row) => row.veto === veto.id).map(({ reason }) => ({ veto, reason })).sort((a, b) => (a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0)),
  )
}
