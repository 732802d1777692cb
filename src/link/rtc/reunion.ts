import { chooseCandidates, type Candidate } from '../pair/addresses'
import type { PayloadKind } from '../pair/payload'
import { reunionText, typedReunion } from '../pair/reunion'
import { describe, withCredentials } from '../pair/sdp'
import { reunionCredentials, type Parties, type Party } from '../pair/secret'
import { begin, fingerprintOf, gather, type Attempt, type PairResult } from './attempt'
import { patienceOf, type PairFault, type RtcNeeds } from './needs'
import type { Dialing } from './tickets'

/** What the last pairing with a device left: by this both derive all that its one code does not tell. */
export interface Known {
  readonly peer: Uint8Array
  readonly secret: Uint8Array
}

/** A device that shows the one code of a reunion. */
export interface Showing {
  /** The text of the code, and the same in groups for fingers. */
  readonly text: string
  readonly typed: string
  readonly result: Promise<PairResult>
  readonly cancel: () => void
}

type Shown = { readonly ok: true; readonly showing: Showing } | { readonly ok: false; readonly code: PairFault }

function partiesOf(needs: RtcNeeds, { peer, secret }: Known, own: PayloadKind): Parties | null {
  const fingerprint = fingerprintOf(needs.certificate)
  if (fingerprint === null || !needs.munges) return null
  const party = (kind: PayloadKind): Party => ({ credentials: reunionCredentials(secret, kind), fingerprint: kind === own ? fingerprint : peer })
  return { offer: party('offer'), answer: party('answer') }
}

/** Waits for a known device to scan this one's code, where both lost each other ([TK4]). Refused where the browser does not munge. */
export async function showReunion(needs: RtcNeeds, known: Known): Promise<Shown> {
  const parties = partiesOf(needs, known, 'offer')
  if (parties === null) return { ok: false, code: 'refused' }
  const attempt = begin(needs)
  if (attempt === null) return { ok: false, code: 'refused' }
  const fail = (code: PairFault): Shown => {
    attempt.end(code)
    return { ok: false, code }
  }
  try {
    const describing = async (): Promise<RTCSessionDescriptionInit> => {
      const { sdp = '' } = await attempt.connection.createOffer()
      return { type: 'offer', sdp: withCredentials(sdp, parties.offer.credentials) }
    }
    const parts = await gather(attempt, describing, needs)
    if (parts === null) return fail('refused')
    const [candidate] = chooseCandidates(parts.candidates, 1)
    if (candidate === undefined) return fail('noCandidates')
    await attempt.connection.setRemoteDescription({ type: 'answer', sdp: describe('answer', { ...parties.answer, candidates: [] }) })
    const result = attempt.finish(parties, 'offerer', patienceOf(needs).offer, 'expired')
    return { ok: true, showing: { text: reunionText(parties.offer.fingerprint, candidate), typed: typedReunion(parties.offer.fingerprint, candidate), result, cancel: () => attempt.end('cancelled') } }
  } catch {
    return fail('refused')
  }
}

/** Goes to a known device whose code was scanned. */
export function joinReunion(needs: RtcNeeds, known: Known, candidate: Candidate): Dialing {
  const attempt = begin(needs)
  if (attempt === null) return { result: Promise.resolve({ ok: false, code: 'refused' }), cancel: () => undefined }
  const result = join(attempt, needs, known, candidate).then((made) => {
    if (!made.ok) attempt.end(made.code)
    return made
  })
  return { result, cancel: () => attempt.end('cancelled') }
}

async function join(attempt: Attempt, needs: RtcNeeds, known: Known, candidate: Candidate): Promise<PairResult> {
  const parties = partiesOf(needs, known, 'answer')
  if (parties === null) return { ok: false, code: 'refused' }
  try {
    await attempt.connection.setRemoteDescription({ type: 'offer', sdp: describe('offer', { ...parties.offer, candidates: [candidate] }) })
    const { sdp = '' } = await attempt.connection.createAnswer()
    await attempt.connection.setLocalDescription({ type: 'answer', sdp: withCredentials(sdp, parties.answer.credentials) })
  } catch {
    return { ok: false, code: 'refused' }
  }
  return attempt.finish(parties, 'answerer', patienceOf(needs).connect, 'iceFailed')
}
