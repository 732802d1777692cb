import { compare, exact, isDecimal, round, type Exact } from '../exact'
import type { LeftOut } from '../working'
import type { Mark } from './input'
import { natural } from './natural'
import type { Criterion, Panel } from './scheme'

/** A mark as it was read: a figure, or why there is none. */
export interface ReadMark {
  readonly value: Exact | null
  readonly left: LeftOut | null
}

/** The marks of one juror for one contestant, by criterion. */
export type Sheet = ReadonlyMap<string, ReadMark>

const NONE: ReadMark = { value: null, left: 'missing' }

/** The marks of one panel ([MK1]–[MK4]). */
export interface Sheets {
  /** Who may have scored a contestant, in the order of the seats. */
  readonly jurors: (contestant: string) => readonly string[]
  readonly mark: (contestant: string, juror: string, criterion: string) => ReadMark
}

/**
 * Reads the marks of a panel: what is beyond maximum, minimum or step is invalid and spoils what the plan says, never more.
 * @param marks those of this panel, in any order, none twice
 */
export function readSheets(panel: Panel, criteria: ReadonlyMap<string, Criterion>, marks: readonly Mark[]): Sheets {
  const read = reader()
  const sheets = new Map<string, Map<string, Map<string, ReadMark>>>()
  const spoilt = new Set<string>()
  for (const mark of marks) {
    const criterion = criteria.get(mark.criterion)
    if (criterion === undefined) continue
    const one = read(criterion, mark, panel)
    const ofContestant = entry(sheets, mark.contestant, () => new Map<string, Map<string, ReadMark>>())
    entry(ofContestant, mark.juror, () => new Map<string, ReadMark>()).set(mark.criterion, one)
    if (one.left !== null && isInvalid(one.left)) {
      if (panel.invalid === 'sheet') spoilt.add(`${mark.contestant}\n${mark.juror}`)
      if (panel.invalid === 'ballot') spoilt.add(mark.juror)
    }
  }
  return {
    jurors: (contestant) => panel.seats ?? [...(sheets.get(contestant)?.keys() ?? [])].sort(natural),
    mark(contestant, juror, criterion) {
      const one = sheets.get(contestant)?.get(juror)?.get(criterion) ?? NONE
      const isSpoilt = one.value !== null && (spoilt.has(juror) || spoilt.has(`${contestant}\n${juror}`))
      return isSpoilt ? { value: null, left: 'ballotInvalid' } : one
    },
  }
}

/** Whether a mark was given and cannot count. */
function isInvalid(left: LeftOut): boolean {
  return left === 'aboveMaximum' || left === 'belowMinimum' || left === 'offStep' || left === 'notANumber' || left === 'ballotInvalid'
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const there = map.get(key)
  if (there !== undefined) return there
  const made = make()
  map.set(key, made)
  return made
}

/** Reads each text of a criterion once: in a hall of three hundred most marks have been read before. */
function reader(): (criterion: Criterion, mark: Mark, panel: Panel) => ReadMark {
  const known = new Map<string, ReadMark>()
  return (criterion, { value, state }, panel) => {
    if (value === null) return state === undefined || state === 'missing' ? NONE : { value: null, left: state === 'invalid' ? 'ballotInvalid' : state }
    const key = `${criterion.id}\n${value}`
    const before = known.get(key)
    if (before !== undefined) return before
    const one = readMark(criterion, value)
    const cut = one.value === null ? one : { value: round(one.value, panel.cuts?.mark), left: null }
    known.set(key, cut)
    return cut
  }
}

/** Reads one mark against its criterion ([MK2]). */
export function readMark({ max, min = '0', step, options }: Criterion, text: string): ReadMark {
  if (options !== undefined) {
    const option = options.find(({ name }) => name === text)
    return option === undefined ? { value: null, left: 'notANumber' } : { value: exact(option.points), left: null }
  }
  if (!isDecimal(text)) return { value: null, left: 'notANumber' }
  const value = exact(text)
  if (compare(value, exact(max)) > 0) return { value: null, left: 'aboveMaximum' }
  if (compare(value, exact(min)) < 0) return { value: null, left: 'belowMinimum' }
  if (step !== undefined && value.sub(exact(min)).div(exact(step)).d !== 1n) return { value: null, left: 'offStep' }
  return { value, left: null }
}
