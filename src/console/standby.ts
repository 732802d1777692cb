import type { HostView } from '../session/view/host'

type Deck = Pick<HostView, 'onDeck'> & { readonly contestants: readonly Pick<HostView['contestants'][number], 'name' | 'unit' | 'shortName'>[] }

/**
 * Who waits at the side. What was typed for a cue comes first, for its author may have meant more than a name; but words that
 * name a contestant who is no longer the next one, as after a swap, give way to the order as it stands.
 * @param typed of the cue @param undrawn whether the lots decide the order and are not drawn yet
 * @returns `null` where nobody waits
 */
export function standbyOf(typed: string | null, { onDeck, contestants }: Deck, undrawn: boolean): string | null {
  const deck = undrawn || onDeck.length === 0 ? null : onDeck.join('、')
  if (typed === null) return deck
  const named = contestants.filter(({ name, unit, shortName }) => [name, unit, shortName ?? ''].some((word) => word !== '' && typed.includes(word)))
  const [next] = onDeck
  // Where nobody is still to come the words may be about those who are called up for a flag.
  if (named.length === 0 || next === undefined) return typed
  return !undrawn && named.some(({ name, unit, shortName }) => [name, unit, shortName].includes(next)) ? typed : deck
}
