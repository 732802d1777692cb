import { describe, expect, it } from 'vitest'
import type { LinkToPage } from '../../../../src/home/links/requests'
import type { Lived } from '../../../../src/home/links/lived'
import { createUrn } from '../../../../src/home/links/urn'
import type { LinkStatus, PeerStatus } from '../../../../src/home/peers/node-port'
import { decode } from '../../../../src/link/wire/codec'
import type { WireOf } from '../../../../src/link/wire/messages'
import type { BoxRecord, CardRecord } from '../../../../src/store/jury-records'
import { scoredPlan } from '../../../support/scoring'

const SESSION = 'a'.repeat(32)
const BOOK = 'b'.repeat(64)
const card = (at: number, used: readonly string[] = []): CardRecord => ({ session: SESSION, holder: `jury card ${String(at)}`, panel: 'jury', juror: null, secret: `ABCDEFG${String(at)}`, used, tries: 3, until: 9 })
const ballot = (id: string): BoxRecord => ({ id: id.repeat(32), book: BOOK, panel: 'jury', of: ['c1'], text: '{"rows":[]}' })
const peer = (name: string, role: PeerStatus['role'], has: number): PeerStatus => ({ peer: name, device: 'c'.repeat(16), name, role, seat: null, heard: 0, has })

/** A device with others at its links. @param leader the link to whoever leads, where this device does not */
function device(leader: string | null, peers: readonly PeerStatus[], scored = true) {
  const told: LinkToPage[] = []
  const mirrored: { readonly cards: readonly CardRecord[]; readonly ballots: readonly BoxRecord[] }[] = []
  const urn = { cards: [card(1), card(2)], ballots: [ballot('f'), ballot('1')] }
  const status: LinkStatus = { leads: leader === null, term: 1, seq: 5, peers, copied: null, leader: null, dispute: null, refused: null }
  const { scoring: _scoring, ...plain } = scoredPlan()
  const refreshed: string[] = []
  const later: (() => void)[] = []
  const made = createUrn({
    // Nothing else of a session that lives here is asked for.
    lived: () => ({ keeper: { refresh: () => Promise.resolve(void refreshed.push(BOOK)) }, session: SESSION, book: BOOK, secret: leader === null ? 'd'.repeat(64) : null, ledger: () => ({ state: () => ({ plan: scored ? scoredPlan() : plain }) }) }) as unknown as Lived,
    node: { status: () => status, leader: () => leader },
    follow: { copy: () => Promise.resolve({ session: SESSION, home: leader === null } as never) },
    store: { box: () => Promise.resolve(urn.ballots) },
    jury: { cards: () => Promise.resolve(urn.cards), mirror: (next: (typeof mirrored)[number]) => Promise.resolve(void mirrored.push(next)) } as never,
    toPage: (message) => told.push(message),
    after: (_ms, work) => {
      later.push(work)
      return () => undefined
    },
  })
  const settled = async (): Promise<void> => {
    for (const work of later.splice(0)) work()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { urn, told, mirrored, refreshed, made, settled, to: () => told.flatMap((message) => (message.kind === 'link' ? [message.peer] : [])) }
}

const OTHERS = [peer('deputy', 'deputy', 5), peer('tablet', 'host', 4), peer('screen', 'screen', 0), peer('newcomer', 'deputy', 0), peer('stranger', null as never, 0)]
const message: WireOf<'urn'> = { kind: 'urn', session: SESSION, book: BOOK, cards: [{ holder: 'jury card 1', panel: 'jury', juror: null, secret: 'ABCDEFG1', used: ['c1'] }], ballots: [{ id: '1'.repeat(32), panel: 'jury', of: ['c1'], text: '{"rows":[]}' }] }

describe('cards and box', () => {
  it('[AN5] go to devices that hold the book, in no order that says when a ballot came, and nothing of wrong PINs', async () => {
    const home = device(null, OTHERS)
    home.made.tell()
    await home.settled()
    expect(home.to()).toEqual(['deputy', 'tablet'])
    const [sent] = home.told
    const read = sent?.kind === 'link' && sent.bulk ? decode(sent.bytes) : null
    expect(read).toMatchObject({ kind: 'message', message: { kind: 'urn', ballots: [{ id: '1'.repeat(32) }, { id: 'f'.repeat(32) }] } })
    expect(JSON.stringify(read)).not.toMatch(/tries|until/)
  })

  it('[AN5] are told again only where something changed, and to a device that came back', async () => {
    const home = device(null, OTHERS.slice(0, 1))
    for (let times = 0; times < 3; times++) home.made.tell()
    await home.settled()
    home.made.tell()
    await home.settled()
    expect(home.to()).toEqual(['deputy'])
    home.urn.cards = [card(1, ['c1']), card(2)]
    home.made.tell()
    await home.settled()
    expect(home.to()).toEqual(['deputy', 'deputy'])
    home.made.down('deputy')
    home.made.tell()
    await home.settled()
    expect(home.to()).toEqual(['deputy', 'deputy', 'deputy'])
  })

  it('[AN5] are told by nobody who follows, and of no meeting without marks', async () => {
    const follower = device('leader', OTHERS)
    const plain = device(null, OTHERS, false)
    for (const one of [follower, plain]) {
      one.made.tell()
      await one.settled()
      expect(one.told).toEqual([])
    }
  })

  it('[AN5] are taken from whoever leads, and from nobody else', async () => {
    const follower = device('leader', [])
    await follower.made.take('somebody', message)
    expect(follower.mirrored).toEqual([])
    await follower.made.take('leader', message)
    expect(follower.mirrored).toMatchObject([{ cards: [{ session: SESSION, used: ['c1'], tries: 0, until: 0 }], ballots: [{ book: BOOK, id: '1'.repeat(32) }] }])
    expect(follower.refreshed).toEqual([BOOK])
    const home = device(null, [])
    await home.made.take('somebody', message)
    expect(home.mirrored).toEqual([])
  })
})
