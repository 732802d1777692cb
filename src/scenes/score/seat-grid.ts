import type { PanelScore } from '../../session/view/scoring-scene'
import { longest, scoreEms } from '../text/ems'

/** Plates of seats that share one size, over all panels of a screen; sizes in su. */
export interface SeatGrid {
  readonly across: number
  readonly height: number
  /** Of the digits. */
  readonly size: number
  /** Of the seat's name above them; `null` where it has no room. */
  readonly label: number | null
  /** What stands above the digits, by the seat's own name. */
  readonly called: ReadonlyMap<string, string>
}

export interface SeatRoom {
  readonly width: number
  readonly height: number
  /** What all headings of panels take, with the space after each. */
  readonly heads: number
  /** The largest digits, and the highest plate. */
  readonly largest: number
  readonly tallest: number
}

/** Space between two plates, and what a plate keeps free at its sides and above and below. */
export const PLATE_GAP = 0.8
const SIDES = 2.1
const ABOVE = 1.1
/** Sizes of a seat's name; smaller is nothing on the stage. */
const LABELS = [3, 3.3, 3.6, 4.2]
/** How much larger digits must be to be worth smaller names. */
const NAME = 0.4
const LINE = 1.1
/** Below this a shorter name of the seat is better than smaller digits, and below that none. */
const WANTED = 4.8
const LEAST = 4.1
const MOST_ACROSS = 21
/** Places that stay empty cost this share of the size. */
const EMPTY = 0.3
/** A last plate that stands alone on its line. */
const LONELY = 0.88
/** The seats' whole names are worth this share of the best with short ones. */
const WHOLE = 0.9

interface Way {
  readonly grid: SeatGrid
  readonly worth: number
}

/** The largest plates on which all marks of all panels stand. Panels without marks have their heading only. */
export function seatGrid(panels: readonly PanelScore[], room: SeatRoom): SeatGrid {
  const marks = panels.flatMap((panel) => panel.marks ?? [])
  const seats = marks.map(({ seat }) => seat)
  const whole = new Map(seats.map((seat) => [seat, seat]))
  const short = shortNames(seats)
  const ways: readonly (ReadonlyMap<string, string> | null)[] = [whole, short, null]
  const [full, brief, bare] = ways.map((called) => bestGrid(panels, room, called, marks.some(({ dropped }) => dropped !== null)))
  if (full !== undefined && full.grid.size >= WANTED && full.worth >= (brief?.worth ?? 0) * WHOLE) return full.grid
  if (brief !== undefined && brief.grid.size >= LEAST) return brief.grid
  return (bare ?? nothing(panels)).grid
}

/** 评委12 → 12, where every seat has a number of its own and nothing else tells them apart. */
function shortNames(seats: readonly string[]): ReadonlyMap<string, string> {
  const numbers = seats.map((seat) => /^\D*(\d+)\D*$/.exec(seat)?.[1] ?? seat)
  return new Map(seats.map((seat, i) => [seat, numbers[i] ?? seat]))
}

function bestGrid(panels: readonly PanelScore[], { width, height, heads, largest, tallest }: SeatRoom, called: ReadonlyMap<string, string> | null, drops: boolean): Way {
  const counts = panels.map((panel) => panel.marks?.length ?? 0)
  const digits = Math.max(scoreEms('00.0'), longest(panels.flatMap((panel) => (panel.marks ?? []).map(({ value }) => value)), scoreEms))
  // A mark that is dropped says so in two signs beside the seat's name.
  const labelEms = called === null ? 0 : longest([...called.values()]) + (drops ? 2.4 : 0)
  let best: Way | null = null
  for (let across = 1; across <= Math.min(MOST_ACROSS, Math.max(...counts)); across++) {
    const downs = counts.map((count) => Math.ceil(count / across))
    const down = downs.reduce((sum, each) => sum + each, 0)
    const empty = down * across - counts.reduce((sum, count) => sum + count, 0)
    const lonely = across > 2 && counts.some((count) => count > across && count % across === 1)
    const inner = (width - PLATE_GAP * (across - 1)) / across - SIDES
    const plate = Math.min(tallest, (height - heads - PLATE_GAP * down) / Math.max(1, down))
    for (const label of called === null ? [null] : LABELS) {
      if (label !== null && label * labelEms > inner) continue
      const size = Math.min(largest, inner / digits, (plate - ABOVE - (label ?? 0) * LINE) / LINE)
      const worth = size * (1 - (EMPTY * empty) / (down * across)) * (lonely ? LONELY : 1) + (label ?? 0) * NAME
      // Of ways with the same digits the one with more plates on a line.
      if (best === null || worth >= best.worth) best = { grid: { across, height: Math.min(plate, size * LINE + (label ?? 0) * LINE + ABOVE + 2.4), size, label, called: called ?? new Map() }, worth }
    }
  }
  return best ?? nothing(panels)
}

/** No marks, or no room for them. */
function nothing(panels: readonly PanelScore[]): Way {
  return { grid: { across: Math.max(1, ...panels.map((panel) => panel.marks?.length ?? 0)), height: 0, size: 0, label: null, called: new Map() }, worth: 0 }
}
