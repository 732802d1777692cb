import type { Candidate } from './addresses'
import type { Credentials } from './credentials'
import type { PayloadKind } from './payload'

/** What of a session description is not always the same. */
export interface SessionParts {
  readonly credentials: Credentials
  /** SHA-256 of the certificate. */
  readonly fingerprint: Uint8Array
  readonly candidates: readonly Candidate[]
}

const CANDIDATE = /^a=candidate:\S+ 1 udp \d+ (\S+) (\d+) typ host\b/i

/**
 * Reads the description that this browser made, Chromium's or Firefox's. `null` where it is none of one data channel with a
 * SHA-256 certificate.
 */
export function partsOf(sdp: string): SessionParts | null {
  const lines = sdp.split(/\r?\n/)
  const valueOf = (name: string): string | undefined => lines.find((line) => line.startsWith(name))?.slice(name.length)
  const ufrag = valueOf('a=ice-ufrag:')
  const pwd = valueOf('a=ice-pwd:')
  const fingerprint = fingerprintBytes(valueOf('a=fingerprint:') ?? '')
  if (ufrag === undefined || pwd === undefined || fingerprint === null) return null
  const candidates = lines.flatMap((line) => {
    const [, address, port] = CANDIDATE.exec(line) ?? []
    return address === undefined ? [] : [{ address, port: Number(port) }]
  })
  return { credentials: { ufrag, pwd }, fingerprint, candidates }
}

/** The bytes of `sha-256 AB:CD:…`, as descriptions and certificates write it; `null` where it is none. */
export function fingerprintBytes(text: string): Uint8Array | null {
  const [, colons] = /^sha-256 ((?:[0-9a-f]{2}:){31}[0-9a-f]{2})$/i.exec(text.trim()) ?? []
  return colons === undefined ? null : Uint8Array.from(colons.split(':'), (byte) => parseInt(byte, 16))
}

/**
 * Writes a description that the other side takes for its peer's own: who offers lets the other choose, who answers begins DTLS.
 * Foundations and priorities are of no account with so few candidates; the first is the most wanted.
 */
export function describe(kind: PayloadKind, { credentials, fingerprint, candidates }: SessionParts): string {
  const hex = Array.from(fingerprint, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(':')
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    ...candidates.map(({ address, port }, at) => `a=candidate:${at + 1} 1 UDP ${2_130_706_431 - 256 * at} ${address} ${port} typ host`),
    `a=ice-ufrag:${credentials.ufrag}`,
    `a=ice-pwd:${credentials.pwd}`,
    `a=fingerprint:sha-256 ${hex}`,
    `a=setup:${kind === 'offer' ? 'actpass' : 'active'}`,
    'a=mid:0',
    'a=sctp-port:5000',
    'a=max-message-size:262144',
    '',
  ].join('\r\n')
}

/** The same description under other credentials. Browsers may refuse it: see `canMunge`. */
export function withCredentials(sdp: string, { ufrag, pwd }: Credentials): string {
  return sdp.replace(/^a=ice-ufrag:.*$/gm, `a=ice-ufrag:${ufrag}`).replace(/^a=ice-pwd:.*$/gm, `a=ice-pwd:${pwd}`)
}
