import { greet, type Side } from '../greeting'
import type { Candidate } from '../pair/addresses'
import { fingerprintBytes, partsOf, type SessionParts } from '../pair/sdp'
import { pairSecret, type Parties } from '../pair/secret'
import type { Link } from '../port'
import type { Pipe } from '../sealed-link'
import { channelPipe, makeChannels, opened, type Channels } from './channels'
import { patienceOf, type PairFault, type RtcNeeds } from './needs'

/** A link that came about, and what is worth keeping of it. */
export interface Paired {
  readonly link: Link
  /** Only the two devices have it. */
  readonly secret: Uint8Array
  /** SHA-256 of the other device's certificate: by this it is known when it comes back. */
  readonly peer: Uint8Array
}

export type PairResult = { readonly ok: true; readonly paired: Paired } | { readonly ok: false; readonly code: PairFault }

/** A connection on its way to a link. */
export interface Attempt {
  readonly connection: RTCPeerConnection
  /**
   * Waits for the link once both descriptions are set.
   * @param limit in milliseconds, until `late` is said; `null` to wait for ever
   */
  readonly finish: (parties: Parties, side: Side, limit: number | null, late: PairFault) => Promise<PairResult>
  /** Ends it, whatever it waits for. Does nothing once there is a link. */
  readonly end: (code: PairFault) => void
}

/** Begins a connection that asks no server for anything. `null` where the browser makes none: its certificate has ended, or there are too many. */
export function begin(needs: RtcNeeds): Attempt | null {
  try {
    const connection = needs.connect({ iceServers: [], bundlePolicy: 'max-bundle', certificates: [needs.certificate] })
    return attemptOver(connection, makeChannels(connection), needs)
  } catch {
    return null
  }
}

function attemptOver(connection: RTCPeerConnection, channels: Channels, needs: RtcNeeds): Attempt {
  let stop: (code: PairFault) => void = () => undefined
  const stopped = new Promise<PairFault>((resolve) => {
    stop = resolve
  })
  // From the first moment: on a busy device the other side may have greeted before the browser says here that a description is set.
  const failed = failureOf(connection)
  const pipe = channelPipe(connection, channels)
  let linked = false

  async function finish(parties: Parties, side: Side, limit: number | null, late: PairFault): Promise<PairResult> {
    const timer = limit === null ? undefined : setTimeout(() => stop(late), limit)
    const secret = pairSecret(parties)
    const made = await Promise.race([stopped, failed, makeLink(channels, pipe, secret, side, needs)])
    clearTimeout(timer)
    if (typeof made === 'string') {
      connection.close()
      return { ok: false, code: made }
    }
    linked = true
    return { ok: true, paired: { link: made, secret, peer: parties[side === 'offerer' ? 'answer' : 'offer'].fingerprint } }
  }

  return {
    connection,
    finish,
    end(code) {
      if (linked) return
      stop(code)
      connection.close()
    },
  }
}

/** Resolves if the connection fails. To be asked for before anything else that ends the connection then. */
function failureOf(connection: RTCPeerConnection): Promise<PairFault> {
  return new Promise((resolve) => {
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState !== 'failed') return
      // Where packets came through and the connection failed all the same, it was the certificate.
      resolve(['connected', 'completed'].includes(connection.iceConnectionState) ? 'wrongFingerprint' : 'iceFailed')
    })
  })
}

async function makeLink(channels: Channels, pipe: Pipe, secret: Uint8Array, side: Side, needs: RtcNeeds): Promise<Link | PairFault> {
  if (!(await opened(channels))) return 'left'
  const link = await greet(pipe, secret, side, needs.random)
  if (typeof link !== 'string') return link
  return link === 'garbled' ? 'garbled' : 'left'
}

/**
 * Sets this side's description and waits until the browser has told its addresses, or as long as it may take. `null` where the browser
 * refused, or said nothing: a connection that was closed meanwhile never answers.
 */
export async function gather({ connection }: Attempt, describing: () => Promise<RTCSessionDescriptionInit>, needs: RtcNeeds): Promise<SessionParts | null> {
  const { gather: limit } = patienceOf(needs)
  const set = async (): Promise<boolean> => {
    await connection.setLocalDescription(await describing())
    return true
  }
  if ((await within(limit, set().catch(() => false))) !== true) return null
  await within(limit, gathered(connection))
  return partsOf(connection.localDescription?.sdp ?? '')
}

/** Resolves once the browser has told all its addresses. */
export function gathered(connection: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (connection.iceGatheringState === 'complete') resolve()
    }
    connection.addEventListener('icegatheringstatechange', look)
    look()
  })
}

/** What comes of work within so many milliseconds; `null` where nothing did. */
export async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds)
  })
  const made = await Promise.race([work, late])
  clearTimeout(timer)
  return made
}

/** The SHA-256 of a certificate; `null` where the browser does not tell it. */
export function fingerprintOf(certificate: RTCCertificate): Uint8Array | null {
  const found = certificate.getFingerprints().find(({ algorithm }) => algorithm === 'sha-256')
  return fingerprintBytes(`sha-256 ${found?.value ?? ''}`)
}

/** Whether an address says where, not only that there is one: a name of mDNS goes through few access points. */
export function isPlain({ address }: Candidate): boolean {
  return !address.endsWith('.local')
}
