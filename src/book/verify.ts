import type { Plan } from '../session/plan'
import { nameOf } from '../session/late'
import type { State } from '../session/state'
import type { ReadSlip } from '../session/slip'
import type { ArchiveParts } from './archive'
import { boardCsv } from './board-csv'
import { checkChain } from './chain'
import { slipsForLevel, type Level } from './disclosure'
import { fingerprint } from './fingerprint'
import { hashOf } from './hash'
import { picturesOf, picturesOfLines } from './image'
import { describe, disagreement } from './manifest'
import { parsePlan } from './planbytes'
import type { VerifyFault } from './verify-fault'
import { replayLines } from './verify-lines'
import { checkResult, knownPanels, type Agreement, type CheckedResult } from './verify-result'
import { checkSignatures, type SignedReport } from './verify-signatures'
import { checkSlips, namedSlips, type SlipReport } from './verify-slips'

/** A row of the board as it was locked, and how far it agrees with what was computed afresh. */
export interface VerifiedRow {
  readonly panel: string
  readonly rank: number | null
  readonly name: string
  readonly score: string | null
  readonly stars: number | null
  readonly rise: number | null
  readonly agreement: Agreement
}

/**
 * What a stranger finds. `incomplete`: nothing is wrong, but withheld or erased values left something that could not be
 * checked. `signatures.upTo`: the last line that the home's signature covers.
 */
export interface VerifyReport {
  readonly verdict: 'whole' | 'incomplete' | 'broken'
  readonly title: string
  readonly sample: boolean
  readonly rehearsal: boolean
  readonly level: Level
  readonly book: string
  readonly lines: number
  readonly terms: number
  readonly sealed: boolean
  readonly fingerprint: string
  readonly signatures: SignedReport
  readonly slips: SlipReport
  readonly rows: { readonly checked: number; readonly partly: number; readonly withheld: number }
  readonly faults: readonly VerifyFault[]
  readonly board: readonly VerifiedRow[]
}

/**
 * Checks an archive from its parts, trusting nothing of them: the chain, the plan's hash, every slip, the home's
 * signatures, that each line's events follow from its command ([VF1]), the locked result against the figures ([VF2]),
 * and that manifest, table and level say what the book says ([VF3]). Total: it never throws over what it is given.
 */
export function verifyArchive(parts: ArchiveParts): VerifyReport {
  const checked = checkChain(parts.lines)
  const { lines, head } = checked
  const book = hashOf(parts.lines[0] ?? '')
  const opened = lines[0]?.events.find((event) => event.type === 'opened')
  const plan = opened?.plan === hashOf(parts.plan) ? parsePlan(parts.plan) : null
  const slips = checkSlips(parts.slips, plan === null ? new Map(parts.slips.map((slip) => [slip.slip, slip])) : namedSlips(plan, lines))
  const signatures = checkSignatures(book, parts.lines, lines, parts.signatures)
  const faults: VerifyFault[] = [...(checked.fault === null ? [] : [{ code: 'chain' as const, line: checked.fault.seq, detail: checked.fault.kind }])]
  if (plan === null) faults.push({ code: 'plan', line: 1, detail: parts.plan.length === 0 ? 'missing' : 'changed' })
  faults.push(...slips.faults, ...signatures.faults.filter((fault) => !faults.some((other) => sameFault(fault, other))), ...fileFaults(parts), ...pictureFaults(parts, plan))
  let state: State | null = null
  let result: CheckedResult = { rows: [], withheld: 0, faults: [] }
  if (plan !== null) {
    const panels = plan.board.blocks.length + 1 + plan.board.flags.length
    const told = [...namedSlips(plan, lines).values()].every((ref) => ref.class !== 'ballot' || slips.read(ref).kind === 'value')
    const replayed = replayLines(plan, lines, slips.read, knownPanels(plan, slips.read, told).size === panels)
    state = replayed.state
    result = checkResult(state, slips.read)
    faults.push(...replayed.wrong.map(({ seq, command }): VerifyFault => ({ code: 'doesNotFollow', line: seq, detail: command })), ...result.faults)
    // What is written beside a book that is itself broken says nothing more.
    if (checked.fault === null && faults.length === 0) faults.push(...besideFaults(parts, state, slips.read))
  }
  const { manifest } = parts
  const count = (agreement: Agreement) => result.rows.filter((row) => row.agreement === agreement).length
  const rows = { checked: count('agrees'), partly: count('partly'), withheld: result.withheld }
  const gaps = slips.report.withheld + slips.report.erased + rows.partly
  return {
    verdict: faults.length > 0 ? 'broken' : gaps > 0 ? 'incomplete' : 'whole',
    title: state?.plan.title ?? '',
    sample: state?.plan.sample ?? false,
    rehearsal: opened?.rehearsal ?? false,
    level: manifest.level,
    book,
    lines: lines.length,
    terms: lines.at(-1)?.term ?? 0,
    sealed: state !== null && state.sealed !== null,
    fingerprint: fingerprint(head.hash),
    signatures: signatures.report,
    slips: slips.report,
    rows,
    faults,
    board: state === null ? [] : verifiedRows(state, result),
  }
}

function sameFault(a: VerifyFault, b: VerifyFault): boolean {
  return a.code === b.code && a.line === b.line && a.detail === b.detail
}

function verifiedRows({ plan }: State, { rows }: CheckedResult): VerifiedRow[] {
  return rows.map(({ part: { panel, contestant, rank, score, stars, rise }, agreement }) => ({ panel, rank, name: nameOf(plan, contestant), score, stars, rise, agreement }))
}

/** Each file is the one that the manifest names, and there is no other. A file of the book itself is checked better elsewhere. */
function fileFaults({ manifest, files }: ArchiveParts): VerifyFault[] {
  const listed = new Map(manifest.files.map(({ name, sha256 }) => [name, sha256]))
  const named = [...new Set([...listed.keys(), ...files.keys()])]
  return named.flatMap((name): VerifyFault[] => {
    const detail = files.get(name) === undefined ? 'missing' : listed.get(name) === undefined ? 'unlisted' : files.get(name) === listed.get(name) ? null : 'changed'
    return detail === null ? [] : [{ code: 'file', line: null, detail: `${name} ${detail}` }]
  })
}

/** Each picture is what its name says, and each that the plan or a late change names is there ([VF3]). */
function pictureFaults({ assets, lines }: ArchiveParts, plan: Plan | null): VerifyFault[] {
  const faults = [...assets].flatMap(([name, bytes]) => (hashOf(bytes) === name ? [] : [`assets/${name} changed`]))
  const named = new Set([...picturesOf(plan), ...picturesOfLines(lines)])
  const missing = [...named].flatMap((name) => (assets.has(name) ? [] : [`assets/${name} missing`]))
  return [...faults, ...missing].map((detail) => ({ code: 'file', line: null, detail }))
}

/** Manifest and table say what the book says, and no slip is there that the level does not carry ([VF3]). */
function besideFaults({ manifest, lines, slips, table }: ArchiveParts, state: State, read: ReadSlip): VerifyFault[] {
  const head = { seq: state.seq, hash: hashOf(lines.at(-1) ?? '') }
  const key = disagreement(manifest, describe(state, hashOf(lines[0] ?? ''), head))
  const carried = slipsForLevel(slips, manifest.level, state, read).length
  return [
    ...(key === null ? [] : [{ code: 'manifest' as const, line: null, detail: key }]),
    ...(carried === slips.length ? [] : [{ code: 'level' as const, line: null, detail: manifest.level }]),
    ...(new TextDecoder('utf-8', { ignoreBOM: true }).decode(table) === boardCsv(state, read, manifest.level) ? [] : [{ code: 'table' as const, line: null, detail: 'results/board.csv' }]),
  ]
}
