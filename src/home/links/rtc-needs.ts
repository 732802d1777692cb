import { ownCertificate } from '../../link/rtc/identity'
import { canMunge } from '../../link/rtc/munging'
import type { RtcNeeds } from '../../link/rtc/needs'
import { VENUE } from '../../platform/openSession'
import { createCertificateStore, createTicketStore, type TicketStore } from '../../store/certificates'
import { openDatabase, type LeitaiDatabase } from '../../store/database'

const connect = (configuration: RTCConfiguration): RTCPeerConnection => new RTCPeerConnection(configuration)
const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes))

let needs: Promise<RtcNeeds> | null = null

/**
 * What this page's links are made with: its certificate, which is kept for the next time, and what its browser can do. A page keeps it: a
 * worker has neither certificates nor connections. Rejects where there is no WebRTC.
 */
export function rtcNeeds(): Promise<RtcNeeds> {
  needs ??= make().catch((error: unknown) => {
    needs = null
    throw error
  })
  return needs
}

async function make(): Promise<RtcNeeds> {
  const [certificate, munges] = await Promise.all([kept(), canMunge(connect, random)])
  return { connect, certificate, random, munges }
}

/** The device's certificate; where the disk does not keep it, one for this page. */
async function kept(): Promise<RTCCertificate> {
  const fresh = (algorithm: AlgorithmIdentifier & { readonly expires: number }) => RTCPeerConnection.generateCertificate(algorithm)
  const stored = await withDatabase((database) => ownCertificate(createCertificateStore(database), fresh, Date.now())).catch(() => null)
  return stored ?? ownCertificate({ own: () => Promise.resolve(null), keep: () => Promise.resolve() }, fresh, Date.now())
}

/** Where this browser's devices can be found again. */
export const pageTickets: TicketStore = {
  all: () => withDatabase((database) => createTicketStore(database).all()),
  of: (peer) => withDatabase((database) => createTicketStore(database).of(peer)),
  keep: (ticket) => withDatabase((database) => createTicketStore(database).keep(ticket)),
  forget: (peer) => withDatabase((database) => createTicketStore(database).forget(peer)),
}

/** Opens the database for one piece of work: a page that holds it open would be in the way of its end. */
async function withDatabase<Value>(work: (database: LeitaiDatabase) => Promise<Value>): Promise<Value> {
  const database = await openDatabase(VENUE.database, () => undefined)
  try {
    return await work(database)
  } finally {
    database.close()
  }
}
