import { computeBoard, partText, readPart, type Part } from '../session/board'
import type { Plan } from '../session/plan'
import { isTold } from '../session/scoring/marks'
import type { ReadSlip } from '../session/slip'
import type { LockedResult, State } from '../session/state'
import type { VerifyFault } from './verify-fault'

/**
 * How far a locked row agrees with the figures: wholly; as far as can be seen where figures of its panel are withheld;
 * or not at all.
 */
export type Agreement = 'agrees' | 'partly' | 'differs'

/** A locked row that can be read, and what came of checking it. */
export interface CheckedRow {
  readonly part: Part
  readonly agreement: Agreement
}

/** @property withheld how many locked rows cannot be read */
export interface CheckedResult {
  readonly rows: readonly CheckedRow[]
  readonly withheld: number
  readonly faults: readonly VerifyFault[]
}

/** Computes the board afresh and compares each locked row that can be read ([VF2]). Before a lock there is nothing to compare. */
export function checkResult(state: State, read: ReadSlip, told = isTold(state, read)): CheckedResult {
  const { plan, result } = state
  if (result === null) return { rows: [], withheld: 0, faults: [] }
  const locked = result.parts.map((ref) => ({ given: read(ref).kind === 'value', part: readPart(ref, read) }))
  const computed = computeBoard(state, read)
  const known = knownPanels(plan, read, told)
  // Of ballots that are withheld nothing can be said, not even in part.
  const blind = plan.board.composite.method === 'judged' && !told
  const parts = locked.flatMap(({ part }) => part ?? [])
  const rows = parts.map((part): CheckedRow => ({ part, agreement: blind && !part.panel.startsWith('block:') ? 'partly' : agreement(part, parts, computed, known) }))
  const faults = [
    ...rows.flatMap(({ part, agreement }) => (agreement === 'differs' ? [fault(result, differs(part, computed))] : [])),
    ...locked.flatMap(({ given, part }, index) => (given && part === null ? [fault(result, `row ${String(index + 1)}`)] : [])),
    ...orderFaults(result, locked.map(({ part }) => part), computed, plan, known),
  ]
  return { rows, withheld: locked.filter(({ given }) => !given).length, faults }
}

function fault({ seq }: LockedResult, detail: string): VerifyFault {
  return { code: 'result', line: seq, detail }
}

/** The panels all of whose figures can be read, so that they can be computed wholly. @param told whether every ballot can be read */
export function knownPanels({ board }: Plan, read: ReadSlip, told: boolean): ReadonlySet<string> {
  const { blocks, composite, flags } = board
  const whole = (figures: typeof composite.figures) => figures.every(({ value }) => read(value).kind === 'value')
  const known = new Set<string>(blocks.filter(({ figures }) => whole(figures)).map(({ id }) => `block:${id}`))
  const given = composite.method === 'judged' ? told : composite.method === 'given' ? whole(composite.figures) : blocks.every(({ figures }) => whole(figures))
  if (!given) return known
  known.add('composite')
  const withoutRises = new Set(flags.filter(({ rule }) => rule.kind === 'topK').map(({ id }) => id))
  // A flag that asks who holds another one is known only where that one is; as often as there are flags, and a circle ends.
  for (const _ of flags) for (const { id, except, onlyWithin } of flags) if ([except, onlyWithin].some((other) => other !== undefined && !withoutRises.has(other))) withoutRises.delete(id)
  for (const { id } of flags) if (whole(composite.previousRanks) || withoutRises.has(id)) known.add(`flag:${id}`)
  return known
}

function sameRow(a: Part, b: Part): boolean {
  return a.panel === b.panel && a.contestant === b.contestant
}

function agreement(part: Part, locked: readonly Part[], computed: readonly Part[], known: ReadonlySet<string>): Agreement {
  const expected = computed.find((other) => sameRow(other, part))
  if (known.has(part.panel)) return expected !== undefined && partText(expected) === partText(part) ? 'agrees' : 'differs'
  if (expected === undefined) return 'partly'
  if (expected.score !== part.score) return 'differs'
  return locked.every((other) => sameOrder(part, other, expected, computed)) ? 'partly' : 'differs'
}

/** With figures withheld a rank cannot be told, but which of two comes first can. */
function sameOrder(part: Part, other: Part, expected: Part, computed: readonly Part[]): boolean {
  if (other.panel !== part.panel || part.rank === null || other.rank === null || expected.rank === null) return true
  const rank = computed.find((row) => sameRow(row, other))?.rank ?? null
  return rank === null || Math.sign(part.rank - other.rank) === Math.sign(expected.rank - rank)
}

function differs(part: Part, computed: readonly Part[]): string {
  const expected = computed.find((other) => sameRow(other, part))
  return `${partText(part)} ≠ ${expected === undefined ? '—' : partText(expected)}`
}

/** With everything known, each row has its place, and there are as many as were computed. */
function orderFaults(result: LockedResult, locked: readonly (Part | null)[], computed: readonly Part[], { board }: Plan, known: ReadonlySet<string>): VerifyFault[] {
  const panels = board.blocks.length + 1 + board.flags.length
  if (known.size < panels) return []
  if (locked.length !== computed.length) return [fault(result, `${String(locked.length)} ≠ ${String(computed.length)} rows`)]
  const moved = locked.findIndex((part, index) => {
    const expected = computed[index]
    return part !== null && expected !== undefined && !sameRow(part, expected)
  })
  return moved < 0 ? [] : [fault(result, `row ${String(moved + 1)}`)]
}
