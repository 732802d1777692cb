import type { DeskNeeds, LivedBook } from './desk-needs'
import { openBook } from './open'
import { Refused } from './requests'

/** The book of a session as it stands now: the one that this worker lives in, or read from the store. @throws Refused, StoreError */
export async function bookOf(session: string, { living, store }: Pick<DeskNeeds, 'living' | 'store'>): Promise<LivedBook> {
  const lived = living()
  if (lived?.stored.session.id === session) {
    await lived.catchUp()
    return lived
  }
  const opened = await openBook(store, session)
  if (!opened.ok) throw new Refused({ code: opened.fault, place: opened.line === null ? null : String(opened.line) })
  return { stored: opened.stored, ledger: () => opened.ledger, catchUp: () => Promise.resolve(false) }
}
