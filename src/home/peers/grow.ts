import { checkChain, type CheckedChain } from '../../book/chain'
import { hashOf, utf8, type Hash } from '../../book/hash'
import { parseLine } from '../../book/line'
import { parsePlan } from '../../book/planbytes'
import { headSignatureHolds } from '../../book/sign'
import { leadOf } from '../../link/wire/copy'
import type { WireOf } from '../../link/wire/messages'
import { firstLead, type Lead } from '../../session/state'
import type { ForeignBook, MoreLines, NewTerm, StoredCopy } from '../../store/follow-port'
import type { LineRecord } from '../../store/records'
import type { Whole } from './incoming'

/** Lines that go on where this copy ends, ready for the disk; `null` where chain or signature do not hold ([RP2]). */
export function extension(mine: StoredCopy, whole: Whole): MoreLines | null {
  const { id: book, branch } = mine.record
  const fresh = whole.bytes.slice(mine.head.seq + 1 - whole.from)
  const checked = follows(mine.head, fresh)
  if (checked.fault !== null || !headSignatureHolds(whole.signature, leadOf({ leads: [...mine.leads] }).key)) return null
  return { book, branch, lines: recordsOf(book, branch, checked, fresh), slips: whole.slips, signature: { ...whole.signature, branch } }
}

/**
 * The book as a larger term has it: this copy's lines up to `shared`, then what came. `null` where it does not fit ([RP3]).
 * @param shared the line of this copy that the first of them should follow
 */
export function newTerm(mine: StoredCopy, shared: LineRecord, whole: Whole): NewTerm | null {
  const { book, term, bytes, slips, signature } = whole
  const checked = follows(shared, bytes)
  if (checked.fault !== null) return null
  const begun = termsIn(checked)
  const newest = begun.at(-1)
  const branch = hashOf(bytes[newest?.at ?? 0] ?? '')
  if (newest === undefined || newest.lead.term !== term || !headSignatureHolds(signature, newest.lead.key)) return null
  const leads = [...mine.leads.filter(({ from }) => from.seq < shared.seq), ...begun.map(({ lead }) => lead)]
  return { book, before: mine.record.branch, branch, keep: shared.seq, term, leads, lines: recordsOf(book, branch, checked, bytes), slips, signature: { ...signature, branch }, key: null }
}

/** A book from its plan and all its lines, as it goes to the disk of a device that had nothing of it; `null` where it does not hold ([RP1]). */
export function foreignBook(plan: WireOf<'plan'>, whole: Whole, now: number): ForeignBook | null {
  const text = utf8(plan.text)
  const checked = checkChain(whole.bytes)
  const [first] = checked.lines
  const [opened] = first?.events ?? []
  const frozen = parsePlan(text)
  if (checked.fault !== null || opened?.type !== 'opened' || frozen === null || whole.from !== 1) return null
  const id = hashOf(whole.bytes[0] ?? '')
  const begun = termsIn(checked)
  const leads = [firstLead(opened.key), ...begun.map(({ lead }) => lead)]
  const branch = hashOf(whole.bytes[begun.at(-1)?.at ?? 0] ?? '')
  const same = id === whole.book && opened.plan === hashOf(text) && opened.session === plan.session
  if (!same || leadOf({ leads }).term !== whole.term || !headSignatureHolds(whole.signature, leadOf({ leads }).key)) return null
  const { title, date, arena, sample } = frozen
  return {
    session: { id: opened.session, title, date, arena, sample, created: now, changed: now, state: 'following', book: id, deleted: null },
    book: { id, session: opened.session, branch, term: whole.term, plan: opened.plan, rehearsal: opened.rehearsal, leads },
    plan: { hash: opened.plan, bytes: text },
    lines: recordsOf(id, branch, checked, whole.bytes),
    slips: [...plan.slips, ...whole.slips],
    signature: { ...whole.signature, branch },
  }
}

/** The terms that begin within some lines, and at which of them. */
function termsIn({ lines }: CheckedChain): { readonly at: number; readonly lead: Lead }[] {
  return lines.flatMap(({ events }, at) => events.flatMap((event) => (event.type === 'tookOver' ? [{ at, lead: { term: event.term, key: event.key, from: event.from } }] : [])))
}

/** Checks lines that should follow one that is stored. */
function follows(after: LineRecord, bytes: readonly Uint8Array[]): CheckedChain {
  const parsed = parseLine(after.bytes)
  return checkChain(bytes, { seq: after.seq, hash: after.hash }, parsed.ok ? parsed.line : null)
}

function recordsOf(book: Hash, branch: Hash, { lines }: CheckedChain, bytes: readonly Uint8Array[]): LineRecord[] {
  return lines.map(({ seq }, at) => ({ book, branch, seq, bytes: bytes[at] ?? new Uint8Array(), hash: hashOf(bytes[at] ?? '') }))
}
