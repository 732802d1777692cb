import { ems } from './ems'

/** A stretch of text that is never broken inside, and what it costs to break after it. */
export interface Piece {
  readonly text: string
  readonly ems: number
  readonly cost: number
}

const OPENING = '“‘（(《〈【「『［['
const CLOSING = '”’）)》〉】」』］]'
const STOPS = '、，。；：！？,;:!?·…—%‰℃'

/** What ends a name or follows a number: it stays with what stands before it. */
const TAILS = '区市县镇乡村省州盟旗街路局委办部厅处院会所组站室办长层园年月日号期届季度个家项亿万元吨位名等及和与暨的之级类'

/** Costs of a break: after a stop nothing, beside a bracket little, between two words more. */
const AT_STOP = 0
const AT_BRACKET = 0.3
const AT_WORD = 1
const IN_BRACKET = 4
/** What stands in brackets is broken only where it is longer than this, in em. */
const LONG_BRACKET = 12

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** Cuts a title, a role or a sentence into pieces that keep words, names, numbers and what stands in brackets whole. */
export function pieces(text: string): Piece[] {
  const found: { text: string; cost: number }[] = []
  let depth = 0
  let glue = false
  for (const { segment } of words.segment(text.normalize('NFC').trim())) {
    const last = found.at(-1)
    const opens = OPENING.includes(segment)
    const closes = CLOSING.includes(segment)
    if (opens && depth === 0 && last !== undefined && last.cost > AT_BRACKET) last.cost = AT_BRACKET
    if (last !== undefined && (glue || closes || clings(segment, last.text))) {
      last.text += segment
    } else {
      found.push({ text: segment, cost: AT_WORD })
    }
    depth = Math.max(0, depth + (opens ? 1 : closes ? -1 : 0))
    const end = found.at(-1)
    if (end !== undefined) end.cost = costAfter(segment, depth, closes)
    glue = opens
  }
  return joinBrackets(found).map((piece) => ({ ...piece, ems: ems(piece.text) }))
}

/** Joins the pieces of a bracket that is short enough to stand on one line. */
function joinBrackets(found: readonly { text: string; cost: number }[]): { text: string; cost: number }[] {
  const joined: { text: string; cost: number }[] = []
  for (let i = 0; i < found.length; i++) {
    let end = i
    while (found[end]?.cost === IN_BRACKET) end++
    const run = found.slice(i, end + 1)
    const text = run.map((piece) => piece.text).join('')
    if (run.length > 1 && ems(text) <= LONG_BRACKET) {
      joined.push({ text, cost: run.at(-1)?.cost ?? AT_WORD })
      i = end
    } else joined.push(...run.slice(0, 1))
  }
  return joined
}

function clings(segment: string, before: string): boolean {
  if (STOPS.includes(segment) || /^\s+$/.test(segment) || TAILS.includes(segment)) return true
  return /[0-9第+\-.]$/.test(before) || (/^[0-9]/.test(segment) && /[第前+\-A-Za-z]$/.test(before))
}

function costAfter(segment: string, depth: number, closes: boolean): number {
  if (depth > 0) return IN_BRACKET
  if (closes) return AT_BRACKET
  return STOPS.includes(segment) || /^\s+$/.test(segment) ? AT_STOP : AT_WORD
}
