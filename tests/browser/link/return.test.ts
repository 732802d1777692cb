import { describe, expect, it, onTestFinished } from 'vitest'
import { readReunion, whoShows } from '../../../src/link/pair/reunion'
import type { Link } from '../../../src/link/port'
import { fingerprintOf, type Paired, type PairResult } from '../../../src/link/rtc/attempt'
import type { RtcNeeds } from '../../../src/link/rtc/needs'
import { redial } from '../../../src/link/rtc/redial'
import { joinReunion, showReunion } from '../../../src/link/rtc/reunion'
import { dial, listen, type Listener } from '../../../src/link/rtc/tickets'
import { busy, needs } from './rtc'

function paired(result: PairResult): Paired {
  if (!result.ok) throw new Error(result.code)
  onTestFinished(() => result.paired.link.close())
  return result.paired
}

function known(own: RtcNeeds): Uint8Array {
  const fingerprint = fingerprintOf(own.certificate)
  if (fingerprint === null) throw new Error('no fingerprint')
  return fingerprint
}

async function listening(own: RtcNeeds, other: RtcNeeds): Promise<Listener> {
  const made = await listen(own, known(other))
  if (!made.ok) throw new Error(made.code)
  onTestFinished(() => made.listener.close())
  return made.listener
}

const message = (link: Link) => new Promise<Uint8Array>((resolve) => link.onMessage(resolve))

async function talk(one: Link, other: Link): Promise<void> {
  one.send(Uint8Array.of(1))
  expect([...(await message(other))]).toEqual([1])
  other.send(Uint8Array.of(2))
  expect([...(await message(one))]).toEqual([2])
}

describe('[TK1] a ticket', () => {
  it('brings a known device back without any exchange, once', async () => {
    const [left, right] = await Promise.all([needs(), needs()])
    const { ticket, result } = await listening(left, right)
    expect(ticket.length).toBeLessThanOrEqual(256)
    const called = paired(await dial(right, ticket, 5_000).result)
    const heard = paired(await result)
    expect(called.secret).toEqual(heard.secret)
    expect(heard.peer).toEqual(known(right))
    await talk(called.link, heard.link)
    expect((await dial(right, ticket, 1_000).result).ok).toBe(false)
    await talk(called.link, heard.link)
  })

  it('[LK3] brings back one that is so busy that it hears the other before its own browser', async () => {
    const [left, right] = await Promise.all([needs(), needs({ connect: busy('setLocalDescription') })])
    const { ticket, result } = await listening(left, right)
    const [called, heard] = await Promise.all([dial(right, ticket, 30_000).result, result])
    await talk(paired(called).link, paired(heard).link)
  })

  it('is of no use to another device, nor without munging', async () => {
    const [left, right, stranger] = await Promise.all([needs(), needs(), needs()])
    const { ticket } = await listening(left, right)
    expect((await dial(stranger, ticket, 3_000).result).ok).toBe(false)
    const { ticket: other } = await listening(left, right)
    expect(await dial({ ...right, munges: false }, other, 3_000).result).toEqual({ ok: false, code: 'refused' })
    expect(await dial(right, other.map((byte) => byte ^ 1), 3_000).result).toEqual({ ok: false, code: 'refused' })
  })
})

describe('coming back', () => {
  it('[TK2] goes on until the other device is there, and stops when told', async () => {
    const [left, right] = await Promise.all([needs(), needs()])
    // The left page was loaded anew: it has the right one's ticket and no listener.
    const listener = await listening(right, left)
    const back = redial(left, { peer: known(right), ticket: listener.ticket, listener: null })
    const other = redial(right, { peer: known(left), ticket: null, listener })
    const [one, two] = await Promise.all([back.link, other.link])
    if (one === null || two === null) throw new Error('no link')
    onTestFinished(() => one.link.close())
    await talk(one.link, two.link)

    const gone = await listening(right, left)
    gone.close()
    const vain = redial(left, { peer: known(right), ticket: gone.ticket, listener: await listening(left, right) })
    vain.stop()
    expect(await vain.link).toBeNull()
    expect(await redial(left, { peer: known(right), ticket: null, listener: null }).link).toBeNull()
  })

  it('[TK3] of two calls that get through at once the same one counts on both sides', async () => {
    for (let round = 0; round < 4; round++) {
      const [left, right] = await Promise.all([needs(), needs()])
      const [atLeft, atRight] = await Promise.all([listening(left, right), listening(right, left)])
      const both = [
        redial(left, { peer: known(right), ticket: atRight.ticket, listener: atLeft }),
        redial(right, { peer: known(left), ticket: atLeft.ticket, listener: atRight }),
      ]
      const [one, other] = await Promise.all(both.map(({ link }) => link))
      if (one === null || one === undefined || other === null || other === undefined) throw new Error('no link')
      onTestFinished(() => one.link.close())
      expect(one.secret).toEqual(other.secret)
      await talk(one.link, other.link)
    }
  })
})

describe('[TK4] two devices that lost each other', () => {
  it('meet again by one code of a few bytes', async () => {
    const [left, right, third] = await Promise.all([needs(), needs(), needs()])
    const secret = crypto.getRandomValues(new Uint8Array(32))
    const shown = await showReunion(left, { peer: known(right), secret })
    if (!shown.ok) throw new Error(shown.code)
    onTestFinished(() => shown.showing.cancel())
    expect(shown.showing.text.length).toBeLessThanOrEqual(37)
    const read = readReunion(shown.showing.text.toLowerCase())
    if (read === null) throw new Error('unread')
    const who = whoShows(read, [{ peer: known(third), secret: new Uint8Array(32) }, { peer: known(left), secret }])
    if (who === null) throw new Error('unknown')
    const joined = paired(await joinReunion(right, who, read.candidate).result)
    const met = paired(await shown.showing.result)
    await talk(joined.link, met.link)
    expect(whoShows(read, [{ peer: known(third) }])).toBeNull()
  })

  it('and nothing else is taken for such a code', async () => {
    for (const text of ['', '*', '*ABC', ':ABC', `*${'0'.repeat(90)}`, 'https://example.com']) expect(readReunion(text)).toBeNull()
    expect(await showReunion(await needs({ munges: false }), { peer: new Uint8Array(32), secret: new Uint8Array(32) })).toEqual({ ok: false, code: 'refused' })
  })
})
