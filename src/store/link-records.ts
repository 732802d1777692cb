import type { Hash } from '../book/hash'

/** This device's own certificate, under the one key `own`. The browser gives its key to nobody, this record neither. */
export interface CertificateRecord {
  readonly id: 'own'
  readonly certificate: RTCCertificate
}

/**
 * What a pairing left behind for coming back, under the SHA-256 of the other device's certificate. The secret never leaves the
 * browser: whoever has it and the certificate is that device.
 */
export interface TicketRecord {
  readonly peer: Hash
  /** Of the last pairing by codes, 32 bytes. */
  readonly secret: Uint8Array
  /** Where the other device listens, as it last said; `null` where it cannot. */
  readonly ticket: Uint8Array | null
  /** Whether that device led, or may lead, what this one is part of. */
  readonly leader: boolean
  /** Its id and what it calls itself, once it has said so. */
  readonly device: string | null
  readonly name: string
  /** Wall clock, in milliseconds. */
  readonly at: number
}

/** A place for one device of this venue, under its id. `token` is the SHA-256 of the secret that its device keeps. */
export interface SeatRecord {
  readonly id: string
  readonly role: 'host' | 'deputy' | 'screen'
  readonly name: string
  readonly device: string | null
  readonly token: Hash
  readonly withdrawn: boolean
}

/** Another device that this one was paired with, under its id, and the seat that this device has there. */
export interface DeviceRecord {
  readonly device: string
  readonly name: string
  /** The SHA-256 of its certificate, as in `tickets`; `null` where it came another way. */
  readonly peer: Hash | null
  readonly seat: { readonly id: string; readonly token: string } | null
  /** When it was last linked; wall clock, in milliseconds. */
  readonly seen: number
}
