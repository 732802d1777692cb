import { describe, expect, it } from 'vitest'
import { hashOf, utf8 } from '../../../../src/book/hash'
import { isAside, takeAside, tellLeader, tellScreens } from '../../../../src/home/links/aside'
import type { LinkToPage } from '../../../../src/home/links/requests'
import type { LinkStatus, Node, PeerStatus } from '../../../../src/home/peers/node-port'
import type { StageSign } from '../../../../src/link/presence'
import { decode } from '../../../../src/link/wire/codec'
import type { Wire } from '../../../../src/link/wire/messages'
import { tinyPng } from '../../../support/png'

const PICTURE = tinyPng()
const PLAN = utf8('{"title":"frozen"}')
const SIGN: StageSign = { window: '0123456789abcdef', screen: 'lobby', session: null, seq: 0, visible: true, fullscreen: true, width: 1920, height: 1080, ratio: 1, left: 0, top: 0, wake: 'on', hears: true, fault: null }

const peer = (name: string): PeerStatus => ({ peer: `to ${name}`, device: 'a'.repeat(16), name, role: 'screen', seat: null, heard: 0, has: 0 })

/** A device with two others, as far as it matters here. @param leader the link to whoever leads, where this device does not */
function device(leader: string | null) {
  const told: LinkToPage[] = []
  const status: LinkStatus = { leads: leader === null, term: 1, seq: 1, peers: [peer('门厅'), peer('平板')], copied: null, leader: null, dispute: null, refused: null }
  const node: Pick<Node, 'status' | 'leader'> = { status: () => status, leader: () => leader }
  const assets = new Map([PICTURE, PLAN].map((bytes) => [hashOf(bytes), bytes]))
  const pictures = { get: (hash: string) => Promise.resolve(assets.get(hash) ?? null), put: () => Promise.resolve(), all: () => Promise.resolve(assets) }
  // Nothing else of a node is asked for what is said beside the book.
  const needs = { node: node as Node, pictures, toPage: (message: LinkToPage) => told.push(message) }
  const take = async (from: string, message: Wire) => {
    if (!isAside(message)) throw new Error('not beside the book')
    await takeAside(from, message, needs)
  }
  return { told, needs, take }
}

describe('stages of other devices', () => {
  it('are told to the leader’s consoles under their device’s name', async () => {
    const { told, take } = device(null)
    await take('to 门厅', { kind: 'stage', stage: SIGN })
    expect(told).toEqual([{ kind: 'stage', stage: { ...SIGN, device: '门厅' } }])
  })

  it('cannot pass for a stage of another device', async () => {
    const { told, take } = device(null)
    await take('to 门厅', { kind: 'stage', stage: { ...SIGN, device: '主席台' } })
    expect(told).toEqual([{ kind: 'stage', stage: { ...SIGN, device: '门厅' } }])
  })

  it('are nobody’s affair where this device does not lead, or does not know who speaks', async () => {
    const follower = device('to 平板')
    await follower.take('to 门厅', { kind: 'stage', stage: SIGN })
    const leader = device(null)
    await leader.take('to nobody', { kind: 'stage', stage: SIGN })
    expect([...follower.told, ...leader.told]).toEqual([])
  })

  it('tell the leader of themselves, and nobody where this device leads', () => {
    const follower = device('to 平板')
    tellLeader({ kind: 'stage', stage: SIGN }, follower.needs)
    const [sent] = follower.told
    expect(sent).toMatchObject({ kind: 'link', peer: 'to 平板', bulk: false })
    expect(sent?.kind === 'link' ? decode(sent.bytes) : null).toEqual({ kind: 'message', message: { kind: 'stage', stage: SIGN } })
    const leader = device(null)
    tellLeader({ kind: 'stage', stage: SIGN }, leader.needs)
    expect(leader.told).toEqual([])
  })
})

describe('识别', () => {
  it('goes to every device, from the leader alone', () => {
    const leader = device(null)
    tellScreens({ kind: 'identify', for: 5_000 }, leader.needs)
    expect(leader.told.map((message) => (message.kind === 'link' ? message.peer : ''))).toEqual(['to 门厅', 'to 平板'])
    const follower = device('to 平板')
    tellScreens({ kind: 'identify', for: 5_000 }, follower.needs)
    expect(follower.told).toEqual([])
  })

  it('is obeyed where the leader says so, not where another device does', async () => {
    const { told, take } = device('to 平板')
    await take('to 门厅', { kind: 'identify', for: 5_000 })
    expect(told).toEqual([])
    await take('to 平板', { kind: 'identify', for: 5_000 })
    expect(told).toEqual([{ kind: 'identify', for: 5_000 }])
  })
})

describe('pictures', () => {
  it('go to whoever was let in and asks; a frozen plan, which lies beside them, does not', async () => {
    const { told, take } = device(null)
    await take('to 门厅', { kind: 'wantAsset', hash: hashOf(PLAN) })
    await take('to 门厅', { kind: 'wantAsset', hash: hashOf('nothing') })
    await take('to nobody', { kind: 'wantAsset', hash: hashOf(PICTURE) })
    expect(told).toEqual([])
    await take('to 门厅', { kind: 'wantAsset', hash: hashOf(PICTURE) })
    const [sent] = told
    expect(sent).toMatchObject({ kind: 'link', peer: 'to 门厅', bulk: true })
    expect(sent?.kind === 'link' ? decode(sent.bytes) : null).toEqual({ kind: 'asset', hash: hashOf(PICTURE), bytes: PICTURE })
  })
})
