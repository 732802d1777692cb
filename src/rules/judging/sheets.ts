import { compare, exact, isDecimal, round, type Exact } from '../exact'
import type { LeftOut } from '../working'
import type { Mark } from './input'
import { natural } from './natural'
import type { Criterion, Panel } from './scheme'

/** A mark as it was read: a figure, or why there is none. Marks that say the same are one object. */
export interface ReadMark {
  readonly value: Exact | null
  readonly left: LeftOut | null
}

const NONE: ReadMark = { value: null, left: 'missing' }
const SPOILT: ReadMark = { value: null, left: 'ballotInvalid' }
/** What a mark without a value is. */
const WITHOUT: Readonly<Record<NonNullable<Mark['state']>, ReadMark>> = {
  missing: { value: null, left: 'missing' },
  abstained: { value: null, left: 'abstained' },
  recused: { value: null, left: 'recused' },
  invalid: SPOILT,
}

/** The marks of one panel ([MK1]–[MK4]). */
export interface Sheets {
  /** Who may have scored a contestant, in the order of the seats. */
  readonly jurors: (contestant: string) => readonly string[]
  /** One juror's marks for one contestant, in the order of the panel's criteria. */
  readonly sheet: (contestant: string, juror: string) => readonly ReadMark[]
  /** Marks that say again what another one says. */
  readonly twice: readonly Mark[]
}

/**
 * Reads the marks of a panel: what is beyond maximum, minimum or step is invalid and spoils what the plan says, never more.
 * @param criteria those of the panel, in its order
 * @param marks those of this panel, in any order
 */
export function readSheets(panel: Panel, criteria: readonly Criterion[], marks: readonly Mark[]): Sheets {
  const read = reader(panel)
  const places = new Map(criteria.map(({ id }, at) => [id, at]))
  const sheets = new Map<string, Map<string, ReadMark[]>>()
  const spoilt = new Set<string>()
  const twice: Mark[] = []
  const empty = criteria.map(() => NONE)
  for (const mark of marks) {
    const at = places.get(mark.criterion)
    const criterion = criteria[at ?? -1]
    if (at === undefined || criterion === undefined) continue
    const sheet = entry(entry(sheets, mark.contestant, () => new Map<string, ReadMark[]>()), mark.juror, () => [...empty])
    if (sheet[at] !== NONE) twice.push(mark)
    const one = read(criterion, mark)
    sheet[at] = one
    if (one.left !== null && isInvalid(one.left)) {
      if (panel.invalid === 'sheet') spoilt.add(`${mark.contestant}\n${mark.juror}`)
      if (panel.invalid === 'ballot') spoilt.add(mark.juror)
    }
  }
  return {
    jurors: (contestant) => panel.seats ?? [...(sheets.get(contestant)?.keys() ?? [])].sort(natural),
    sheet(contestant, juror) {
      const sheet = sheets.get(contestant)?.get(juror) ?? empty
      const isSpoilt = spoilt.size > 0 && (spoilt.has(juror) || spoilt.has(`${contestant}\n${juror}`))
      return isSpoilt ? sheet.map((one) => (one.value === null ? one : SPOILT)) : sheet
    },
    twice,
  }
}

/** Whether a mark was given and cannot count. */
function isInvalid(left: LeftOut): boolean {
  return left === 'aboveMaximum' || left === 'belowMinimum' || left === 'offStep' || left === 'notANumber' || left === 'ballotInvalid'
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const there = map.get(key)
  if (there !== undefined) return there
  const made = make()
  map.set(key, made)
  return made
}

/** Reads each text of a criterion once: in a hall of three hundred most marks have been read before. */
function reader({ cuts }: Panel): (criterion: Criterion, mark: Mark) => ReadMark {
  const known = new Map<Criterion, Map<string, ReadMark>>()
  return (criterion, { value, state = 'missing' }) => {
    if (value === null) return WITHOUT[state]
    return entry(entry(known, criterion, () => new Map<string, ReadMark>()), value, () => {
      const one = readMark(criterion, value)
      return one.value === null ? one : { value: round(one.value, cuts?.mark), left: null }
    })
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
