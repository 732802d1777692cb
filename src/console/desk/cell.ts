import { compare, exact, isDecimal } from '../../rules/exact'
import type { Criterion } from '../../rules/index'
import { readMark } from '../../rules/judging/sheets'
import { UNREADABLE } from '../../session/scoring/sheet'

/** What a cell says where the paper has no mark. */
export const BLANK = '-'

/** Why the plan's rules find a mark invalid. A paper says what it says: it is typed all the same ([DK5]). */
export type CellNote = 'above' | 'below' | 'offStep' | 'unreadable'

/** A cell after something was typed into it. */
export interface Typed {
  readonly text: string
  /** No further key could make another mark of it: the next cell may come by itself. */
  readonly full: boolean
  /** 废票: the clerk asked to call the whole ballot void. */
  readonly spoilt: boolean
}

const HALF: Readonly<Record<string, string>> = { '．': '.', '。': '.', '、': '.', '－': '-', '—': '-', '＊': '*', '／': '/', '？': '?', '　': ' ' }

/** Full-width digits and signs as a number pad has them. */
export function narrow(raw: string): string {
  return [...raw].map((sign) => HALF[sign] ?? (sign >= '０' && sign <= '９' ? String.fromCharCode(sign.charCodeAt(0) - 0xfee0) : sign)).join('')
}

/**
 * What a cell holds once `raw` stands in its field: digits and one point, a blank for `-` or a space, `?` for what nobody can
 * read, the option by its number. What means nothing is left out. A mark that the rules find invalid is never full: the clerk
 * looks at it and presses Enter.
 */
export function typed(raw: string, criterion: Criterion): Typed {
  const text = narrow(raw)
  if (text.includes('*')) return { text: '', full: false, spoilt: true }
  if (text === '') return { text, full: false, spoilt: false }
  if (text.includes(' ') || text.endsWith(BLANK)) return { text: BLANK, full: true, spoilt: false }
  if (/[/?]/.test(text)) return { text: UNREADABLE, full: true, spoilt: false }
  if (criterion.options !== undefined) return option(text, criterion.options)
  const clean = figure(text)
  return { text: clean, full: clean !== '' && !canGrow(clean, criterion) && noteOf(clean, criterion) === null, spoilt: false }
}

function option(text: string, options: NonNullable<Criterion['options']>): Typed {
  const chosen = options[Number([...text].at(-1)) - 1]
  const there = options.find(({ name }) => text.startsWith(name))
  return { text: chosen?.name ?? there?.name ?? '', full: chosen !== undefined, spoilt: false }
}

function figure(text: string): string {
  const [whole = '', ...rest] = text.replace(/[^\d.]/g, '').split('.')
  const kept = rest.length === 0 ? whole : `${whole === '' ? '0' : whole}.${rest.join('')}`
  return kept.replace(/^0+(?=\d)/, '').slice(0, 12)
}

/** How many decimals a mark may have; as many as a decimal has where there is no step. */
function placesOf({ step, min = '0' }: Criterion): number {
  if (step === undefined) return 12
  return Math.max(step.split('.')[1]?.length ?? 0, min.split('.')[1]?.length ?? 0)
}

/** Whether one more key could make another mark of it that is not beyond the most. */
export function canGrow(text: string, criterion: Criterion): boolean {
  const [whole = '0', decimals] = text.split('.')
  const most = exact(criterion.max)
  const places = placesOf(criterion)
  if (decimals !== undefined) return decimals.length < places && isDecimal(`${text}0`) && compare(exact(`${text}0`), most) < 0
  if (whole !== '0' && compare(exact(`${whole}0`), most) <= 0) return true
  return places > 0 && compare(exact(whole), most) < 0
}

/** A mark as it goes into the book: `9.50` and `9.5` are one mark. `null` is a blank. */
export function markOf(text: string): string | null {
  if (text === BLANK || text === '') return null
  return text.includes('.') ? text.replace(/\.?0*$/, '') : text
}

/** Why the rules find a cell's mark invalid; `null` where they do not. */
export function noteOf(text: string, criterion: Criterion): CellNote | null {
  const mark = markOf(text)
  if (mark === null) return null
  switch (readMark(criterion, mark).left) {
    case null:
      return null
    case 'aboveMaximum':
      return 'above'
    case 'belowMinimum':
      return 'below'
    case 'offStep':
      return 'offStep'
    default:
      return 'unreadable'
  }
}
