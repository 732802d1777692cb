import type { Cue } from './cue'

/** Who is still to come, by name, in the order as it stands, and what everybody is called. */
interface Deck {
  readonly onDeck: readonly string[]
  readonly contestants: readonly { readonly name: string; readonly unit: string; readonly shortName: string | null }[]
}

/** At these people are honoured or thanked: who is named waits to be called up for that, not to speak. */
const HONOURS: ReadonlySet<Cue['kind']> = new Set(['reveal', 'award', 'board', 'thanks'])

/**
 * Who waits at the side. What was typed for a cue comes first, for its author may have meant more than a name; but words that
 * name a contestant who is no longer the next one, as after a swap, give way to the order as it stands.
 * @param typed of the cue
 * @param undrawn whether the lots decide the order and are not drawn yet
 * @returns `null` where nobody waits
 */
export function standbyOf({ kind, typed }: { readonly kind: Cue['kind']; readonly typed: string | null }, { onDeck, contestants }: Deck, undrawn: boolean): string | null {
  const deck = undrawn || onDeck.length === 0 ? null : onDeck.join('、')
  if (typed === null) return deck
  if (HONOURS.has(kind)) return typed
  const named = contestants.filter(({ name, unit, shortName }) => [name, unit, shortName ?? ''].some((word) => word !== '' && typed.includes(word)))
  const [next] = onDeck
  // Where nobody is still to come the words may be about those who are called up for a flag.
  if (named.length === 0 || next === undefined) return typed
  return !undrawn && named.some(({ name, unit, shortName }) => [name, unit, shortName].includes(next)) ? typed : deck
}
