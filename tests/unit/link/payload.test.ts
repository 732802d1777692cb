import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseCandidates, type Candidate } from '../../../src/link/pair/addresses'
import { decodeBase45, encodeBase45 } from '../../../src/link/pair/base45'
import { decodePayload, encodePayload, type PairPayload } from '../../../src/link/pair/payload'
import { codeText, readPayloadText, typedText } from '../../../src/link/pair/text'
import { decodeTyped, encodeTyped, groupStates } from '../../../src/link/pair/typed'

const BASE64 = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/']
const string = (alphabet: readonly string[], least: number, most = least) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: least, maxLength: most }).map((characters) => characters.join(''))
const hex = (length: number) => string([...'0123456789abcdef'], length)
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

const credentials = fc.oneof(
  fc.record({ ufrag: string(BASE64, 4), pwd: string(BASE64, 24) }),
  fc.record({ ufrag: hex(8), pwd: hex(32) }),
  fc.record({ ufrag: string(BASE64, 4, 32), pwd: string(BASE64, 22, 64) }),
)
const ipv6 = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 }).map((words) => words.map((word) => word.toString(16)).join(':'))
const mdns = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => `${parts.join('-')}.local`)
const candidate: fc.Arbitrary<Candidate> = fc.record({ address: fc.oneof(fc.ipV4(), ipv6, mdns), port: fc.integer({ min: 1, max: 65_535 }) })
const common = { fingerprint: bytes(32), candidates: fc.array(candidate, { maxLength: 4 }) }
const payload: fc.Arbitrary<PairPayload> = fc.oneof(
  fc.record({ kind: fc.constantFrom('offer' as const, 'answer' as const), credentials, ...common }),
  fc.record({ kind: fc.constant('answer' as const), credentials: fc.constant(null), ...common }),
)

const CHROMIUM = { ufrag: 'aB3/', pwd: 'abcdefghijklmnopqrstuv+/' }
const SAMPLE: PairPayload = { kind: 'offer', credentials: CHROMIUM, fingerprint: new Uint8Array(32).fill(0xa5), candidates: [{ address: '192.168.1.20', port: 50_001 }] }

describe('[PC1] a payload and its bytes', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(payload, (one) => {
        expect(decodePayload(encodePayload(one))).toEqual({ ok: true, payload: one })
      }),
    )
  })

  it('take sixty to a hundred bytes', () => {
    const name = 'f0e1d2c3-1111-4222-8333-444455556666.local'
    expect(encodePayload(SAMPLE)).toHaveLength(63)
    expect(encodePayload({ ...SAMPLE, candidates: [{ address: name, port: 1 }, { address: name, port: 2 }] })).toHaveLength(94)
    expect(encodePayload({ ...SAMPLE, credentials: { ufrag: '0123abcd', pwd: '0123456789abcdef'.repeat(2) } })).toHaveLength(62)
  })

  it('are one form for each payload: what is read is written again to the letter', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (some) => {
        const read = decodePayload(some)
        if (read.ok) expect(encodePayload(read.payload)).toEqual(some)
      }),
    )
  })
})

describe('[PC2] what is no payload', () => {
  it('is refused when a byte is changed, lost or added', () => {
    fc.assert(
      fc.property(payload, fc.nat(), fc.integer({ min: 1, max: 255 }), (one, place, change) => {
        const good = encodePayload(one)
        const at = place % good.length
        const changed = good.map((byte, index) => (index === at ? byte ^ change : byte))
        // Two bytes of check let one of 65,536 changes pass; a changed version is told before that.
        const read = decodePayload(changed)
        if (read.ok) expect(encodePayload(read.payload)).toEqual(changed)
        expect(decodePayload(good.slice(0, -1)).ok && decodePayload(good.slice(1)).ok).toBe(false)
      }),
    )
    const good = encodePayload(SAMPLE)
    for (let at = 0; at < good.length; at++) {
      for (let bit = 0; bit < 8; bit++) expect(decodePayload(good.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte))).ok).toBe(false)
    }
  })

  it('says nothing of another form', () => {
    expect(decodePayload(new Uint8Array(0))).toEqual({ ok: false, code: 'notOurs' })
    expect(decodePayload(new Uint8Array(300))).toEqual({ ok: false, code: 'notOurs' })
    expect(decodePayload(Uint8Array.of(1, 2, 3, 4))).toEqual({ ok: false, code: 'damaged' })
  })

  it('is not written either', () => {
    expect(() => encodePayload({ ...SAMPLE, credentials: null })).toThrow(RangeError)
    expect(() => encodePayload({ ...SAMPLE, credentials: { ufrag: 'a b!', pwd: CHROMIUM.pwd } })).toThrow(RangeError)
    expect(() => encodePayload({ ...SAMPLE, candidates: [{ address: 'example.com', port: 1 }] })).toThrow(RangeError)
    expect(() => encodePayload({ ...SAMPLE, candidates: [{ address: '10.0.0.1', port: 0 }] })).toThrow(RangeError)
  })
})

describe('[PC3] a code is read', () => {
  it('from a picture, a scanner gun, a paste or fingers, in any case and with any blanks', () => {
    fc.assert(
      fc.property(payload, fc.boolean(), (one, lower) => {
        const shape = (text: string) => (lower ? text.toLowerCase() : text)
        expect(readPayloadText(shape(codeText(one)))).toEqual({ ok: true, payload: one })
        expect(readPayloadText(`  ${shape(typedText(one))}\r\n`)).toEqual({ ok: true, payload: one })
        expect(readPayloadText(shape(typedText(one)).replaceAll(' ', '-'))).toEqual({ ok: true, payload: one })
        expect(readPayloadText(typedText(one).replaceAll(' ', '\u3000').replaceAll('0', 'O').replaceAll('1', 'l'))).toEqual({ ok: true, payload: one })
      }),
    )
  })

  it('typed through a Chinese keyboard in full width', () => {
    const wide = [...typedText(SAMPLE)].map((character) => (character === ' ' ? '\u3000' : String.fromCharCode(character.charCodeAt(0) + 0xfee0))).join('')
    expect(readPayloadText(wide)).toEqual({ ok: true, payload: SAMPLE })
  })

  it('and anything else is said to be something else', () => {
    expect(readPayloadText('')).toEqual({ ok: false, code: 'notOurs' })
    expect(readPayloadText('https://example.com/')).toEqual({ ok: false, code: 'notOurs' })
    expect(readPayloadText(':'.repeat(2000))).toEqual({ ok: false, code: 'notOurs' })
    expect(readPayloadText(codeText(SAMPLE).slice(0, -3))).toEqual({ ok: false, code: 'damaged' })
    expect(readPayloadText(':~~~')).toEqual({ ok: false, code: 'damaged' })
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readPayloadText(text).ok).toBe(false)
      }),
    )
  })
})

describe('[PC4] a slip in typing', () => {
  const text = typedText(SAMPLE)

  it('is found in its group', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (at, character) => {
        if (text[at] === ' ' || text[at] === character) return
        const typed = text.slice(0, at) + character + text.slice(at + 1)
        expect(readPayloadText(typed)).toEqual({ ok: false, code: 'typedWrong', group: Math.floor(at / 9) + 1 })
      }),
    )
  })

  it('of two characters, or two groups, that changed places is found', () => {
    const groups = text.split(' ')
    for (const [at, group] of groups.entries()) {
      for (let first = 0; first + 1 < group.length; first++) {
        const [a = '', b = ''] = group.slice(first, first + 2)
        if (a === b) continue
        const typed = groups.with(at, group.slice(0, first) + b + a + group.slice(first + 2)).join(' ')
        expect(readPayloadText(typed)).toEqual({ ok: false, code: 'typedWrong', group: at + 1 })
      }
    }
    expect(readPayloadText([groups[1], groups[0], ...groups.slice(2)].join(' '))).toEqual({ ok: false, code: 'typedWrong', group: 1 })
  })

  it('shows while one types', () => {
    expect(groupStates('')).toEqual([])
    expect(groupStates(text.slice(0, 4))).toEqual(['open'])
    expect(groupStates(`${text.slice(0, 9)}0000000Z ${text.slice(18, 20)}`)).toEqual(['right', 'wrong', 'open'])
  })

  it('bytes of any length come back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (some) => {
        expect(decodeTyped(encodeTyped(some))).toEqual({ ok: true, bytes: some })
        expect(decodeBase45(encodeBase45(some))).toEqual(some)
      }),
    )
    expect(encodeBase45(new TextEncoder().encode('base-45'))).toBe('UJCLQE7W581')
    expect(decodeBase45(':::')).toBeNull()
    expect(decodeBase45('A')).toBeNull()
  })
})

it('[PC5] of many candidates those that lead somewhere are told, IPv4 first', () => {
  const all = ['fe80::1', '2001:db8::1', 'f0e1d2c3-1111-4222-8333-444455556666.local', '127.0.0.1', '10.0.0.2', '10.0.0.2', 'example.com'].map((address) => ({ address, port: 9 }))
  expect(chooseCandidates(all, 2).map(({ address }) => address)).toEqual(['10.0.0.2', 'f0e1d2c3-1111-4222-8333-444455556666.local'])
  expect(chooseCandidates(all, 9).map(({ address }) => address)).toEqual(['10.0.0.2', 'f0e1d2c3-1111-4222-8333-444455556666.local', '2001:db8:0:0:0:0:0:1'])
  expect(chooseCandidates([{ address: '127.0.0.1', port: 9 }], 2)).toHaveLength(1)
})
