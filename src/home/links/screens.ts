import * as v from 'valibot'
import type { WireOf } from '../../link/wire/messages'
import type { Audience, View } from '../../session/view/view'
import type { ScreenMessage } from '../protocol'

const outline = v.looseObject({ audience: v.string(), term: v.number(), seq: v.number() })

/**
 * Passes a view of another device on to this one's pages. Its signature was found good: it is what the leader's own worker made,
 * of the same version of this app, so only its outline is looked at again.
 * @param offset home time minus this device's wall clock, in milliseconds
 */
export function showForeign({ session, book, seq, term, audience, text }: WireOf<'view'>, offset: number, post: (audience: Audience, message: ScreenMessage) => void): void {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return
  }
  const parsed = v.safeParse(outline, read)
  if (!parsed.success || parsed.output.audience !== audience || parsed.output.seq !== seq || parsed.output.term !== term) return
  post(audience, { kind: 'view', session, book, followed: true, offset, view: read as View })
}
