import { chooseCandidates } from '../pair/addresses'
import { decodePayload, encodePayload, MOST_CANDIDATES } from '../pair/payload'
import { describe, partsOf, withCredentials } from '../pair/sdp'
import { derivedCredentials, type Party } from '../pair/secret'
import { begin, fingerprintOf, gather, type PairResult } from './attempt'
import type { PairFault, RtcNeeds } from './needs'

/** A connection that waits for one known device, and the ticket by which that device finds it. */
export interface Listener {
  /** To be told to the other device over the link that there is; at most 256 bytes, a secret between the two. */
  readonly ticket: Uint8Array
  /** Another ticket, whenever this device listens elsewhere: its cable was out, or it came into another network. */
  readonly onMoved: (take: (ticket: Uint8Array) => void) => void
  /** The link, once the other device has called. It never expires; the ticket is used up by the call. */
  readonly result: Promise<PairResult>
  readonly close: () => void
}

export type Listening = { readonly ok: true; readonly listener: Listener } | { readonly ok: false; readonly code: PairFault }

/**
 * Waits for a device that was paired before to come back ([TK1]). The credentials of the caller are derived from the ticket, and its
 * certificate is known, so nothing has to be exchanged.
 * @param peer SHA-256 of its certificate
 */
export async function listen(needs: RtcNeeds, peer: Uint8Array): Promise<Listening> {
  const attempt = begin(needs)
  if (attempt === null) return { ok: false, code: 'refused' }
  const fail = (code: PairFault): Listening => {
    attempt.end(code)
    return { ok: false, code }
  }
  const parts = await gather(attempt, () => attempt.connection.createOffer(), needs)
  if (parts === null) return fail('refused')
  const candidates = chooseCandidates(parts.candidates, MOST_CANDIDATES)
  if (candidates.length === 0) return fail('noCandidates')
  const own: Party = { credentials: parts.credentials, fingerprint: parts.fingerprint }
  const caller: Party = { credentials: derivedCredentials(own, 'redial'), fingerprint: peer }
  try {
    await attempt.connection.setRemoteDescription({ type: 'answer', sdp: describe('answer', { ...caller, candidates: [] }) })
  } catch {
    return fail('refused')
  }
  const ticket = encodePayload({ kind: 'offer', ...own, candidates })
  const onMoved = (take: (ticket: Uint8Array) => void): void => {
    let told = ticket
    // A port goes with its cable, and the browser opens another one once the cable is back.
    attempt.connection.addEventListener('icecandidate', () => {
      // Those that came last are where it listens now.
      const known = partsOf(attempt.connection.localDescription?.sdp ?? '')?.candidates ?? []
      const present = chooseCandidates([...known].reverse(), MOST_CANDIDATES)
      const next = encodePayload({ kind: 'offer', ...own, candidates: present })
      if (present.length === 0 || same(next, told)) return
      told = next
      take(next)
    })
  }
  return { ok: true, listener: { ticket, onMoved, result: attempt.finish({ offer: own, answer: caller }, 'offerer', null, 'iceFailed'), close: () => attempt.end('cancelled') } }
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}

/** A call by a ticket. */
export interface Dialing {
  readonly result: Promise<PairResult>
  readonly cancel: () => void
}

/**
 * Calls the device that gave a ticket.
 * @param limit in milliseconds; a device that is there answers within some tens of them
 */
export function dial(needs: RtcNeeds, ticket: Uint8Array, limit: number): Dialing {
  const attempt = begin(needs)
  if (attempt === null) return { result: Promise.resolve({ ok: false, code: 'refused' }), cancel: () => undefined }
  const call = async (): Promise<PairResult> => {
    const read = decodePayload(ticket)
    if (!read.ok || read.payload.kind !== 'offer' || read.payload.credentials === null || !needs.munges) return { ok: false, code: 'refused' }
    const other: Party = { credentials: read.payload.credentials, fingerprint: read.payload.fingerprint }
    const credentials = derivedCredentials(other, 'redial')
    const fingerprint = fingerprintOf(needs.certificate)
    if (fingerprint === null) return { ok: false, code: 'refused' }
    try {
      await attempt.connection.setRemoteDescription({ type: 'offer', sdp: describe('offer', { ...other, candidates: read.payload.candidates }) })
      const answer = await attempt.connection.createAnswer()
      await attempt.connection.setLocalDescription({ type: 'answer', sdp: withCredentials(answer.sdp ?? '', credentials) })
    } catch {
      return { ok: false, code: 'refused' }
    }
    return attempt.finish({ offer: other, answer: { credentials, fingerprint } }, 'answerer', limit, 'iceFailed')
  }
  const result = call().then((made) => {
    if (!made.ok) attempt.end(made.code)
    return made
  })
  return { result, cancel: () => attempt.end('cancelled') }
}
