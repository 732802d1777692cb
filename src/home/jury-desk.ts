import { sheetText, readSheet, type Sheet } from '../session/scoring/sheet'
import { ballotsBy } from '../session/scoring/lookup'
import { issuedTo, jurorsOf, panelOf, panelsOf, partName, seatOf } from '../session/scoring/panels'
import { sheetBefore } from '../session/scoring/correct'
import { ballotFault, badMarks } from '../session/scoring/validity'
import type { Ballot } from '../session/scoring/state'
import type { ReadSlip, SlipRef } from '../session/slip'
import type { State } from '../session/state'
import { createJuryStore, type JuryStore } from '../store/jury'
import type { CardRecord } from '../store/jury-records'
import { bookOf } from './book-of'
import type { DeskNeeds, LivedBook } from './desk-needs'
import type { CastAnswer, JurorSheet, JuryReplies, OpenedBallot } from './jury-requests'
import { Refused, type RequestOf } from './requests'

type JuryRequest = RequestOf<'juryEnter' | 'juryCast' | 'boxEnter' | 'boxCast' | 'juryCards' | 'jurySeats' | 'seatPin' | 'deskBallot'>

/** So many wrong PINs in a row, then nothing is tried for so long, in milliseconds. */
const TRIES = 5
const PAUSE = 30_000
/** Letters and digits that nobody takes for one another. */
const CODE = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
/** How often a ballot is put into the box again because the book went on. */
const ATTEMPTS = 5

/** Serves a judge's page. A PIN or a code is compared here and goes no further. @throws Refused, StoreError */
export async function serveJury(request: JuryRequest, needs: DeskNeeds): Promise<JuryReplies[JuryRequest['kind']]> {
  const store = createJuryStore(needs.database)
  const book = await bookOf(request.session, needs)
  if (book.ledger().state().plan.scoring === undefined) throw new Refused({ code: 'noScoring', place: null })
  switch (request.kind) {
    case 'juryEnter':
      await proven(request, store, needs)
      return sheetOf(book, request.panel, request.juror)
    case 'juryCast':
      await proven(request, store, needs)
      return cast(request, book, needs)
    case 'boxEnter': {
      leads(book)
      const card = await cardOf(request, store, needs)
      return { panel: card.panel, of: card.used }
    }
    case 'boxCast':
      return castIntoBox(request, book, store, needs)
    case 'juryCards':
      return cardsOf(request.session, book, store, needs)
    case 'jurySeats':
      return seatsOf(book.ledger().state())
    case 'seatPin':
      return pinOf(request, book, store, needs)
    case 'deskBallot':
      return openedBallot(request, book)
    default:
      return request satisfies never
  }
}

/** What lies in a follower's box is the leader's: a ballot or a card put beside it would be lost ([AN5]). @throws Refused `notHome` */
function leads({ stored }: LivedBook): void {
  if (stored.secret === null) throw new Refused({ code: 'notHome', place: null })
}

/** Lets a seat in by its PIN, and counts the wrong ones. */
async function proven({ session, panel, juror, pin }: { session: string; panel: string; juror: string; pin: string }, store: JuryStore, { wall }: DeskNeeds): Promise<void> {
  const card = (await store.cards(session)).find((one) => one.panel === panel && one.juror === juror)
  if (card === undefined) throw new Refused({ code: 'wrongPin', place: null })
  if (card.until > wall()) throw new Refused({ code: 'tooOften', place: String(Math.ceil((card.until - wall()) / 1000)) })
  if (card.secret === pin) {
    if (card.tries > 0) await store.tried({ ...card, tries: 0, until: 0 })
    return
  }
  const tries = card.tries + 1
  await store.tried(tries < TRIES ? { ...card, tries } : { ...card, tries: 0, until: wall() + PAUSE })
  throw new Refused({ code: 'wrongPin', place: null })
}

/** An anonymous card by its code. There are too many codes to try them out: thirty-one to the eighth. */
async function cardOf({ session, code }: { session: string; code: string }, store: JuryStore, _needs: DeskNeeds): Promise<CardRecord> {
  const card = (await store.cards(session)).find((one) => one.juror === null && one.secret === code)
  if (card === undefined) throw new Refused({ code: 'wrongPin', place: null })
  return card
}

/** A seat's own ballots and recusals: nobody else's mark is in it ([JU1]). */
function sheetOf({ ledger }: LivedBook, panel: string, juror: string): JurorSheet {
  const { plan, scoring } = ledger().state()
  const mine = Object.entries(ballotsBy(scoring, panel, juror))
  const rows = mine.flatMap(([contestant, { slip }]) => {
    const found = ledger().read(slip)
    const sheet = found.kind === 'value' ? readSheet(found.text) : null
    return sheet?.rows.find((row) => row.contestant === contestant) ?? []
  })
  return {
    recusals: (plan.scoring?.recusals ?? []).flatMap((one) => (one.juror === juror ? [{ contestant: one.contestant, reason: one.reason }] : [])),
    rows,
    receipts: mine.map(([contestant, ballot]) => ({ contestant, code: receiptOf(ballot.slip.slip), amended: amendments(plan.scoring?.sheet === 'matrix' ? mine : [[contestant, ballot]], ledger().read) })),
  }
}

/** How often a juror's ballot became another one: the same marks sent twice are no amendment. One on a sheet for all is one of the sheet. */
function amendments(ballots: readonly (readonly [contestant: string, ballot: Ballot])[], read: ReadSlip): number {
  const marksIn = (ref: SlipRef, contestant: string): string => {
    const found = read(ref)
    const sheet = found.kind === 'value' ? readSheet(found.text) : null
    return JSON.stringify(sheet?.rows.find((row) => row.contestant === contestant)?.marks.filter(({ value }) => value !== null))
  }
  return Math.max(0, ...ballots.map(([contestant, { earlier, slip, corrected }]) => {
    const texts = [...earlier, ...(corrected ? [] : [slip])].map((ref) => marksIn(ref, contestant))
    return texts.filter((text, at) => at > 0 && text !== texts[at - 1]).length
  }))
}

/** A paper that is locked, whole: until then nobody at a desk sees what it says ([DK1]). @throws Refused `noSuchBallot` */
function openedBallot({ panel: id, holder, of }: RequestOf<'deskBallot'>, { ledger }: LivedBook): OpenedBallot {
  const { plan, scoring } = ledger().state()
  const mine = ballotsBy(scoring, id, holder)
  const panel = panelOf(plan.scheme, id)
  const all = plan.scoring?.sheet === 'single' ? [of] : Object.keys(mine)
  const sheet = scoring.phases[of] === 'locked' && mine[of] !== undefined ? sheetBefore(mine, all, ledger().read) : null
  if (panel === undefined || sheet === null) throw new Refused({ code: 'noSuchBallot', place: null })
  return { rows: sheet.rows, spoilt: sheet.spoilt ?? null, fault: ballotFault(plan, panel, holder, all, sheet) }
}

/** 回执: the beginning of the ballot's name in the book. */
function receiptOf(slip: string): string {
  return `${slip.slice(0, 4)}-${slip.slice(4, 8)}`.toUpperCase()
}

async function cast({ panel, juror, sheet }: RequestOf<'juryCast'>, book: LivedBook, needs: DeskNeeds): Promise<CastAnswer> {
  const answer = await needs.command({ type: 'castBallot', panel, juror, sheet })
  if (answer.kind !== 'recorded') return { answer, code: null }
  await book.catchUp()
  const first = sheet.rows[0]?.contestant ?? ''
  return { answer, code: sheetOf(book, panel, juror).receipts.find(({ contestant }) => contestant === first)?.code ?? null }
}

/** An anonymous ballot goes into the box and not into the book; nobody gets a receipt ([AN1], [AN3]). */
async function castIntoBox(request: RequestOf<'boxCast'>, book: LivedBook, store: JuryStore, needs: DeskNeeds): Promise<CastAnswer> {
  const card = await cardOf(request, store, needs)
  const { stored, ledger } = book
  leads(book)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await book.catchUp()
    const state = ledger().state()
    const refusal = boxRefusal(state, card, request.sheet)
    if (refusal !== null) return { answer: { kind: 'refused', code: refusal }, code: null }
    const of = request.sheet.rows.map(({ contestant }) => contestant)
    const ballot = { id: request.key, book: stored.book.id, panel: card.panel, of: [...of].sort(), text: sheetText(request.sheet) }
    const put = await store.put({ book: stored.book.id, branch: stored.book.branch, head: ledger().head().seq, card: { session: card.session, holder: card.holder }, ballot })
    if (put === 'used') throw new Refused({ code: 'cardUsed', place: null })
    if (put === 'in') {
      needs.boxChanged(request.session)
      return { answer: { kind: 'recorded', seq: ledger().head().seq }, code: null }
    }
  }
  return { answer: { kind: 'failed', fault: 'failed' }, code: null }
}

function boxRefusal(state: State, { panel: id }: CardRecord, sheet: Sheet): 'noSuchJuror' | 'marksLocked' | 'notOpenYet' | 'badMark' | 'ballotEmpty' | 'sealed' | null {
  const { plan, scoring, sealed } = state
  const panel = panelOf(plan.scheme, id)
  const of = sheet.rows.map(({ contestant }) => contestant)
  if (sealed !== null) return 'sealed'
  if (panel === undefined || plan.scoring?.ballots !== 'anonymous') return 'noSuchJuror'
  if (of.length === 0 || new Set(of).size < of.length || sheet.rows.every(({ marks }) => marks.every(({ value }) => value === null))) return 'ballotEmpty'
  if (of.some((contestant) => scoring.phases[contestant] === 'locked')) return 'marksLocked'
  if (!of.every((contestant) => scoring.phases[contestant] === 'open')) return 'notOpenYet'
  // One sheet holds one contestant where ballots are one a contestant: what is on one paper is one person's.
  if (plan.scoring.sheet === 'single' && of.length > 1) return 'badMark'
  return sheet.spoilt !== undefined || badMarks(plan, panel, sheet).length > 0 ? 'badMark' : null
}

/** What is printed: PINs by seat, or codes of cards in no order that means anything. Made once, kept in this browser. */
async function cardsOf(session: string, book: LivedBook, store: JuryStore, { random, boxChanged }: DeskNeeds): Promise<JuryReplies['juryCards']> {
  const { plan } = book.ledger().state()
  const anonymous = plan.scoring?.ballots === 'anonymous'
  const fresh = panelsOf(plan.scheme).flatMap((panel): CardRecord[] => {
    const blank = { session, panel: panel.id, used: [], tries: 0, until: 0 }
    if (!anonymous) return jurorsOf(plan, panel).map((juror) => ({ ...blank, holder: `${panel.id} ${juror}`, juror, secret: pin(random) }))
    return Array.from({ length: issuedTo(plan, panel) ?? 0 }, (_, at) => ({ ...blank, holder: `${panel.id} card ${String(at + 1)}`, juror: null, secret: code(random) }))
  })
  const wanted = new Set(fresh.map(({ holder }) => holder))
  const known = async () => (await store.cards(session)).filter(({ holder }) => wanted.has(holder))
  if ((await known()).length < fresh.length) {
    leads(book)
    await store.addCards(fresh)
    boxChanged(session)
  }
  const cards = await known()
  const sorted = anonymous ? [...cards].sort((a, b) => (a.secret < b.secret ? -1 : 1)) : fresh.flatMap(({ holder }) => cards.find((card) => card.holder === holder) ?? [])
  return {
    anonymous,
    cards: sorted.map(({ panel, juror, secret }) => ({
      panel,
      panelName: partName(plan.scheme, panel),
      juror,
      seat: juror === null ? '' : seatOf(plan, juror),
      secret,
    })),
  }
}

/** Which seats have a PIN: no PIN is in it. */
function seatsOf({ plan }: State): JuryReplies['jurySeats'] {
  const seats = panelsOf(plan.scheme).flatMap((panel) => jurorsOf(plan, panel).map((juror) => ({ panel: panel.id, panelName: panel.name, juror, seat: seatOf(plan, juror) })))
  return { anonymous: plan.scoring?.ballots === 'anonymous', seats }
}

/** One seat's PIN, where cards have not been printed too. @throws Refused `noSuchSeat` */
async function pinOf({ session, panel, juror }: RequestOf<'seatPin'>, book: LivedBook, store: JuryStore, needs: DeskNeeds): Promise<JuryReplies['seatPin']> {
  const { cards } = await cardsOf(session, book, store, needs)
  const card = cards.find((one) => one.juror !== null && one.panel === panel && one.juror === juror)
  if (card === undefined) throw new Refused({ code: 'noSuchSeat', place: null })
  return { pin: card.secret }
}

/** Six digits, each as likely as any other. */
function pin(random: DeskNeeds['random']): string {
  return String(Number(BigInt(`0x${random(16)}`) % 1_000_000n)).padStart(6, '0')
}

function code(random: DeskNeeds['random']): string {
  return Array.from({ length: 8 }, () => CODE[Number(BigInt(`0x${random(16)}`) % BigInt(CODE.length))] ?? '').join('')
}
