/** How phrases stand beside one another in a sentence. */
export type Joint = 'comma' | 'and' | 'semicolon' | 'none'

/** Several phrases in one place. */
export interface PhraseList {
  readonly list: readonly Phrase[]
  readonly by: Joint
}

export type PhraseValue = string | number | Phrase | PhraseList

/** Something that can be said in any language: a key of the words for schemes, and what stands in its places. */
export interface Phrase {
  readonly key: PhraseKey
  readonly values: Readonly<Record<string, PhraseValue>>
}

export const PHRASES = [
  // sentences
  'sentence', 'onlyAssessment', 'formula', 'best', 'overtime', 'missingNotZero',
  // who gives marks, and of what
  'seats', 'open', 'seatsEach', 'openEach', 'options', 'option', 'addsUp', 'addsWeighted', 'averagesWeighted', 'eachCriterion', 'thenAddUp', 'thenWeighted', 'thenAverage',
  // what is dropped, and what becomes of the rest
  'dropBoth', 'dropHigh', 'dropLow', 'dropShare', 'dropClosest', 'dropBySize', 'rowEach', 'rowBoth', 'rowNone', 'between', 'mean', 'sum', 'median', 'prorated', 'restMean', 'restSum', 'restMedian', 'restProrated',
  // cuts and factors
  'halfAway', 'halfEven', 'halfDown', 'truncate', 'up', 'placesZero', 'placesOne', 'placesMany', 'cutMark', 'cutCriterion', 'cutWeighted', 'cutJuror', 'timesDifficulty', 'timesConstant', 'down', 'nearest', 'upward',
  // what is not there
  'missingZero', 'missingVoid', 'quorum', 'quorumShare', 'invalidSheet', 'invalidBallot',
  // a formula
  'plus', 'plusWeighted', 'minus', 'minusWeighted', 'first', 'firstWeighted', 'dividedByWeights', 'floor', 'cap',
  // overtime
  'overAny', 'overBy', 'beyond', 'most', 'seconds', 'minute', 'minutes',
  // ranking
  'rankPublished', 'rankExact', 'lowestFirst', 'tiesShare', 'tiesBroken', 'apart', 'unranked', 'advance', 'advanceUnranked', 'atCutShow', 'atCutAll', 'atCutNone',
  'tiePart', 'tieCriterion', 'tieHighest', 'tieLowest', 'tieAllMarks', 'tieMarkCount', 'tieDecimals', 'tieAllDecimals', 'tieOrder', 'tieLess',
  // grades
  'gradeFrom', 'gradeRest', 'gradeFirstShare', 'gradeNextShare', 'edgeBetter', 'edgeWorse',
] as const
export type PhraseKey = (typeof PHRASES)[number]

export function phrase(key: PhraseKey, values: Phrase['values'] = {}): Phrase {
  return { key, values }
}

/** Clauses of one sentence. */
export function sentence(clauses: readonly Phrase[]): Phrase {
  return phrase('sentence', { clauses: { list: clauses, by: 'comma' } })
}

/** How a language says a key with its places filled in, and what it puts between phrases. */
export interface Speaker {
  readonly say: (key: PhraseKey, values: Readonly<Record<string, string | number>>) => string
  readonly joint: (joint: Joint) => string
}

/** A phrase in the words of a language. */
export function spoken({ key, values }: Phrase, speaker: Speaker): string {
  const filled = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, spokenValue(value, speaker)]))
  return speaker.say(key, filled)
}

function spokenValue(value: PhraseValue, speaker: Speaker): string | number {
  if (typeof value !== 'object') return value
  return 'list' in value ? value.list.map((one) => spoken(one, speaker)).join(speaker.joint(value.by)) : spoken(value, speaker)
}

/** A sentence begins with a capital letter, where a language has them. */
export function spokenSentence(of: Phrase, speaker: Speaker): string {
  const said = spoken(of, speaker)
  return said.charAt(0).toUpperCase() + said.slice(1)
}
