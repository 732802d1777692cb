import type { Cue } from '../cue'

/** Two cues of one id would be refused; the later one gets a number. */
export function withFreeIds(cues: readonly Cue[]): Cue[] {
  const taken = new Set<string>()
  return cues.map((cue) => {
    let { id } = cue
    for (let count = 2; taken.has(id); count++) id = `${cue.id.slice(0, 44)}-${String(count)}`
    taken.add(id)
    return id === cue.id ? cue : { ...cue, id }
  })
}
