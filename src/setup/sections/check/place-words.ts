import { entryId, type Change } from '../../../session/changes'
import { planOf, type Draft } from '../../../session/draft'
import { indicatorsOf } from '../../../session/indicators'
import type { DraftPlace } from '../../../home/prepared-requests'

/** The words that a place is told in. */
export interface PlaceWords {
  /** The name of a key in the part of the plan that `path` begins with, or `null` where it has none. */
  readonly key: (key: string, path: string) => string | null
  readonly nth: (n: number) => string
}

/**
 * Where in a plan something is, as a host would say it, step by step: 打擂人, 黄岛区, 职务.
 * @param path keys, indexes and identifiers, joined by points
 */
export function placeWords(draft: Draft, path: string, words: PlaceWords): string[] {
  let at: unknown = planOf(draft)
  const said: string[] = []
  for (const step of path.split('.')) {
    const list = Array.isArray(at) ? (at as unknown[]) : null
    const index = list === null ? -1 : /^\d+$/.test(step) ? Number(step) : list.findIndex((entry) => entryId(entry) === step)
    if (list !== null) {
      at = list[index]
      said.push(nameOf(at, draft) ?? (index < 0 ? step : words.nth(index + 1)))
      continue
    }
    at = isObject(at) ? at[step] : undefined
    said.push(words.key(step, path) ?? step)
  }
  return said
}

/**
 * Where in a file that was refused something is: nothing of it was taken, so its entries have places and no names.
 * @returns `null` where the file as a whole is none
 */
export function pathWords(path: string | null, words: PlaceWords): string[] | null {
  if (path === null || path === '' || path === 'format' || path === 'v') return null
  return path.split('.').map((step) => (/^\d+$/.test(step) ? words.nth(Number(step) + 1) : (words.key(step, path) ?? step)))
}

/** What a value of a change was or is, short enough for a line; an object by its name. */
export function valueWords(value: string | null): string {
  if (value === null) return ''
  if (!value.startsWith('{')) return value
  try {
    const parsed: unknown = JSON.parse(value)
    return nameOf(parsed, null) ?? value
  } catch {
    return value
  }
}

/** Which kind of change it is. */
export function changeKind({ before, after }: Change): 'added' | 'gone' | 'from' {
  if (before === null || before === '') return 'added'
  return after === null || after === '' ? 'gone' : 'from'
}

/** The words for a fault: a code of ours, or of the schema that refused. */
export function faultWord({ code, path }: DraftPlace) {
  switch (code) {
    case 'length':
    case 'twice':
    case 'decimal':
    case 'day':
    case 'unknownContestant':
    case 'unknownFlag':
    case 'circle':
    case 'unknownPanel':
    case 'unknownSegment':
    case 'unknownItem':
    case 'segmentsDoNotAdd':
    case 'tooManyRows':
    case 'missingPicture':
    case 'empty':
    case 'notPositive':
    case 'outOfRange':
    case 'belowMinimum':
    case 'stepDoesNotFit':
    case 'unknown':
    case 'nothingLeft':
    case 'needsSeats':
    case 'outOfOrder':
    case 'badTotal':
    case 'unknownJuror':
    case 'schemeMissing':
    case 'scoringMissing':
    case 'upwardNamed':
    case 'anonymousSeats':
    case 'seatsMissing':
    case 'anonymousAlone':
    case 'unknownAddition':
    case 'unknownOption':
    case 'unknownIndicator':
      return code
    case 'notADecimal':
      return 'decimal'
    case 'min_length':
      return 'least'
    case 'min_value':
    case 'max_value':
    case 'integer':
      return 'number'
    case 'regex':
      return path.includes('previousRanks') ? 'rank' : 'other'
    default:
      return 'other'
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** What an entry of a list is called: its unit, label, name or words; a figure by its contestant, and by the indicator that it is of. */
function nameOf(entry: unknown, draft: Draft | null): string | null {
  if (!isObject(entry)) return null
  const contestant = draft?.contestants.contestants.find(({ id }) => id === entry['contestant'])
  const indicator = draft === null ? undefined : indicatorsOf(draft.assessment.assessment).find(({ id }) => id === entry['indicator'])
  if (contestant !== undefined && indicator !== undefined) return `${contestant.unit}·${indicator.name}`
  // A site has a unit that is somebody else's name.
  const names = [...(entry['planned'] === undefined ? [] : [entry['name']]), entry['shortName'], entry['unit'], entry['label'], entry['name'], entry['text'], entry['seat'], contestant?.unit, entry['reason'], entry['option'], entry['actual'], entry['target'], entry['exempt']]
  return names.find((name): name is string => typeof name === 'string' && name.trim() !== '') ?? null
}
