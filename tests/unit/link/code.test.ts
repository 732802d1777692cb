import { describe, expect, it } from 'vitest'
import { readCode } from '../../../src/link/pair/code'
import type { PairPayload } from '../../../src/link/pair/payload'
import { isShownBy, readReunion, reunionText, typedReunion, whoShows } from '../../../src/link/pair/reunion'
import { codeText, typedText } from '../../../src/link/pair/text'

const FINGERPRINT = Uint8Array.from({ length: 32 }, (_, at) => (at * 53 + 7) % 256)
const PLACES = [
  { address: '192.168.1.20', port: 50_001 },
  { address: 'f0e1d2c3-1111-4222-8333-444455556666.local', port: 9 },
  { address: 'fd00:0:0:0:0:0:0:1', port: 65_535 },
]
const OFFER: PairPayload = { kind: 'offer', credentials: { ufrag: 'aB3/', pwd: 'abcdefghijklmnopqrstuv+/' }, fingerprint: FINGERPRINT, candidates: PLACES.slice(0, 1) }

describe('[PC3] [TK4] the one code of a reunion', () => {
  it.each(PLACES)('is read scanned, pasted and typed: $address', (candidate) => {
    const expected = { kind: 'reunion', hint: FINGERPRINT.slice(0, 4), candidate }
    const text = reunionText(FINGERPRINT, candidate)
    const typed = typedReunion(FINGERPRINT, candidate)
    for (const said of [text, ` ${text.toLowerCase()}\n`, text.replace('*', '＊'), typed, typed.toLowerCase().replaceAll(' ', ' - '), typed.replaceAll(' ', '').replaceAll('0', 'O')]) {
      expect(readReunion(said), said).toEqual(expected)
      expect(readCode(said), said).toEqual({ ok: true, code: expected })
    }
  })

  it('is three groups to type where an address is told', () => {
    expect(typedReunion(FINGERPRINT, { address: '10.0.0.1', port: 1 }).split(' ')).toHaveLength(3)
  })

  it('is taken for no code of a pairing, nor they for it, whole or half typed', () => {
    const typed = typedText(OFFER)
    for (let length = 1; length <= typed.length; length++) expect(readReunion(typed.slice(0, length))).toBeNull()
    for (const text of [codeText(OFFER), typed]) expect(readCode(text)).toEqual({ ok: true, code: OFFER })
    const text = reunionText(FINGERPRINT, { address: '10.0.0.1', port: 1 })
    for (let length = 1; length < text.length; length++) expect(readCode(text.slice(0, length))).toEqual({ ok: false, code: 'damaged' })
    const slip = typedReunion(FINGERPRINT, { address: '10.0.0.1', port: 1 }).split(' ')
    expect(readCode([slip[0], slip[2], slip[1]].join(' '))).toEqual({ ok: false, code: 'typedWrong', group: 2 })
    expect(readCode('https://example.com/menu')).toEqual({ ok: false, code: 'notOurs' })
  })

  it('says which of the known devices shows it', () => {
    const read = readReunion(reunionText(FINGERPRINT, { address: '10.0.0.1', port: 1 }))
    if (read === null) throw new Error('unread')
    const other = { peer: new Uint8Array(32) }
    const shower = { peer: FINGERPRINT }
    expect(whoShows(read, [other, shower])).toBe(shower)
    expect(whoShows(read, [other])).toBeNull()
    expect(isShownBy(read.hint, FINGERPRINT)).toBe(true)
  })
})
