import type { Cue } from '../cue'
import { speakerOf } from '../rundown'
import { contestantOf } from './meaning'

type Contestants = readonly { readonly id: string }[]

/** Part of a rundown: a turn from its first cue to its last with what stands inside it, somebody's comment by itself, or a cue of nobody. */
interface Part {
  readonly of: string | null
  readonly what: 'turn' | 'comment'
  readonly cues: readonly Cue[]
}

/**
 * A rundown in which the turns change places as the contestants did; all that stands between turns stays between them. Who
 * has several turns, or comments apart from the turn, changes places with those who have as many: nobody's own cues ever
 * change their order.
 */
export function turnsInOrder(rundown: readonly Cue[], before: Contestants, after: Contestants): Cue[] {
  const places = before.filter(({ id }) => after.some((item) => item.id === id)).map(({ id }) => id)
  const order = after.filter(({ id }) => places.includes(id)).map(({ id }) => id)
  if (places.join(' ') === order.join(' ')) return [...rundown]
  const parts = partsOf(rundown)
  const partsFor = (id: string | null, what: Part['what']) => parts.filter((part) => part.of === id && part.what === what)
  return parts.flatMap((part) => {
    const own = part.of === null ? [] : partsFor(part.of, part.what)
    const alike = (id: string): boolean => partsFor(id, part.what).length === own.length
    const place = places.filter(alike).indexOf(part.of ?? '')
    const next = part.of === null || place < 0 ? null : (order.filter(alike)[place] ?? null)
    return (next === null ? part : (partsFor(next, part.what)[own.indexOf(part)] ?? part)).cues
  })
}

function partsOf(rundown: readonly Cue[]): Part[] {
  const parts: Part[] = []
  for (let index = 0; index < rundown.length; ) {
    const end = endOf(rundown, index)
    const cues = rundown.slice(index, end)
    const [first] = cues
    parts.push({ of: first === undefined ? null : contestantOf(first), what: cues.some((cue) => speakerOf(cue) !== null) ? 'turn' : 'comment', cues })
    index = end
  }
  return parts
}

/** After the last cue of the turn that begins at an index: it ends where somebody else speaks, at a break, and at another call. */
function endOf(rundown: readonly Cue[], from: number): number {
  const [first, ...rest] = rundown.slice(from)
  const whose = first === undefined ? null : contestantOf(first)
  if (whose === null) return from + 1
  const stop = rest.findIndex((cue) => cue.kind === 'interval' || cue.kind === 'call' || ![null, whose].includes(speakerOf(cue)))
  return from + 2 + rest.slice(0, stop < 0 ? rest.length : stop).findLastIndex((cue) => contestantOf(cue) === whose)
}
