import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { decodePayload, encodePayload, type PairPayload } from '../../../src/link/pair/payload'
import { codeText, readPayloadText, typedText } from '../../../src/link/pair/text'
import type { Link, LinkEnd } from '../../../src/link/port'
import type { PairResult } from '../../../src/link/rtc/attempt'
import type { RtcNeeds } from '../../../src/link/rtc/needs'
import { acceptOffer, createOffer, type PendingAnswer, type PendingOffer } from '../../../src/link/rtc/pairing'
import { adviceOf, findCandidates, type Diagnosis } from '../../../src/link/rtc/preflight'
import { busy, connect, needs } from './rtc'

function read(text: string): PairPayload {
  const result = readPayloadText(text)
  if (!result.ok) throw new Error(result.code)
  return result.payload
}

async function offerOf(own: RtcNeeds): Promise<PendingOffer> {
  const made = await createOffer(own)
  if (!made.ok) throw new Error(made.code)
  onTestFinished(() => made.offer.cancel())
  return made.offer
}

async function answerOf(own: RtcNeeds, offer: PairPayload): Promise<PendingAnswer> {
  const made = await acceptOffer(own, offer)
  if (!made.ok) throw new Error(made.code)
  onTestFinished(() => made.answer.cancel())
  return made.answer
}

function linkOf(result: PairResult): Link {
  if (!result.ok) throw new Error(result.code)
  const { link } = result.paired
  onTestFinished(() => link.close())
  return link
}

/** A whole pairing by the texts that people carry from one device to the other. */
async function pair(left: RtcNeeds, right: RtcNeeds, bring: (answer: PendingAnswer) => string = ({ payload }) => codeText(payload)) {
  const offer = await offerOf(left)
  const answer = await answerOf(right, read(codeText(offer.payload)))
  const taken = await offer.accept(read(bring(answer)))
  if (!taken.ok) throw new Error(taken.code)
  const [one, other] = await Promise.all([taken.joining.result, answer.result])
  return { confirms: [taken.joining.confirm, answer.confirm], results: [one, other] as const, links: [linkOf(one), linkOf(other)] as const }
}

const message = (link: Link) => new Promise<Uint8Array>((resolve) => link.onMessage(resolve))
const end = (link: Link) => new Promise<LinkEnd>((resolve) => link.onClose(resolve))

describe('[RT1] two devices are paired by two texts', () => {
  it('scanned', async () => {
    const { confirms, results, links: [left, right] } = await pair(await needs(), await needs())
    expect(confirms[0]).toBe(confirms[1])
    const [one, other] = results
    if (!one.ok || !other.ok) throw new Error()
    expect(one.paired.secret).toEqual(other.paired.secret)
    expect(one.paired.peer).not.toEqual(other.paired.peer)
    left.send(Uint8Array.of(1, 2, 3))
    expect([...(await message(right))]).toEqual([1, 2, 3])
    right.send(Uint8Array.of(4), 'bulk')
    expect([...(await message(left))]).toEqual([4])
  })

  it('typed, with munging or without', async () => {
    const lengths: number[] = []
    for (const munges of [true, false]) {
      const { links: [left, right] } = await pair(await needs(), await needs({ munges }), ({ short }) => {
        lengths.push(typedText(short).replaceAll(' ', '').length)
        return typedText(short)
      })
      left.send(Uint8Array.of(1))
      expect([...(await message(right))]).toEqual([1])
    }
    const [munged = 0, plain = 0] = lengths
    // Eight groups of eight where the credentials are derived, thirteen where they are told.
    expect(munged).toBe(64)
    expect(plain).toBe(103)
  })

  it('[LK3] though the offering device is so busy that it hears the other before its own browser', async () => {
    const { links: [left, right] } = await pair(await needs({ connect: busy('setRemoteDescription') }), await needs())
    left.send(Uint8Array.of(1))
    expect([...(await message(right))]).toEqual([1])
  })

  it('as small as a QR code wants them', async () => {
    const offer = await offerOf(await needs())
    expect(encodePayload(offer.payload).length).toBeLessThanOrEqual(100)
    expect(decodePayload(encodePayload(offer.payload))).toEqual({ ok: true, payload: offer.payload })
  })
})

describe('a link over WebRTC', () => {
  it('[LK1] carries thousands of messages and eight megabytes whole', async () => {
    const { links: [left, right] } = await pair(await needs(), await needs())
    const seen: number[] = []
    const big = new Promise<Uint8Array>((resolve) => right.onMessage((one) => (one.length > 4 ? resolve(one) : seen.push(new DataView(one.buffer, one.byteOffset).getUint32(0)))))
    const large = Uint8Array.from({ length: 8 * 1024 * 1024 }, (_, at) => (at * 31) % 251)
    left.send(large, 'bulk')
    for (let count = 0; count < 3_000; count++) {
      const bytes = new Uint8Array(4)
      new DataView(bytes.buffer).setUint32(0, count)
      left.send(bytes)
      if (count % 100 === 0) await left.drained()
    }
    const came = await big
    expect(came.length).toBe(large.length)
    expect(came.every((byte, at) => byte === (at * 31) % 251)).toBe(true)
    await expect.poll(() => seen.length).toBe(3_000)
    expect(seen.every((count, at) => count === at)).toBe(true)
  })

  it('[LK2] brings a command while a picture is on its way', async () => {
    const { links: [left, right] } = await pair(await needs(), await needs())
    const order: number[] = []
    const all = new Promise<void>((resolve) => {
      right.onMessage((one) => {
        order.push(one.length)
        if (order.length === 2) resolve()
      })
    })
    left.send(new Uint8Array(4 * 1024 * 1024), 'bulk')
    await new Promise((resolve) => setTimeout(resolve))
    left.send(Uint8Array.of(1))
    await all
    expect(order).toEqual([1, 4 * 1024 * 1024])
  })

  it('[LK5] tells the other side that it was closed, after the last word', async () => {
    const { links: [left, right] } = await pair(await needs(), await needs())
    const last = message(right)
    const gone = end(right)
    left.send(new Uint8Array(300_000)) // more than a lane is given at once
    left.close()
    expect((await last).length).toBe(300_000)
    expect(await gone).toBe('left')
    expect(left.ended()).toBe('closed')
  })
})

describe('[RT2] a pairing that goes wrong says why', () => {
  it('wrong certificate, wrong kind, own code', async () => {
    const [first, second, third] = await Promise.all([needs(), needs(), needs({ patience: { connect: 5_000 } })])
    const offer = await offerOf(third)
    const answer = await answerOf(second, offer.payload)
    expect(await offer.accept(offer.payload)).toEqual({ ok: false, code: 'ownCode' })
    expect(await offer.accept((await offerOf(first)).payload)).toEqual({ ok: false, code: 'wrongKind' })
    expect(await acceptOffer(first, answer.payload)).toEqual({ ok: false, code: 'wrongKind' })
    expect(await acceptOffer(third, offer.payload)).toEqual({ ok: false, code: 'ownCode' })
    const forged = { ...answer.payload, fingerprint: (await offerOf(first)).payload.fingerprint }
    const taken = await offer.accept(forged)
    if (!taken.ok) throw new Error(taken.code)
    expect(taken.joining.confirm).not.toBe(answer.confirm)
    expect(await taken.joining.result).toEqual({ ok: false, code: 'wrongFingerprint' })
  })

  it('nobody there, cancelled, too late', async () => {
    const patience = { connect: 300, answer: 300, offer: 300 }
    const [left, right] = await Promise.all([needs({ patience }), needs({ patience })])
    const early = await offerOf(left)
    expect(await early.gone).toBe('expired')
    const offer = await offerOf({ ...left, patience: { connect: 300 } })
    const answer = await answerOf(right, offer.payload)
    expect(await answer.result).toEqual({ ok: false, code: 'expired' })
    const taken = await offer.accept(answer.payload)
    if (!taken.ok) throw new Error(taken.code)
    expect(await taken.joining.result).toEqual({ ok: false, code: 'iceFailed' })
    const other = await offerOf(await needs())
    const pending = await answerOf(await needs(), other.payload)
    pending.cancel()
    expect(await pending.result).toEqual({ ok: false, code: 'cancelled' })
    other.cancel()
    expect(await other.gone).toBe('cancelled')
    expect(await other.accept(pending.payload)).toEqual({ ok: false, code: 'expired' })
  })

  it('a browser that makes no connection, or takes no description', async () => {
    const own = await needs({ patience: { gather: 300 } })
    const refusing = () => {
      throw new DOMException('', 'InvalidAccessError')
    }
    const none: RtcNeeds = { ...own, connect: refusing }
    const { payload } = await offerOf(await needs())
    expect(await createOffer(none)).toEqual({ ok: false, code: 'refused' })
    expect(await acceptOffer(none, payload)).toEqual({ ok: false, code: 'refused' })
    // A connection that was closed meanwhile never answers, nor refuses.
    vi.spyOn(RTCPeerConnection.prototype, 'createOffer').mockImplementationOnce(() => new Promise(() => {}))
    expect(await createOffer(own)).toEqual({ ok: false, code: 'refused' })
  })

  it('no address on either side', async () => {
    const [left, right] = await Promise.all([needs(), needs()])
    const offer = await offerOf(left)
    const bare = { ...offer.payload, candidates: [] }
    // A browser without addresses, as it is told: the connection without its candidates.
    const deaf = (configuration: RTCConfiguration) => {
      const connection = connect(configuration)
      Object.defineProperty(connection, 'localDescription', {
        get: () => {
          const sdp = connection.currentLocalDescription?.sdp ?? ''
          return { type: 'answer', sdp: sdp.replace(/^a=candidate:.*\r\n/gm, '') }
        },
      })
      return connection
    }
    expect(await acceptOffer({ ...right, connect: deaf }, bare)).toEqual({ ok: false, code: 'noCandidates' })
  })
})

it('[RT3] the preflight says what is missing, and what to ask', async () => {
  expect(['mdnsOnly', 'host']).toContain(await findCandidates(connect))
  const base: Diagnosis = { webrtc: true, candidates: 'mdnsOnly', permission: 'prompt', hasCamera: true, hasMicrophone: true }
  expect(adviceOf({ ...base, candidates: 'host' })).toBe('ready')
  expect(adviceOf(base)).toBe('askCamera')
  expect(adviceOf({ ...base, hasCamera: false })).toBe('askMicrophone')
  expect(adviceOf({ ...base, permission: 'denied' })).toBe('allowInBrowser')
  expect(adviceOf({ ...base, hasCamera: false, hasMicrophone: false })).toBe('otherSide')
  expect(adviceOf({ ...base, permission: 'granted' })).toBe('otherSide')
  expect(adviceOf({ ...base, webrtc: false })).toBe('noWebrtc')
})
