import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOf } from '../../../src/book/hash'
import { decode, encodeAsset, encodeMessage } from '../../../src/link/wire/codec'
import { relation, sharedUntil } from '../../../src/link/wire/copy'
import type { BookCopy, Wire } from '../../../src/link/wire/messages'

const hash = (n: number) => n.toString(16).padStart(64, '0')
const lead = (term: number, key: number, seq: number) => ({ term, key: hash(key), from: { seq, hash: hash(seq) } })
const copy = (leads: BookCopy['leads'], seq: number): BookCopy => ({ session: '1'.repeat(32), book: hash(1), leads, seq, hash: hash(seq), home: false })

describe('[WI1] what comes over a link is parsed or refused', () => {
  it('gives back what was sent', () => {
    const message: Wire = { kind: 'beat', term: 2, seq: 17 }
    expect(decode(encodeMessage(message))).toEqual({ kind: 'message', message })
    const picture = new Uint8Array([1, 2, 3])
    expect(decode(encodeAsset(hashOf(picture), picture))).toEqual({ kind: 'asset', hash: hashOf(picture), bytes: picture })
  })

  it('refuses a picture that is not what its hash says', () => {
    expect(decode(encodeAsset(hash(5), new Uint8Array([1, 2, 3])))).toBeNull()
  })

  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => { expect(() => decode(bytes)).not.toThrow() }))
    fc.assert(fc.property(fc.json(), (text) => { expect(decode(new Uint8Array([1, ...new TextEncoder().encode(text)]))).toBeNull() }))
  })
})

describe('[CP1] how two copies stand to each other', () => {
  const first = lead(1, 1, 0)
  it.each([
    ['equal', copy([first], 5), copy([first], 5)],
    ['ahead', copy([first], 5), copy([first], 6)],
    ['behind', copy([first], 5), copy([first], 4)],
    ['newer', copy([first], 9), copy([first, lead(2, 2, 4)], 5)],
    ['older', copy([first, lead(2, 2, 4)], 5), copy([first], 9)],
    ['contested', copy([first, lead(2, 2, 4)], 5), copy([first, lead(2, 3, 4)], 5)],
    ['other', copy([first], 5), { ...copy([first], 5), book: hash(9) }],
  ] as const)('%s', (expected, own, theirs) => {
    expect(relation(own, theirs)).toBe(expected)
  })
})

describe('[CP2] the last line that two copies share', () => {
  const first = lead(1, 1, 0)
  it.each([
    ['a term that began after all lines of this one', copy([first], 5), copy([first, lead(2, 2, 8)], 12), 5],
    ['a term that began before some of them', copy([first], 9), copy([first, lead(2, 2, 4)], 12), 4],
    ['two terms under one number', copy([first, lead(2, 3, 6)], 9), copy([first, lead(2, 2, 4), lead(3, 2, 7)], 12), 4],
    ['a term that this one has, and another after it', copy([first, lead(2, 2, 4)], 9), copy([first, lead(2, 2, 4), lead(3, 4, 7)], 12), 7],
  ])('%s', (_, own, theirs, shared) => {
    expect(sharedUntil(own, theirs)).toBe(shared)
  })
})
