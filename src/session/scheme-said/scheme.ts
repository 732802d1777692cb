import type { Group, Overtime, Part, Scheme } from '../../rules/index'
import { partsWithPaths } from '../scheme-faults'
import { roundingSaid, shareText, timeSaid } from './figures'
import { goOneWay, panelClauses } from './panel'
import { phrase, sentence, type Phrase } from './phrase'
import { gradesSaid, rankingSaid } from './ranking'

/**
 * A scheme said in sentences, in the order in which a score comes about: who gives marks and what becomes of them, what is put
 * together with what weight, who stands before whom, grades. Keys and values only: whoever shows them has the words.
 * @returns one phrase a sentence, to be spoken by `spokenSentence`; a scheme that is half typed is said as far as it goes
 */
export function schemeSaid(scheme: Scheme): readonly Phrase[] {
  const isCounted = partsWithPaths(scheme.composite).some(({ part }) => part.kind === 'panel' && (part.missing ?? 'leaveOut') === 'leaveOut')
  return [...compositeSaid(scheme), ...(isCounted ? [phrase('missingNotZero')] : []), ...rankingSaid(scheme), ...gradesSaid(scheme.grades)]
}

/** Where one panel is all there is, its sentence ends with the cut of the published figure. */
function compositeSaid(scheme: Scheme): readonly Phrase[] {
  const { composite } = scheme
  const [only, ...others] = composite.parts
  const isPlain = composite.best === undefined && composite.floor === undefined && composite.cap === undefined && composite.factors === undefined
  if (only === undefined) return []
  if (others.length === 0 && isPlain && isBare(only)) {
    if (only.kind === 'panel') return [sentence([...panelClauses([only], scheme), roundingSaid(composite.rounding)])]
    if (only.kind === 'addition') return [sentence([phrase('onlyAssessment', { name: only.name }), roundingSaid(composite.rounding)])]
  }
  return [...belowSaid(composite, scheme), formulaSaid(composite)]
}

function isBare({ weight, minus, rounding }: Part): boolean {
  return (weight === undefined || weight === '1') && minus === undefined && rounding === undefined
}

/** The sentences of what a group is made of; points from elsewhere need none. */
function belowSaid({ parts }: Group, scheme: Scheme): Phrase[] {
  const panels = parts.filter((part) => part.kind === 'panel')
  return parts.flatMap((part) => {
    switch (part.kind) {
      case 'panel': {
        // Those that go one way are said once, where the first of them stands.
        const alike = panels.filter((other) => goOneWay(part, other, scheme))
        return alike[0] === part ? [sentence(panelClauses([part, ...alike.slice(1)], scheme))] : []
      }
      case 'overtime':
        return [overtimeSaid(part)]
      case 'group':
        return [...belowSaid(part, scheme), formulaSaid(part)]
      case 'addition':
        return []
      default:
        return part satisfies never
    }
  })
}

/** 综合得分＝考核得分×70%＋现场评分×30%. */
function formulaSaid(group: Group): Phrase {
  const { name, parts, by, best, floor, cap, rounding, factors = [] } = group
  const of =
    best === undefined
      ? phrase('formula', { name, terms: { list: parts.map((part, at) => termSaid(part, at === 0)), by: 'none' } })
      : phrase('best', { name, best, parts: { list: parts.map((part) => phrase('first', { name: part.name })), by: 'and' } })
  return sentence([
    of,
    ...(by === 'weightedMean' ? [phrase('dividedByWeights')] : []),
    ...factors.map((factor) => ('constant' in factor ? phrase('timesConstant', { by: factor.constant }) : phrase('timesDifficulty'))),
    ...(floor === undefined ? [] : [phrase('floor', { floor })]),
    ...(cap === undefined ? [] : [phrase('cap', { cap })]),
    ...(rounding === undefined ? [] : [roundingSaid(rounding)]),
  ])
}

function termSaid({ kind, name, weight, minus }: Part, isFirst: boolean): Phrase {
  const isTaken = minus === true || kind === 'overtime'
  if (weight === undefined || weight === '1') return phrase(isTaken ? 'minus' : isFirst ? 'first' : 'plus', { name })
  return phrase(isTaken ? 'minusWeighted' : isFirst ? 'firstWeighted' : 'plusWeighted', { name, weight: shareText(weight) })
}

function overtimeSaid({ name, bands, beyond }: Overtime): Phrase {
  const steps = bands.map(({ over, points }) => (over === 0 ? phrase('overAny', { points }) : phrase('overBy', { time: timeSaid(over), points })))
  const after = beyond === undefined ? [] : [phrase('beyond', { time: timeSaid(beyond.every), points: beyond.points }), ...(beyond.most === undefined ? [] : [phrase('most', { points: beyond.most })])]
  return phrase('overtime', { name, bands: { list: [...steps, ...after], by: 'comma' } })
}
