import { createHash, createPublicKey, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprint } from '../../../src/book/fingerprint'
import { hashOf, utf8 } from '../../../src/book/hash'
import { headSignatureHolds, publicKey, signHead } from '../../../src/book/sign'
import { parseSignature } from '../../../src/book/signature-lines'
import { makeSlip, parseSlip, readerOf, slipHolds, storedSlip, type Slip } from '../../../src/book/slips'
import { SLIP_CLASSES } from '../../../src/session/slip'
import { seededHex } from '../../support/book'

const salts = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('hex'))
const texts = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => text.isWellFormed())
const slips = fc.tuple(fc.constantFrom(...SLIP_CLASSES), texts, salts).map(([slipClass, text, salt]) => storedSlip(makeSlip(slipClass, text, salt)))

describe('a slip', () => {
  it('[SL1] is named by SHA-256 over salt and text, as any other program computes it', () => {
    fc.assert(
      fc.property(slips, (slip) => {
        const hash = createHash('sha256').update(Buffer.from(slip.salt, 'hex')).update(slip.text ?? '', 'utf8').digest('hex')
        expect(slip.slip).toBe(hash)
        expect(slipHolds(slip)).toBe(true)
      }),
    )
  })

  it('[SL1] does not hold with another text or another salt', () => {
    fc.assert(fc.property(slips, texts, (slip, text) => slipHolds({ ...slip, text }) === (text === slip.text)))
    fc.assert(fc.property(slips, salts, (slip, salt) => slipHolds({ ...slip, salt }) === (salt === slip.salt)))
  })

  it('[SL1] tells nothing of its text without the salt: equal texts have different names', () => {
    const salt = seededHex('salts')
    expect(new Set(Array.from({ length: 50 }, () => makeSlip('figure', '82.63', salt(16)).ref.slip)).size).toBe(50)
  })

  it('[SL1] has a salt of 128 bits and no other keys', () => {
    const slip = storedSlip(makeSlip('person', '样例甲', '0'.repeat(32)))
    const read = (value: object) => parseSlip(utf8(JSON.stringify(value)))
    expect(read(slip)).toEqual(slip)
    expect(read({ ...slip, text: null })).toEqual({ ...slip, text: null })
    for (const wrong of [{ ...slip, salt: '0'.repeat(30) }, { ...slip, salt: 'G'.repeat(32) }, { ...slip, class: 'secretary' }, { ...slip, more: 1 }, { ...slip, text: 5 }]) expect(read(wrong)).toBeNull()
    expect(parseSlip(utf8(`${JSON.stringify(slip)} `))).toBeNull()
  })

  it('[SL2] that is not there is withheld; one without text was erased, and holds', () => {
    const value = storedSlip(makeSlip('figure', '0', '1'.repeat(32)))
    const erased: Slip = { ...storedSlip(makeSlip('person', '样例甲', '2'.repeat(32))), text: null }
    const read = readerOf(new Map([value, erased].map((slip) => [slip.slip, slip])))
    expect(read(value)).toEqual({ kind: 'value', text: '0' })
    expect(read(erased)).toEqual({ kind: 'erased' })
    expect(read({ slip: hashOf('nowhere'), class: 'figure' })).toEqual({ kind: 'withheld' })
    expect(slipHolds(erased)).toBe(true)
  })
})

describe('a signature', () => {
  const random = seededHex('keys')
  const secret = random(32)
  const book = hashOf('book')
  const signature = signHead(secret, book, 1, { seq: 9, hash: hashOf('head') })

  it('[SG1] is Ed25519 under five lines of text, as any other program verifies it', () => {
    const message = `leitai head 1\n${book}\n1\n9\n${hashOf('head')}\n`
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey(secret), 'hex').toString('base64url') }, format: 'jwk' })
    expect(verify(null, Buffer.from(message), key, Buffer.from(signature.sig, 'hex'))).toBe(true)
    expect(headSignatureHolds(signature, publicKey(secret))).toBe(true)
  })

  it.each([
    ['book', { book: hashOf('other') }],
    ['term', { term: 2 }],
    ['number', { seq: 10 }],
    ['hash', { hash: hashOf('other') }],
    ['signature', { sig: '0'.repeat(128) }],
    ['length', { sig: '00' }],
  ])('[SG1] does not hold with another %s', (_, change) => {
    expect(headSignatureHolds({ ...signature, ...change }, publicKey(secret))).toBe(false)
  })

  it('[SG1] does not hold by another key, nor by what is no key', () => {
    expect(headSignatureHolds(signature, publicKey(random(32)))).toBe(false)
    expect(headSignatureHolds(signature, 'f'.repeat(64))).toBe(false)
    expect(headSignatureHolds(signature, '')).toBe(false)
  })

  it('[SG1] is read from its line, and from nothing else', () => {
    const text = JSON.stringify(signature)
    expect(parseSignature(utf8(text))).toEqual(signature)
    for (const wrong of ['', '{}', 'null', `${text}\n`, text.replace('head', 'ballot'), text.replace('"seq":9', '"seq":0')]) expect(parseSignature(utf8(wrong))).toBeNull()
  })
})

describe('the fingerprint', () => {
  it.each([
    ['0'.repeat(64), '0000-0000-0000-0000'],
    ['f'.repeat(64), 'ZZZZ-ZZZZ-ZZZZ-ZZZZ'],
    [`00443214c74254b635cf${'0'.repeat(44)}`, '0123-4567-89AB-CDEF'],
  ])('[SG3] of %s is %s', (hash, typed) => {
    expect(fingerprint(hash)).toBe(typed)
  })

  it('[SG3] is the first 80 bits and nothing after them', () => {
    const hashes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))
    fc.assert(
      fc.property(hashes, hashes, (a, b) => {
        expect(fingerprint(a.slice(0, 20) + b.slice(20))).toBe(fingerprint(a))
        expect(fingerprint(a) === fingerprint(b)).toBe(a.slice(0, 20) === b.slice(0, 20))
        expect(fingerprint(a)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
      }),
    )
  })
})
