import { describe, expect, it } from 'vitest'
import { publicKey, signView, viewSignatureHolds } from '../../../src/book/sign'

const SECRET = '5a'.repeat(32)
const view = { book: 'ab'.repeat(32), term: 2, seq: 7, audience: 'hall', text: '{"seq":7}' }

describe('[SG4] a view for another device’s screen', () => {
  const sig = signView(SECRET, view)

  it('holds under the leader’s key', () => {
    expect(viewSignatureHolds(view, sig, publicKey(SECRET))).toBe(true)
    expect(viewSignatureHolds(view, sig, publicKey('5b'.repeat(32)))).toBe(false)
  })

  it.each([
    ['book', { ...view, book: 'cd'.repeat(32) }],
    ['term', { ...view, term: 3 }],
    ['line', { ...view, seq: 8 }],
    ['audience', { ...view, audience: 'speaker' }],
    ['text', { ...view, text: '{"seq":7} ' }],
  ])('of another %s does not', (_, changed) => {
    expect(viewSignatureHolds(changed, sig, publicKey(SECRET))).toBe(false)
  })
})
