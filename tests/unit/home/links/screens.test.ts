import { expect, it } from 'vitest'
import { showForeign } from '../../../../src/home/links/screens'
import type { ScreenMessage } from '../../../../src/home/protocol'
import type { WireOf } from '../../../../src/link/wire/messages'

const VIEW = { audience: 'hall', term: 2, seq: 41, scene: { kind: 'card' } }
const MESSAGE: WireOf<'view'> = { kind: 'view', book: 'b'.repeat(64), session: 'c'.repeat(32), term: 2, seq: 41, audience: 'hall', text: JSON.stringify(VIEW), sig: 'd'.repeat(128) }

function shown(message: WireOf<'view'>): [string, ScreenMessage][] {
  const posted: [string, ScreenMessage][] = []
  showForeign(message, -1_200, (audience, post) => posted.push([audience, post]))
  return posted
}

it('a view of another device goes to the pages of its audience, with the home’s time', () => {
  expect(shown(MESSAGE)).toEqual([['hall', { kind: 'view', session: MESSAGE.session, book: MESSAGE.book, followed: true, offset: -1_200, view: VIEW }]])
})

it.each([
  ['of another audience than its message says', { text: JSON.stringify({ ...VIEW, audience: 'host' }) }],
  ['of another line than its message says', { text: JSON.stringify({ ...VIEW, seq: 40 }) }],
  ['of another term than its message says', { text: JSON.stringify({ ...VIEW, term: 1 }) }],
  ['that is none', { text: '"hall"' }],
  ['that is cut off', { text: MESSAGE.text.slice(0, -1) }],
])('a view %s is shown to nobody', (_, more) => {
  expect(shown({ ...MESSAGE, ...more })).toEqual([])
})
