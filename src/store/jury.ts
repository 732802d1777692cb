import { Dexie } from 'dexie'
import type { LeitaiDatabase } from './database'
import { guarded } from './guarded'
import type { BoxRecord, CardRecord } from './jury-records'
import type { Branch } from './port'

/** A ballot on its way into the box. @property head the last line that its sender has read: marks may have been locked since */
export interface NewBoxBallot extends Branch {
  readonly head: number
  readonly card: { readonly session: string; readonly holder: string }
  readonly ballot: BoxRecord
}

/** What became of it. `moved`: the book has gone on, look again. `used`: that card has scored one of them already. */
export type Boxed = 'in' | 'moved' | 'used'

/** Cards, PINs and the box of anonymous ballots. Every method may reject with a `StoreError`. */
export interface JuryStore {
  cards(session: string): Promise<readonly CardRecord[]>
  /** Puts new cards down; those that are there stay as they are. */
  addCards(cards: readonly CardRecord[]): Promise<void>
  /** Counts a wrong PIN, or forgets the wrong ones. */
  tried(card: Pick<CardRecord, 'session' | 'holder' | 'tries' | 'until'>): Promise<void>
  /** Cards and box as they lie on another device, in the place of what lies here: of one session and its book. */
  mirror(urn: { readonly session: string; readonly book: string; readonly cards: readonly CardRecord[]; readonly ballots: readonly BoxRecord[] }): Promise<void>
  /** Puts a ballot into the box, or another in the place of one whose key is known ([AN3]). */
  put(fresh: NewBoxBallot): Promise<Boxed>
}

export function createJuryStore(database: LeitaiDatabase): JuryStore {
  const { box, cards, lines } = database
  return {
    cards: (session) => guarded(() => cards.where('[session+holder]').between([session, Dexie.minKey], [session, Dexie.maxKey]).toArray()),

    addCards: (fresh) =>
      guarded(() =>
        database.transaction('rw', cards, async () => {
          const there = await cards.bulkGet(fresh.map(({ session, holder }): [string, string] => [session, holder]))
          await cards.bulkAdd(fresh.filter((_, at) => there[at] === undefined))
        }),
      ),

    tried: ({ session, holder, tries, until }) => guarded(async () => void (await cards.update([session, holder], { tries, until }))),

    mirror: (urn) =>
      guarded(() =>
        database.transaction('rw', [box, cards], async () => {
          await cards.where('[session+holder]').between([urn.session, Dexie.minKey], [urn.session, Dexie.maxKey]).delete()
          await box.where('book').equals(urn.book).delete()
          await cards.bulkPut([...urn.cards])
          await box.bulkPut([...urn.ballots])
        }),
      ),

    put: ({ book, branch, head, card, ballot }) =>
      guarded(() =>
        database.transaction('rw', [box, cards, lines], async (): Promise<Boxed> => {
          const last = await lines.where('[book+branch+seq]').between([book, branch, head], [book, branch, Dexie.maxKey]).reverse().limit(1).primaryKeys()
          if ((last[0]?.[2] ?? 0) !== head) return 'moved'
          const record = await cards.get([card.session, card.holder])
          if (record === undefined) return 'used'
          if ((await box.get(ballot.id)) === undefined) {
            if (record.used.some((contestant) => ballot.of.includes(contestant))) return 'used'
            await cards.put({ ...record, used: [...record.used, ...ballot.of] })
          }
          await box.put(ballot)
          return 'in'
        }),
      ),
  }
}
