import { computed, shallowRef } from 'vue'
import type { CastAnswer, JurorSheet } from '../home/jury-requests'
import type { Fault, Reply } from '../home/requests'
import type { Criterion } from '../rules/index'
import type { BallotRules } from '../session/scoring/ballot-rules'
import type { JuryContestant } from '../session/view/jury'
import { stateOf, type OwnSheets, type RowState } from './choice'
import { PATIENCE, type Connection } from './connection'
import { keepDraft, readDraft, type DraftPlace } from './drafts'
import { isSame, mostOf, NOTHING, rowOf, totalOf, typedOf, withMark, type Typed } from './marks'

/** Who sits at this page. PIN, code and keys live in this memory alone. */
export type Sitter =
  | { readonly kind: 'named'; readonly panel: string; readonly juror: string; readonly pin: string }
  | { readonly kind: 'box'; readonly panel: string; readonly code: string }

/** What is known of a ballot that was recorded. An anonymous one has neither code nor time. */
export interface Receipt {
  readonly code: string | null
  /** Home time in milliseconds; `null` where it was sent before this page was opened. */
  readonly at: number | null
  readonly amended: boolean
}

/** Why a ballot did not arrive. `silent`: nobody answered in time. */
export type SendFault = Fault['code'] | Extract<CastAnswer['answer'], { kind: 'refused' }>['code'] | 'silent'

/** A seat that somebody sits at: what was sent, what is typed, and the way to send it. */
export interface Seat {
  readonly sitter: Sitter
  readonly criteria: readonly Criterion[]
  readonly rules: BallotRules
  readonly own: OwnSheets
  /** What marks come to; `null` while there is no good one. */
  readonly total: (typed: Typed) => string | null
  /** The most that a sheet can come to. */
  readonly most: string
  readonly recusals: ReadonlyMap<string, string>
  readonly sent: ReadonlyMap<string, Typed>
  readonly sending: boolean
  /** Why the last ballot did not arrive. */
  readonly fault: SendFault | null
  /** The same for this contestant: whether that ballot was theirs. */
  readonly faultOf: (contestant: string) => SendFault | null
  readonly receipt: (contestant: string) => Receipt | null
  /** Scored with this card before, so that nothing of it is known here. */
  readonly isClosed: (contestant: string) => boolean
  readonly state: (contestant: JuryContestant) => RowState
  /** What stands in the fields: what was typed, else what was sent. */
  readonly typed: (contestant: string) => Typed
  readonly type: (contestant: string, criterion: string, text: string) => void
  /** Sends the sheets of these contestants as one ballot. */
  readonly send: (contestants: readonly string[]) => Promise<void>
  /** @param forget also what was typed and not sent */
  readonly leave: (forget: boolean) => void
}

/** Until the meeting is there nothing makes a ballot invalid. */
const NO_RULES: BallotRules = { spoils: 'mark', blanks: false, allSame: false, most: [] }

interface Options {
  readonly connection: Connection
  readonly session: string
  readonly sitter: Sitter
  /** What the home says of this seat; of a card, whom it has scored. */
  readonly sheet: JurorSheet | { readonly of: readonly string[] }
  readonly storage: Storage
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>
}

/** Sits down. What was typed at a named seat before and not sent is there again. */
export function sitDown({ connection, session, sitter, sheet, storage, random }: Options): Seat {
  const start = connection.view
  const place: DraftPlace | null = sitter.kind === 'named' ? { session, rehearsal: start?.rehearsal === true, panel: sitter.panel, juror: sitter.juror } : null
  const named = 'rows' in sheet ? sheet : null
  const closed: ReadonlySet<string> = new Set('of' in sheet ? sheet.of : [])
  const recusals: ReadonlyMap<string, string> = new Map(named?.recusals.map(({ contestant, reason }) => [contestant, reason]))
  const sent = shallowRef<ReadonlyMap<string, Typed>>(new Map(named?.rows.map((row) => [row.contestant, typedOf(row)])))
  const receipts = shallowRef<ReadonlyMap<string, Receipt>>(new Map(named?.receipts.map(({ contestant, code, amended }) => [contestant, { code, at: null, amended: amended > 0 }])))
  const drafts = shallowRef<ReadonlyMap<string, Typed>>(place === null ? new Map() : readDraft(storage, place))
  const sending = shallowRef(false)
  const fault = shallowRef<SendFault | null>(null)
  /** Whom the last ballot was for. */
  const last = shallowRef<readonly string[]>([])
  /** One key a ballot, so that nothing in the box joins two ballots of one card. */
  const keys = new Map<string, string>()
  let left = false
  /** Ballots sent so far: only the answer to the last one ends the sending. */
  let runs = 0

  const panel = computed(() => connection.view?.panels?.find(({ id }) => id === sitter.panel))
  const criteria = computed(() => panel.value?.criteria ?? [])
  const by = computed(() => panel.value?.criteriaBy ?? 'sum')
  const isSent = (contestant: string): boolean => sent.value.has(contestant) || closed.has(contestant)
  const own: OwnSheets = {
    isRecused: (contestant) => recusals.has(contestant),
    isSent,
    isDirty: (contestant) => {
      const draft = drafts.value.get(contestant)
      return draft !== undefined && !isSame(criteria.value, draft, sent.value.get(contestant) ?? NOTHING)
    },
  }

  function setDrafts(next: ReadonlyMap<string, Typed>): void {
    drafts.value = next
    if (place !== null && !left) keepDraft(storage, place, next)
  }

  function typed(contestant: string): Typed {
    return drafts.value.get(contestant) ?? sent.value.get(contestant) ?? NOTHING
  }

  function state(contestant: JuryContestant): RowState {
    return stateOf(contestant, connection.view?.sealed === true, own)
  }

  function keyOf(ballot: string): string {
    const key = keys.get(ballot) ?? [...random(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    keys.set(ballot, key)
    return key
  }

  /** What was sent is recorded: its fields hold no draft unless something was typed since. */
  function recorded(rows: ReadonlyMap<string, Typed>, code: string | null): void {
    // The same marks sent twice, because nobody answered the first time, are no amendment.
    const isAmended = [...rows].some(([contestant, marks]) => {
      const before = sent.value.get(contestant)
      return before !== undefined && !isSame(criteria.value, before, marks)
    })
    const receipt = (contestant: string): Receipt => ({ code: place === null ? null : code, at: place === null ? null : connection.now(), amended: receipts.value.get(contestant)?.amended === true || isAmended })
    receipts.value = new Map([...receipts.value, ...[...rows.keys()].map((contestant) => [contestant, receipt(contestant)] as const)])
    sent.value = new Map([...sent.value, ...rows])
    setDrafts(new Map([...drafts.value].filter(([contestant, draft]) => !rows.has(contestant) || !isSame(criteria.value, draft, rows.get(contestant) ?? NOTHING))))
    fault.value = null
  }

  function heard(run: number, rows: ReadonlyMap<string, Typed>, reply: Reply<'juryCast'>): void {
    if (left) return
    const answer = reply.ok ? reply.value.answer : null
    if (reply.ok && answer?.kind === 'recorded') recorded(rows, reply.value.code)
    if (run !== runs) return
    sending.value = false
    if (!reply.ok) fault.value = reply.fault.code
    else if (answer?.kind === 'refused') fault.value = answer.code
    else if (answer?.kind === 'failed') fault.value = answer.fault
  }

  return {
    sitter,
    own,
    recusals,
    total: (typed) => totalOf(criteria.value, typed, by.value),
    get most() {
      return mostOf(criteria.value, by.value)
    },
    get rules() {
      return panel.value?.rules ?? NO_RULES
    },
    get criteria() {
      return criteria.value
    },
    get sent() {
      return sent.value
    },
    get sending() {
      return sending.value
    },
    get fault() {
      return fault.value
    },
    faultOf: (contestant) => (last.value.includes(contestant) ? fault.value : null),
    receipt: (contestant) => receipts.value.get(contestant) ?? null,
    isClosed: (contestant) => closed.has(contestant) && !sent.value.has(contestant),
    state,
    typed,
    type(contestant, criterion, text) {
      const next = withMark(typed(contestant), criterion, text)
      if (last.value.includes(contestant)) fault.value = null
      const others = new Map(drafts.value)
      if (isSame(criteria.value, next, sent.value.get(contestant) ?? NOTHING) && [...next.keys()].every((id) => next.get(id) === sent.value.get(contestant)?.get(id))) others.delete(contestant)
      else others.set(contestant, next)
      setDrafts(others)
    },
    async send(contestants) {
      if (sending.value || left) return
      const rows: ReadonlyMap<string, Typed> = new Map(contestants.map((contestant) => [contestant, typedOf(rowOf(contestant, criteria.value, typed(contestant)))]))
      const ballot = { rows: contestants.map((contestant) => rowOf(contestant, criteria.value, typed(contestant))) }
      runs += 1
      const run = runs
      last.value = contestants
      sending.value = true
      fault.value = null
      const asked = sitter.kind === 'named'
        ? connection.request({ kind: 'juryCast', session, panel: sitter.panel, juror: sitter.juror, pin: sitter.pin, sheet: ballot })
        : connection.request({ kind: 'boxCast', session, code: sitter.code, key: keyOf(connection.view?.sheet === 'matrix' ? '' : contestants.join()), sheet: ballot })
      // An answer that comes after all is an answer: it says what is recorded.
      const answered = asked.then((reply) => {
        heard(run, rows, reply)
      })
      let timer: ReturnType<typeof setTimeout> | undefined
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(() => {
          if (run === runs && sending.value && !left) {
            sending.value = false
            fault.value = 'silent'
          }
          resolve()
        }, PATIENCE)
      })
      await Promise.race([answered, patience])
      clearTimeout(timer)
    },
    leave(forget) {
      if (forget) setDrafts(new Map())
      left = true
      keys.clear()
      drafts.value = new Map()
      sent.value = new Map()
      receipts.value = new Map()
    },
  }
}
