import { pieces, type Piece } from './pieces'

/** A text set: its size in su and its lines, whole. */
export interface SetText {
  readonly size: number
  readonly lines: readonly string[]
}

/** Room for a text: width in su, sizes from the wanted one down to the least, and the most lines. */
export interface Room {
  readonly width: number
  readonly sizes: readonly number[]
  readonly lines: number
}

/**
 * Sets a text at the largest size at which it stands whole, on as few lines as will do, balanced, never broken
 * inside a word; `null` where there is no room.
 */
export function tryFit(text: string, room: Room): SetText | null {
  return setParts(pieces(text), room)
}

function setParts(parts: readonly Piece[], { width, sizes, lines }: Room): SetText | null {
  for (const size of sizes) {
    for (let count = 1; count <= lines; count++) {
      const broken = balance(parts, width / size, count)
      if (broken !== null) return { size, lines: broken }
    }
  }
  return null
}

/**
 * Sets a text in the first room that holds it. Where the last is too small as well, it gets as many lines as it needs,
 * or a smaller size: nothing is cut off.
 */
export function fit(text: string, ...rooms: readonly [Room, ...Room[]]): SetText {
  const parts = pieces(text)
  for (const room of rooms) {
    const set = setParts(parts, room)
    if (set !== null) return set
  }
  const { width, sizes } = rooms.at(-1) ?? rooms[0]
  const least = sizes.at(-1) ?? 3
  const more = setParts(parts, { width, sizes: [least], lines: parts.length })
  return more ?? { size: width / Math.max(1, ...parts.map((part) => part.ems)), lines: parts.map((part) => part.text) }
}

/** The best way to break into exactly `count` lines of at most `most` em, or `null` where there is none. */
export function balance(parts: readonly Piece[], most: number, count: number): string[] | null {
  const ideal = parts.reduce((sum, part) => sum + part.ems, 0) / count
  interface Way {
    readonly cost: number
    readonly starts: readonly number[]
  }
  let ways: (Way | null)[] = parts.map(() => null)
  ways.unshift({ cost: 0, starts: [] })
  for (let line = 0; line < count; line++) {
    const next: (Way | null)[] = ways.map(() => null)
    ways.forEach((way, start) => {
      if (way === null) return
      let width = 0
      for (let end = start + 1; end <= parts.length; end++) {
        const part = parts[end - 1]
        if (part === undefined || (width += part.ems) > most) break
        const cost = way.cost + ((width - ideal) / ideal) ** 2 + (end === parts.length ? 0 : part.cost)
        const known = next[end]
        if (known === undefined || known === null || cost < known.cost) next[end] = { cost, starts: [...way.starts, start] }
      }
    })
    ways = next
  }
  const best = ways[parts.length]
  if (best === undefined || best === null) return null
  return best.starts.map((start, i) =>
    parts
      .slice(start, best.starts[i + 1])
      .map((part) => part.text)
      .join('')
      .trim(),
  )
}

/** Sizes from `from` down to `to`, in su. */
export function sizes(from: number, to: number, step = 0.4): number[] {
  const list: number[] = []
  for (let size = from; size > to; size = Math.round((size - step) * 100) / 100) list.push(size)
  return [...list, to]
}
