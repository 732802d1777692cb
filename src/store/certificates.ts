import * as v from 'valibot'
import type { Hash } from '../book/hash'
import { hex } from '../session/schema'
import type { LeitaiDatabase } from './database'
import { guarded } from './guarded'
import type { TicketRecord } from './link-records'

const bytes = v.custom<Uint8Array>((found) => found instanceof Uint8Array)
const ticketSchema = v.strictObject({
  peer: hex(32),
  secret: v.pipe(bytes, v.check((secret) => secret.length === 32)),
  ticket: v.nullable(v.pipe(bytes, v.check((ticket) => ticket.length <= 256))),
  leader: v.optional(v.boolean(), false),
  device: v.optional(v.nullable(hex(8)), null),
  name: v.optional(v.pipe(v.string(), v.maxLength(40)), ''),
  at: v.pipe(v.number(), v.finite()),
})

/** The certificate of this device. For a page: a worker has no certificates. */
export interface KeptCertificate {
  /** `null` where there is none, or none that this browser can read. */
  readonly own: () => Promise<RTCCertificate | null>
  readonly keep: (certificate: RTCCertificate) => Promise<void>
}

/** @throws StoreError from every method */
export function createCertificateStore({ certificates }: LeitaiDatabase): KeptCertificate {
  return {
    own: () =>
      guarded(async () => {
        const found: unknown = (await certificates.get('own'))?.certificate
        return found instanceof RTCCertificate ? found : null
      }),
    keep: (certificate) =>
      guarded(async () => {
        await certificates.put({ id: 'own', certificate })
      }),
  }
}

/** What pairings left behind for coming back, by the other device's certificate. */
export interface TicketStore {
  /** All that can be read, the latest first. */
  readonly all: () => Promise<readonly TicketRecord[]>
  readonly of: (peer: Hash) => Promise<TicketRecord | null>
  /** Puts it in the place of the one before. */
  readonly keep: (ticket: TicketRecord) => Promise<void>
  readonly forget: (peer: Hash) => Promise<void>
}

/** @throws StoreError from every method */
export function createTicketStore({ tickets }: LeitaiDatabase): TicketStore {
  const read = (found: unknown): TicketRecord | null => {
    const parsed = v.safeParse(ticketSchema, found)
    return parsed.success ? parsed.output : null
  }
  return {
    all: () =>
      guarded(async () => {
        const found = (await tickets.toArray()).map(read).filter((ticket) => ticket !== null)
        return found.sort((a, b) => b.at - a.at)
      }),
    of: (peer) => guarded(async () => read(await tickets.get(peer))),
    keep: (ticket) =>
      guarded(async () => {
        await tickets.put(ticket)
      }),
    forget: (peer) => guarded(() => tickets.delete(peer)),
  }
}
