/** What a WebRTC link needs of the browser and of who makes it. */
export interface RtcNeeds {
  /** `(configuration) => new RTCPeerConnection(configuration)` in a page; there is none in a worker. */
  readonly connect: (configuration: RTCConfiguration) => RTCPeerConnection
  /** The certificate by which this device is known to those that it was paired with. */
  readonly certificate: RTCCertificate
  /** So many random bytes. */
  readonly random: (bytes: number) => Uint8Array
  /** Whether this browser takes a description under credentials of ours: see `canMunge`. */
  readonly munges: boolean
  /** For tests that cannot wait. */
  readonly patience?: Partial<Patience>
}

/** How long each step may take, in milliseconds. */
export interface Patience {
  /** Until the browser has told its addresses. */
  readonly gather: number
  /** Until an offer is answered: then it is withdrawn. */
  readonly offer: number
  /** Until an answer was brought to the other device. DTLS gives up some time later, without a word. */
  readonly answer: number
  /** From both codes known to an open link. */
  readonly connect: number
}

const USUAL: Patience = { gather: 3_000, offer: 600_000, answer: 180_000, connect: 15_000 }

export function patienceOf({ patience }: RtcNeeds): Patience {
  return { ...USUAL, ...patience }
}

/**
 * Why a link did not come about. `expired`: the code waited too long · `wrongFingerprint`: somebody else answered under the address ·
 * `noCandidates`: neither device tells an address, see the preflight · `iceFailed`: no packet came through in time · `wrongKind`: an
 * offer where an answer belongs, or the other way · `ownCode`: this device's own code · `refused`: the browser did not take the description ·
 * `cancelled`: by this side · `left`: the other side went away while the link was being made · `garbled`: it speaks another form.
 */
export const PAIR_FAULTS = ['expired', 'wrongFingerprint', 'noCandidates', 'iceFailed', 'wrongKind', 'ownCode', 'refused', 'cancelled', 'left', 'garbled'] as const
export type PairFault = (typeof PAIR_FAULTS)[number]
