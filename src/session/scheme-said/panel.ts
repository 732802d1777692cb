import type { Criterion, Drop, Panel, Scheme, Trim } from '../../rules/index'
import { roundingSaid, shareText } from './figures'
import { phrase, type Phrase } from './phrase'

/** Panels that all go one way, clause by clause: who gives marks, what of them is dropped, what becomes of the rest. */
export function panelClauses([panel, ...others]: readonly [Panel, ...Panel[]], scheme: Scheme): readonly Phrase[] {
  return [whoSaid([panel, ...others]), ...howSaid(panel, scheme)]
}

/** Whether two panels differ in nothing that is said but their names. */
export function goOneWay(one: Panel, other: Panel, scheme: Scheme): boolean {
  return one.seats?.length === other.seats?.length && JSON.stringify(howSaid(one, scheme)) === JSON.stringify(howSaid(other, scheme))
}

function whoSaid([panel, ...others]: readonly [Panel, ...Panel[]]): Phrase {
  const n = panel.seats?.length
  if (others.length === 0) return n === undefined ? phrase('open', { name: panel.name }) : phrase('seats', { n, name: panel.name })
  const names = { list: [panel, ...others].map(({ name }) => phrase('first', { name })), by: 'and' as const }
  return n === undefined ? phrase('openEach', { names }) : phrase('seatsEach', { n, names })
}

function howSaid(panel: Panel, scheme: Scheme): readonly Phrase[] {
  const criteria = scheme.criteria.filter(({ id }) => panel.criteria?.includes(id) ?? true)
  const trim = panel.trim ?? scheme.trim ?? { by: 'none' }
  return [
    ...optionsSaid(criteria),
    ...(panel.cuts?.mark === undefined ? [] : [phrase('cutMark', { cut: roundingSaid(panel.cuts.mark) })]),
    ...(panel.per === 'juror' ? jurorFirst(panel, criteria, trim) : criterionFirst(panel, criteria, trim)),
    ...(panel.factors ?? []).map((factor) => ('constant' in factor ? phrase('timesConstant', { by: factor.constant }) : phrase('timesDifficulty'))),
    ...(panel.rounding === undefined ? [] : [roundingSaid(panel.rounding)]),
    ...absences(panel),
  ]
}

function jurorFirst(panel: Panel, criteria: readonly Criterion[], trim: Trim): Phrase[] {
  const { cuts } = panel
  return [
    ...(criteria.length < 2 ? [] : [phrase(putTogether(panel, criteria), { n: criteria.length })]),
    ...(cuts?.weighted === undefined ? [] : [phrase('cutWeighted', { cut: roundingSaid(cuts.weighted) })]),
    ...(cuts?.juror === undefined ? [] : [phrase('cutJuror', { cut: roundingSaid(cuts.juror) })]),
    ...trimSaid(trim),
    combined(panel, trim),
  ]
}

function criterionFirst(panel: Panel, criteria: readonly Criterion[], trim: Trim): Phrase[] {
  const { cuts } = panel
  const several = criteria.length > 1
  const then = { addsUp: 'thenAddUp', addsWeighted: 'thenWeighted', averagesWeighted: 'thenAverage' } as const
  return [
    ...(several ? [phrase('eachCriterion')] : []),
    ...trimSaid(trim),
    combined(panel, trim),
    ...(cuts?.criterion === undefined ? [] : [phrase('cutCriterion', { cut: roundingSaid(cuts.criterion) })]),
    ...(several ? [phrase(then[putTogether(panel, criteria)], { n: criteria.length })] : []),
    ...(cuts?.weighted === undefined ? [] : [phrase('cutWeighted', { cut: roundingSaid(cuts.weighted) })]),
  ]
}

function putTogether({ criteriaBy }: Panel, criteria: readonly Criterion[]): 'addsUp' | 'addsWeighted' | 'averagesWeighted' {
  if (criteriaBy === 'weightedMean') return 'averagesWeighted'
  return criteria.some(({ weight }) => weight !== undefined && weight !== '1') ? 'addsWeighted' : 'addsUp'
}

function optionsSaid(criteria: readonly Criterion[]): Phrase[] {
  const options = criteria.find((criterion) => criterion.options !== undefined)?.options ?? []
  if (options.length === 0) return []
  return [phrase('options', { options: { by: 'and', list: options.map(({ name, points }) => phrase('option', { name, points })) } })]
}

function combined({ combine }: Panel, trim: Trim): Phrase {
  const rest = { mean: 'restMean', sum: 'restSum', median: 'restMedian', prorated: 'restProrated' } as const
  return phrase(trim.by === 'none' ? combine : rest[combine])
}

/** What is dropped; nothing where nothing is. */
export function trimSaid(trim: Trim): Phrase[] {
  if (trim.by !== 'size') return dropSaid(trim)
  const rows = trim.rows.map(({ size, drop }) => {
    if (drop.by === 'fixed' && drop.low === drop.high && drop.low > 0) return phrase('rowEach', { size, n: drop.low })
    const [said] = dropSaid(drop)
    return said === undefined ? phrase('rowNone', { size }) : phrase('rowBoth', { size, drop: said })
  })
  return [phrase('dropBySize', { rows: { list: rows, by: 'semicolon' } }), ...(trim.between === 'smaller' ? [phrase('between')] : [])]
}

function dropSaid(drop: Drop): Phrase[] {
  switch (drop.by) {
    case 'none':
      return []
    case 'fixed': {
      const { low, high } = drop
      if (low === 0 && high === 0) return []
      return [low === 0 ? phrase('dropHigh', { high }) : high === 0 ? phrase('dropLow', { low }) : phrase('dropBoth', { low, high })]
    }
    case 'share':
      return [phrase('dropShare', { low: shareText(drop.low), high: shareText(drop.high), count: phrase(brokenCount(drop.count)) })]
    case 'closest':
      return [phrase('dropClosest', { keep: drop.keep })]
    default:
      return drop satisfies never
  }
}

/** What a broken number of marks or contestants becomes. */
export function brokenCount(count: 'down' | 'nearest' | 'up'): 'down' | 'nearest' | 'upward' {
  return count === 'up' ? 'upward' : count
}

function absences({ missing, invalid, quorum }: Panel): Phrase[] {
  const found: Phrase[] = []
  if (missing === 'zero') found.push(phrase('missingZero'))
  if (missing === 'void') found.push(phrase('missingVoid'))
  if (invalid === 'sheet') found.push(phrase('invalidSheet'))
  if (invalid === 'ballot') found.push(phrase('invalidBallot'))
  if (typeof quorum === 'number') found.push(phrase('quorum', { n: quorum }))
  else if (quorum !== undefined) found.push(phrase('quorumShare', { over: quorum[0], of: quorum[1] }))
  return found
}
