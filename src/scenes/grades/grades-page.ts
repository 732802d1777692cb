import { PAGE_TIME } from '../board/board-page'
import type { GradesScene } from '../../session/view/scoring-scene'

/** Grades beside each other, and lines of names in each. */
const GRADES = 3
export const LINES = 10

/** One grade on one page; its names fill `across` columns downwards. */
export interface GradePart {
  readonly name: string
  readonly count: number
  readonly names: readonly string[]
}

export interface GradesPage {
  readonly parts: readonly GradePart[]
  /** Lines of the fullest grade of any page, so that all pages have one grid. */
  readonly lines: number
  readonly page: number
  readonly pages: number
}

/** The page at `elapsed` ms: up to three grades with at most so many lines of names each; a grade with fewer names stays as it is. */
export function gradesPage({ grades }: GradesScene, { across, lines: most }: { readonly across: number; readonly lines: number }, elapsed: number): GradesPage {
  const room = most * across
  const groups = Math.max(1, Math.ceil(grades.length / GRADES))
  const abreast = Math.max(1, Math.ceil(grades.length / groups))
  const pages = Array.from({ length: groups }, (_, i) => grades.slice(i * abreast, (i + 1) * abreast)).flatMap((group) => {
    const depth = Math.max(1, ...group.map(({ names }) => Math.ceil(names.length / room)))
    return Array.from({ length: depth }, (_, page) => group.map((grade) => part(grade, page, room)))
  })
  const at = Math.floor(elapsed / PAGE_TIME) % pages.length
  const parts = pages[at] ?? []
  const lines = Math.max(1, ...pages.flat().map(({ names }) => Math.ceil(names.length / across)))
  return { parts, lines, page: at + 1, pages: pages.length }
}

function part({ name, names }: GradesScene['grades'][number], page: number, room: number): GradePart {
  const depth = Math.max(1, Math.ceil(names.length / room))
  const each = Math.ceil(names.length / depth)
  const own = Math.min(page, depth - 1)
  return { name, count: names.length, names: names.slice(own * each, (own + 1) * each) }
}
