import type { ReadSlip, SlipRef } from '../slip'

/** A person's name, where it can be read. */
export function nameIn(person: SlipRef | undefined, read: ReadSlip): string | null {
  const found = person === undefined ? null : read(person)
  return found?.kind === 'value' ? found.text : null
}
