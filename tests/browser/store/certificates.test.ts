import { Dexie } from 'dexie'
import { expect, it, onTestFinished } from 'vitest'
import { createCertificateStore, createTicketStore } from '../../../src/store/certificates'
import { openDatabase, type LeitaiDatabase } from '../../../src/store/database'
import type { TicketRecord } from '../../../src/store/link-records'

async function opened(): Promise<{ database: LeitaiDatabase; again: () => Promise<LeitaiDatabase> }> {
  const name = `leitai-test-${crypto.randomUUID()}`
  const open: LeitaiDatabase[] = []
  onTestFinished(async () => {
    for (const database of open) database.close()
    await Dexie.delete(name)
  })
  const again = async (): Promise<LeitaiDatabase> => {
    for (const database of open.splice(0)) database.close()
    const database = await openDatabase(name, () => {})
    open.push(database)
    return database
  }
  return { database: await again(), again }
}

it('[RT5] a certificate comes back from the disk with its fingerprint, and makes connections', async () => {
  const { database, again } = await opened()
  const algorithm: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' }
  const made = await RTCPeerConnection.generateCertificate(algorithm)
  expect(await createCertificateStore(database).own()).toBeNull()
  await createCertificateStore(database).keep(made)
  const kept = await createCertificateStore(await again()).own()
  expect(kept?.getFingerprints()).toEqual(made.getFingerprints())
  const connection = new RTCPeerConnection({ certificates: kept === null ? [] : [kept] })
  connection.createDataChannel('')
  expect((await connection.createOffer()).sdp?.toLowerCase()).toContain(made.getFingerprints()[0]?.value?.toLowerCase())
  connection.close()
})

it('tickets are kept by device, the latest first; one that cannot be read is not there', async () => {
  const { database, again } = await opened()
  const ticket = (peer: string, at: number): TicketRecord => ({ peer: peer.repeat(64), secret: new Uint8Array(32).fill(at), ticket: Uint8Array.of(at), leader: false, device: null, name: '', at })
  await createTicketStore(database).keep(ticket('a', 1))
  await createTicketStore(database).keep(ticket('b', 2))
  await createTicketStore(database).keep(ticket('a', 3))
  await database.tickets.put({ ...ticket('c', 4), secret: new Uint8Array(3) })
  const store = createTicketStore(await again())
  expect(await store.all()).toEqual([ticket('a', 3), ticket('b', 2)])
  expect(await store.of('c'.repeat(64))).toBeNull()
  await store.forget('a'.repeat(64))
  expect(await store.of('a'.repeat(64))).toBeNull()
})
