import { BODY_RANGES, DISPLAY_WORDS } from './coverage'
import { decodeRanges, holds, type Edges } from './ranges'

let edges: Edges | undefined

/** Line breaks, tabs, joiners and variation selectors: nothing of their own is drawn. */
function isInvisible(codePoint: number): boolean {
  return (
    (codePoint >= 0x09 && codePoint <= 0x0d) ||
    (codePoint >= 0x200b && codePoint <= 0x200d) ||
    codePoint === 0x2060 ||
    codePoint === 0xfeff ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    (codePoint >= 0xe0100 && codePoint <= 0xe01ef)
  )
}

/** Whether the body face, at every weight, has a glyph for this code point. */
export function isCovered(codePoint: number): boolean {
  edges ??= decodeRanges(BODY_RANGES)
  return holds(edges, codePoint)
}

/**
 * The characters of a text that the body face does not hold, each once, in the order
 * of their first appearance; empty when every character can be drawn.
 *
 * Decided from the table that was written when the fonts were cut, because
 * `document.fonts.check()` answers true for a missing glyph. Which of them the pack of
 * rare characters holds, `whereMissing` in `rare.ts` says.
 */
export function covers(text: string): string[] {
  const missing = new Set<string>()
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    if (!isInvisible(codePoint) && !isCovered(codePoint)) missing.add(character)
  }
  return [...missing]
}

/**
 * Whether a title may be set in the brush face: only the fixed words the face was cut
 * for, never a name typed by somebody, even when its characters happen to be there.
 */
export function isDisplayWord(title: string): boolean {
  return DISPLAY_WORDS.includes(title)
}
