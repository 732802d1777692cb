import { exact, type Exact } from '../exact'
import { competitionRank } from '../rank'
import type { LeftOut, Working } from '../working'
import { additionPoints } from './additions'
import { blockPoints, weighted } from './block'
import { checkAssessment } from './check'
import { fallen, givenComposite, summedComposite, vetoed, type Composite, type Fallen } from './composite'
import type { AssessmentFigures } from './figures'
import { indicatorPoints } from './indicator'
import type { Row } from './measure'
import { absent, known } from './nodes'
import { rankUnits, type Key } from './ranking'
import type { Assessed, AssessmentRefused, Lack, UnitResult } from './result'
import type { AssessmentScheme, Block } from './scheme'

/**
 * 考核: figures become the points of indicators and blocks, a composite and a ranking, each figure with the working that it came from.
 * It is exact to the last digit, and it does not depend on the order of rows ([AS9]).
 *
 * Figures are decimals as texts, each in its indicator's own unit; points are on the scheme's scales (`full`); completion and growth are
 * percentages, growths and coefficients are not cut unless `rounding` says so.
 *
 * Errors: an impossible scheme or figure is refused with the field named, `{ ok: false, faults: [{ path, code }] }`; nothing is computed.
 * A figure that is missing is no error: its unit has no composite and says in `lacks` what is missing, or the indicator is left out where the
 * scheme says so.
 *
 * @example
 * const scheme: AssessmentScheme = {
 *   full: '100',
 *   blocks: [
 *     { id: 'economy', name: '经济运行', full: '60', indicators: [
 *       { id: 'gdp', name: '地区生产总值', full: '60', method: { kind: 'completion', target: { from: 'unit' }, direction: 'higher', cap: '60' } },
 *     ] },
 *     { id: 'renewal', name: '城市更新建设', full: '40' },
 *   ],
 *   rounding: { composite: { places: 2, mode: 'halfAway' } },
 * }
 * const result = assess(scheme, {
 *   units: ['a'],
 *   indicators: [{ unit: 'a', indicator: 'gdp', actual: '150', target: '160' }],
 *   blocks: [{ unit: 'a', block: 'renewal', points: '38.5' }],
 * })
 * // 150 ÷ 160 × 60 + 38.5 = 94.75
 * result.ok && toDecimal(result.ranking[0].score, 2) // '94.75'
 */
export function assess(scheme: AssessmentScheme, figures: AssessmentFigures): Assessed | AssessmentRefused {
  const faults = checkAssessment(scheme, figures)
  if (faults.length > 0) return { ok: false, faults }
  const rowsOf = rowsByIndicator(figures)
  const columns = new Map(scheme.blocks.map((block) => [block, (block.indicators ?? []).map((indicator) => indicatorPoints(indicator, rowsOf(indicator.id), scheme.rounding ?? {}))]))
  const found = figures.units.map((unit) => {
    const blocks = scheme.blocks.map((block) => blockOf(scheme, figures, block, unit, (columns.get(block) ?? []).flatMap((column) => column.get(unit) ?? [])))
    return oneUnit(scheme, figures, unit, blocks)
  })
  const ranking = ranked(scheme, found)
  const rankOf = new Map(ranking.map(({ id, rank }) => [id, rank]))
  return {
    ok: true,
    units: found.map(({ result }) => ({ ...result, rank: rankOf.get(result.unit) ?? null })),
    blocks: scheme.blocks.map(({ id }, at) => ({ block: id, ranking: competitionRank(found.flatMap(({ result: { unit, blocks } }) => scored(unit, blocks[at]?.points ?? null))) })),
    ranking,
  }
}

interface Found {
  readonly result: UnitResult
  readonly blocks: readonly Working[]
  readonly composite: Composite
}

/** Each unit's row of each indicator, in the order of the units; looked through once, because there may be tens of thousands. */
function rowsByIndicator({ units, indicators = [] }: AssessmentFigures): (id: string) => Map<string, Row> {
  const found = new Map<string, Map<string, Row>>()
  for (const row of indicators) {
    const rows = found.get(row.indicator)
    if (rows === undefined) found.set(row.indicator, new Map([[row.unit, row]]))
    else rows.set(row.unit, row)
  }
  return (id) => new Map(units.map((unit) => [unit, found.get(id)?.get(unit) ?? {}]))
}

function blockOf(scheme: AssessmentScheme, figures: AssessmentFigures, block: Block, unit: string, indicators: readonly Working[]): Working {
  const rounding = scheme.rounding ?? {}
  if (block.indicators !== undefined) return blockPoints(block, indicators, block.missing ?? scheme.missing ?? 'notRanked', rounding)
  const of = { kind: 'block', id: block.id, name: block.name } as const
  const value = known(figures.blocks?.find((row) => row.unit === unit && row.block === block.id)?.points)
  return weighted(block, value === null ? absent(of, 'noFigure', []) : { of, by: 'given', value, parts: [] }, rounding.weightedBlock)
}

function oneUnit(scheme: AssessmentScheme, figures: AssessmentFigures, unit: string, blocks: readonly Working[]): Found {
  const rows = (figures.additions ?? []).filter((row) => row.unit === unit)
  const of = (kind: 'bonus' | 'deduction') => additionPoints(kind, scheme[kind] ?? {}, rows.filter((row) => row.kind === kind))
  const [bonus, deduction] = [of('bonus'), of('deduction')]
  const additions = [bonus, deduction].flatMap((one) => one ?? [])
  const isGiven = scheme.composite?.by === 'given'
  const before = isGiven ? givenComposite(known(figures.composites?.find((row) => row.unit === unit)?.points)) : summedComposite(scheme, blocks, additions)
  const vetoes = fallen(scheme, (figures.vetoes ?? []).filter((row) => row.unit === unit))
  const composite = vetoed(before, vetoes)
  const result: UnitResult = {
    unit,
    blocks: scheme.blocks.map(({ id }, at) => ({ block: id, points: blocks[at]?.value ?? null })),
    bonus: bonus?.value ?? exact(0n),
    deduction: deduction?.value ?? exact(0n),
    composite: composite.working.value,
    rank: null,
    lacks: isGiven ? (before.exact === null ? [{ block: null, indicator: null, why: 'noFigure' }] : []) : blocks.flatMap(lacksOf),
    vetoes,
    working: composite.working,
  }
  return { result, blocks, composite }
}

/** What a block lacks; of one that is given, itself. */
function lacksOf({ of, left, parts, value }: Working): Lack[] {
  if (parts.length === 0) return value === null ? [{ block: of.id, indicator: null, why: left ?? 'noFigure' }] : []
  return parts.flatMap((part) => (part.value === null ? [{ block: of.id, indicator: part.of.id, why: part.left ?? 'noFigure' satisfies LeftOut }] : []))
}

function scored(id: string, score: Exact | null) {
  return score === null ? [] : [{ id, score }]
}

function ranked({ ranking }: AssessmentScheme, found: readonly Found[]) {
  const of = new Map(found.map((one) => [one.result.unit, one]))
  const keys = (ranking?.ties ?? []).map((tie): Key => {
    switch (tie.by) {
      case 'exact':
        return (id) => of.get(id)?.composite.exact ?? null
      case 'block':
        return (id) => of.get(id)?.blocks.find((block) => block.of.id === tie.block)?.value ?? null
      case 'indicator':
        return (id) => of.get(id)?.blocks.flatMap(({ parts }) => parts).find((part) => part.of.id === tie.indicator)?.value ?? null
      default:
        tie satisfies never
        return tie
    }
  })
  const fell = ({ vetoes }: UnitResult, kind: Fallen['veto']['effect']['kind']) => vetoes.some(({ veto }) => veto.effect.kind === kind)
  const entries = found.flatMap(({ result, composite }) => {
    const score = ranking?.by === 'exact' ? composite.exact : result.composite
    if (score === null || result.composite === null || fell(result, 'notRanked')) return []
    return [{ id: result.unit, score, behind: fell(result, 'last') }]
  })
  const published = new Map(found.map(({ result }) => [result.unit, result.composite]))
  return rankUnits(entries, keys).map((row) => ({ ...row, score: published.get(row.id) ?? row.score }))
}
