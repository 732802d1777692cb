import { computeBoard, figuresAtHand, partText, readPart, type Part } from '../session/board'
import { decide } from '../session/decide'
import type { SessionEvent } from '../session/events'
import { foldSkipping, skippedLines } from '../session/fold'
import type { Plan } from '../session/plan'
import { reduceLine } from '../session/reduce'
import type { ReadSlip, SlipRef } from '../session/slip'
import { initialState, type State } from '../session/state'
import { nameOf } from '../session/view/board'
import type { ArchiveContents } from './archive'
import { checkChain, type ChainFault, type Head } from './chain'
import { fingerprint } from './fingerprint'
import { hashOf } from './hash'
import { entryOf, type Line } from './line'
import { parsePlan } from './planbytes'
import { headSignatureHolds } from './sign'
import { makeSlip, readerOf, slipHolds } from './slips'

/** One thing that is wrong, with the line it is about where it is about one. */
export interface VerifyFault {
  readonly code: 'chain' | 'plan' | 'signature' | 'linesLost' | 'slip' | 'doesNotFollow' | 'result'
  readonly line: number | null
  readonly detail: string
}

/** What a stranger finds. `incomplete`: nothing is wrong, but withheld values left something that could not be checked. */
export interface VerifyReport {
  readonly verdict: 'whole' | 'incomplete' | 'broken'
  readonly title: string
  readonly book: string
  readonly lines: number
  readonly sealed: boolean
  readonly fingerprint: string
  readonly signatures: number
  readonly slips: { readonly given: number; readonly withheld: number; readonly erased: number }
  readonly faults: readonly VerifyFault[]
  /** The board as it was computed afresh from the figures: panel, rank, name, score, stars. */
  readonly board: readonly { readonly panel: string; readonly rank: number | null; readonly name: string; readonly score: string | null; readonly stars: number | null }[]
}

/**
 * Checks an archive from its parts, trusting nothing of them ([VF1], [VF2]): the chain, the plan's hash, every slip,
 * the home's signatures, that each line's events follow from its command, and the locked result against the figures.
 */
export function verifyArchive({ lines: bytes, signatures, slips, plan: planAsset }: ArchiveContents): VerifyReport {
  const checked = checkChain(bytes)
  const faults: VerifyFault[] = checked.fault === null ? [] : [chainFault(checked.fault)]
  const byName = new Map(slips.map((slip) => [slip.slip, slip]))
  const read = readerOf(byName)
  for (const slip of slips) if (!slipHolds(slip)) faults.push({ code: 'slip', line: null, detail: slip.slip })
  const opened = checked.lines[0]?.events.find((event) => event.type === 'opened')
  const plan = opened?.plan === hashOf(planAsset) ? parsePlan(planAsset) : null
  if (plan === null) faults.push({ code: 'plan', line: 1, detail: opened?.plan ?? '' })
  const book = hashOf(bytes[0] ?? '')
  faults.push(...signatureFaults(book, bytes, checked.lines, checked.head, signatures))
  const state = plan === null ? null : replay(plan, checked.lines, read, faults)
  const board = state === null ? [] : checkResult(state, read, faults)
  const refs = state === null ? [] : references(state)
  const withheld = refs.filter((ref) => read(ref).kind === 'withheld').length
  return {
    verdict: faults.length > 0 ? 'broken' : withheld > 0 ? 'incomplete' : 'whole',
    title: plan?.title ?? '',
    book,
    lines: checked.lines.length,
    sealed: state !== null && state.sealed !== null,
    fingerprint: fingerprint(checked.head.hash),
    signatures: signatures.length,
    slips: { given: slips.filter(({ text }) => text !== null).length, withheld, erased: slips.filter(({ text }) => text === null).length },
    faults,
    board: state === null ? [] : board.map(({ panel, contestant, rank, score, stars }) => ({ panel, rank, name: nameOf(state.plan, contestant), score, stars })),
  }
}

function chainFault({ seq, kind }: ChainFault): VerifyFault {
  return { code: 'chain', line: seq, detail: kind }
}

/** Each signature must be under a line of this book, by the key of its term; the newest may not lie beyond the last line ([SG2]). */
function signatureFaults(book: string, bytes: readonly Uint8Array[], lines: readonly Line[], head: Head, signatures: ArchiveContents['signatures']): VerifyFault[] {
  const keys = new Map<number, string>()
  for (const line of lines) for (const event of line.events) if (event.type === 'opened' || event.type === 'tookOver') keys.set(line.term, event.key)
  if (signatures.length === 0) return [{ code: 'signature', line: null, detail: 'missing' }]
  return signatures.flatMap((signature): VerifyFault[] => {
    const key = keys.get(signature.term)
    if (key === undefined || signature.book !== book || !headSignatureHolds(signature, key)) return [{ code: 'signature', line: signature.seq, detail: 'invalid' }]
    if (signature.seq > head.seq) return [{ code: 'linesLost', line: head.seq + 1, detail: String(signature.seq) }]
    const signed = bytes[signature.seq - 1]
    return signed !== undefined && hashOf(signed) === signature.hash ? [] : [{ code: 'chain', line: signature.seq, detail: 'changed' }]
  })
}

/** Decides every command afresh, on the state before it, and compares what came of it with what stands in the line. */
function replay(plan: Plan, lines: readonly Line[], read: ReadSlip, faults: VerifyFault[]): State {
  const entries = lines.map(entryOf)
  let state = initialState(plan)
  entries.forEach((entry, index) => {
    if (!follows(state, entry, read)) faults.push({ code: 'doesNotFollow', line: entry.seq, detail: entry.cmd.type })
    const taken = entry.events.some((event) => event.type === 'undone')
    state = taken ? foldSkipping(initialState(plan), entries.slice(0, index + 1), skippedLines(entries.slice(0, index + 1))) : reduceLine(state, entry)
  })
  return state
}

function follows(state: State, { cmd, at, events }: ReturnType<typeof entryOf>, read: ReadSlip): boolean {
  // A result can be decided afresh only from whole figures; its rows are compared by themselves.
  const locks = events.some((event) => event.type === 'resultLocked')
  if (locks && !figuresAtHand(state.plan, read)) return true
  if (events.some((event) => event.type === 'tookOver')) return true
  const decision = decide(state, cmd, { now: at, read, slip: (slipClass, text) => makeSlip(slipClass, text, '0'.repeat(32)) })
  return decision.kind === 'accepted' && JSON.stringify(decision.events.map(withoutSalt)) === JSON.stringify(events.map(withoutSalt))
}

/** An event as far as it can be decided twice: slips are named by their salt, so only their number counts. */
function withoutSalt(event: SessionEvent): object {
  return event.type === 'resultLocked' ? { ...event, parts: event.parts.length } : event
}

/** The board from the figures at hand, and whether each locked row that can be read agrees with it ([VF2]). */
function checkResult(state: State, read: ReadSlip, faults: VerifyFault[]): Part[] {
  const computed = computeBoard(state.plan, read)
  if (state.result === null) return computed
  const expected = new Map(computed.map((part) => [`${part.panel} ${part.contestant}`, partText(part)]))
  const locked = state.result.parts.flatMap((ref) => readPart(ref, read) ?? [])
  for (const part of locked) {
    if (expected.get(`${part.panel} ${part.contestant}`) !== partText(part)) {
      const checkable = part.panel.startsWith('block:') || figuresAtHand(state.plan, read)
      if (checkable || !agreesAsFarAsSeen(part, computed)) faults.push({ code: 'result', line: state.result.seq, detail: `${part.panel} ${part.contestant}` })
    }
  }
  return computed
}

/** With figures withheld a flag cannot be recomputed; a row with a score must still have that score. */
function agreesAsFarAsSeen(part: Part, computed: readonly Part[]): boolean {
  if (part.score === null) return true
  return computed.some((other) => other.panel === part.panel && other.contestant === part.contestant && other.score === part.score)
}

/** Every slip that the book and its plan name. */
function references({ plan, result }: State): SlipRef[] {
  const { blocks, composite } = plan.board
  const figures = [...blocks.flatMap((block) => block.figures), ...composite.figures, ...composite.previousRanks].map(({ value }) => value)
  const persons = plan.contestants.flatMap(({ person }) => person ?? [])
  return [...figures, ...persons, ...(result?.parts ?? [])]
}
