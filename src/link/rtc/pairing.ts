import { chooseCandidates } from '../pair/addresses'
import { MOST_CANDIDATES, type PairPayload } from '../pair/payload'
import { describe, withCredentials } from '../pair/sdp'
import { confirmCode, derivedCredentials, type Party } from '../pair/secret'
import { begin, fingerprintOf, gather, isPlain, type Attempt, type PairResult } from './attempt'
import { patienceOf, type PairFault, type RtcNeeds } from './needs'

/** Candidates of one code: more would make it hard to scan. */
const TOLD = 2

type Made<Value> = ({ readonly ok: true } & Value) | { readonly ok: false; readonly code: PairFault }

/** Both codes were read: the four characters to compare, and what becomes of it. */
export interface Joining {
  readonly confirm: string
  readonly result: Promise<PairResult>
}

/** An offer that waits for its answer. */
export interface PendingOffer {
  /** To be shown as a QR code. */
  readonly payload: PairPayload
  /** Takes the answer. Where it cannot be the right one the offer goes on waiting. */
  readonly accept: (answer: PairPayload) => Promise<Made<{ readonly joining: Joining }>>
  /** Resolves when the offer waited too long or was cancelled; never once an answer was taken. */
  readonly gone: Promise<'expired' | 'cancelled'>
  readonly cancel: () => void
}

/** Begins a pairing: this device shows its offer. */
export async function createOffer(needs: RtcNeeds): Promise<Made<{ readonly offer: PendingOffer }>> {
  const attempt = begin(needs)
  return attempt === null ? { ok: false, code: 'refused' } : offerOver(attempt, needs)
}

async function offerOver(attempt: Attempt, needs: RtcNeeds): Promise<Made<{ readonly offer: PendingOffer }>> {
  const parts = await gather(attempt, () => attempt.connection.createOffer(), needs)
  if (parts === null) return fail(attempt, 'refused')
  const own: Party = parts
  const payload: PairPayload = { kind: 'offer', credentials: own.credentials, fingerprint: own.fingerprint, candidates: chooseCandidates(parts.candidates, TOLD) }

  let leave: (why: 'expired' | 'cancelled') => void = () => undefined
  const gone = new Promise<'expired' | 'cancelled'>((resolve) => {
    leave = resolve
  })
  let state: 'waiting' | 'taken' | 'gone' = 'waiting'
  const end = (why: 'expired' | 'cancelled'): void => {
    if (state === 'waiting') leave(why)
    state = 'gone'
    clearTimeout(timer)
    attempt.end(why)
  }
  const timer = setTimeout(() => end('expired'), patienceOf(needs).offer)

  async function accept(answer: PairPayload): Promise<Made<{ readonly joining: Joining }>> {
    if (answer.kind !== 'answer') return { ok: false, code: sameBytes(answer.fingerprint, own.fingerprint) ? 'ownCode' : 'wrongKind' }
    if (state === 'gone') return { ok: false, code: 'expired' }
    if (state === 'taken') return { ok: false, code: 'refused' }
    if (answer.candidates.length === 0 && payload.candidates.length === 0) return { ok: false, code: 'noCandidates' }
    const other: Party = { credentials: answer.credentials ?? derivedCredentials(own, 'answer'), fingerprint: answer.fingerprint }
    state = 'taken'
    clearTimeout(timer)
    try {
      await attempt.connection.setRemoteDescription({ type: 'answer', sdp: describe('answer', { ...other, candidates: answer.candidates }) })
    } catch {
      return fail(attempt, 'refused')
    }
    const parties = { offer: own, answer: other }
    return { ok: true, joining: { confirm: confirmCode(parties), result: attempt.finish(parties, 'offerer', patienceOf(needs).connect, 'iceFailed') } }
  }

  return { ok: true, offer: { payload, accept, gone, cancel: () => end('cancelled') } }
}

/** An answer that is on its way to the other device. */
export interface PendingAnswer extends Joining {
  /** To be shown as a QR code. */
  readonly payload: PairPayload
  /** The same answer with as little in it as will do, to be typed. */
  readonly short: PairPayload
  readonly cancel: () => void
}

/** Goes on with a pairing: this device has read the other's offer and shows its answer. */
export async function acceptOffer(needs: RtcNeeds, offer: PairPayload): Promise<Made<{ readonly answer: PendingAnswer }>> {
  const { credentials } = offer
  if (offer.kind !== 'offer' || credentials === null) return { ok: false, code: 'wrongKind' }
  // Before anything is sent: a packet to one's own offer would be taken for the other device.
  const own = fingerprintOf(needs.certificate)
  if (own !== null && sameBytes(own, offer.fingerprint)) return { ok: false, code: 'ownCode' }
  const attempt = begin(needs)
  if (attempt === null) return { ok: false, code: 'refused' }
  const { connection } = attempt
  const other: Party = { credentials, fingerprint: offer.fingerprint }
  const derived = needs.munges ? derivedCredentials(other, 'answer') : null
  const describing = async (): Promise<RTCSessionDescriptionInit> => {
    await connection.setRemoteDescription({ type: 'offer', sdp: describe('offer', { ...other, candidates: offer.candidates }) })
    const { sdp = '' } = await connection.createAnswer()
    return { type: 'answer', sdp: derived === null ? sdp : withCredentials(sdp, derived) }
  }
  const parts = await gather(attempt, describing, needs)
  if (parts === null) return fail(attempt, 'refused')
  const candidates = chooseCandidates(parts.candidates, Math.min(TOLD, MOST_CANDIDATES))
  if (candidates.length === 0 && offer.candidates.length === 0) return fail(attempt, 'noCandidates')

  const payload: PairPayload = { kind: 'answer', credentials: derived === null ? parts.credentials : null, fingerprint: parts.fingerprint, candidates }
  // The packets of this side tell where it is, if there is an address to send them to: a plain one, or a name where this side
  // has nothing better to tell. Firefox takes no answer without a candidate; its credentials are hexadecimal.
  const found = offer.candidates.some(isPlain) || (offer.candidates.length > 0 && !candidates.some(isPlain))
  const bare = found && !/^[0-9a-f]{8}$/.test(credentials.ufrag)
  const short = { ...payload, candidates: bare ? [] : candidates.slice(0, 1) }
  const parties = { offer: other, answer: { credentials: parts.credentials, fingerprint: parts.fingerprint } }
  const result = attempt.finish(parties, 'answerer', patienceOf(needs).answer, 'expired')
  return { ok: true, answer: { payload, short, confirm: confirmCode(parties), result, cancel: () => attempt.end('cancelled') } }
}

function fail(attempt: { readonly end: (code: PairFault) => void }, code: PairFault): { readonly ok: false; readonly code: PairFault } {
  attempt.end(code)
  return { ok: false, code }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}
