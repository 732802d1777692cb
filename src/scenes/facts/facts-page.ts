import type { Fact } from '../../session/plan'

/** Cards on a screen at once. */
const CARDS = 4
/** A page stays at least this long, in milliseconds, and a second for each six characters. */
const LEAST = 8_000
const PER_CHARACTER = 1_000 / 6

/** How long a page of facts stays: long enough to be read. */
function timeOf(facts: readonly Fact[]): number {
  const characters = facts.reduce((sum, fact) => sum + [fact.text, fact.label, fact.value, fact.unit, fact.compared].reduce((all, part) => all + [...(part ?? '')].length, 0), 0)
  return Math.max(LEAST, characters * PER_CHARACTER)
}

/** The page of facts at `elapsed` ms after the scene came on; pages as even as can be take turns, each as long as it takes to read. */
export function factsPage(facts: readonly Fact[], elapsed: number): { readonly facts: readonly Fact[]; readonly page: number; readonly pages: number } {
  const count = Math.max(1, Math.ceil(facts.length / CARDS))
  const each = Math.max(1, Math.ceil(facts.length / count))
  const pages = Array.from({ length: count }, (_, i) => facts.slice(i * each, (i + 1) * each))
  const times = pages.map(timeOf)
  let within = elapsed % times.reduce((sum, time) => sum + time, 0)
  const index = times.findIndex((time) => (within -= time) < 0)
  return { facts: pages[Math.max(0, index)] ?? [], page: Math.max(0, index) + 1, pages: pages.length }
}
