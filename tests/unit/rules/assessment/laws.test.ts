import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { counted } from '../../../../src/rules/assessment/nodes'
import type { Assessed } from '../../../../src/rules/assessment/result'
import { compare, exact, round, sum, type Exact, type Rounding } from '../../../../src/rules/exact'
import type { Working } from '../../../../src/rules/working'
import { cases, methods } from './arbitraries'
import { assessed, fraction, readings, single, unitOf } from './making'
import { slowComposite } from './slow'

const outcome = (result: Assessed) => new Map(result.units.map(({ unit, composite, rank, lacks, blocks }) => [unit, { composite: fraction(composite), rank, lacks, blocks: blocks.map(({ points }) => fraction(points)) }]))

/** Each sum and each weight of a working, told again from its parts alone. */
function retold(working: Working, cut: Rounding): void {
  const parts = working.parts.flatMap((part) => (part.value === null ? [] : [part]))
  const total = () => sum(parts.map((part) => counted(part) ?? exact(0n)))
  const expected: Exact | null = working.by === 'sum' ? total() : null
  if (expected !== null) expect(fraction(working.uncut ?? working.value)).toBe(fraction(expected))
  if (working.uncut !== undefined && working.held === undefined && working.value !== null) expect(fraction(working.value)).toBe(fraction(round(working.uncut, working.rounding)))
  if (working.counts !== undefined && working.weight !== undefined && working.value !== null) {
    const uncut = working.value.mul(working.weight)
    expect([fraction(uncut), fraction(round(uncut, cut))]).toContain(fraction(working.counts))
  }
  if (working.value === null) expect(working.left).toBeDefined()
  for (const part of working.parts) retold(part, cut)
}

describe('laws of an assessment', () => {
  it('[AS1] [AS4] [AS5] is exact: a slow reckoning by the text of the rules comes to the same, to the last digit', () => {
    fc.assert(
      fc.property(cases, ([scheme, figures]) => {
        const result = assessed(scheme, figures)
        for (const { unit, composite, lacks } of result.units) {
          const slow = slowComposite(scheme, figures, unit)
          expect(composite === null).toBe(slow === null)
          if (composite !== null && slow !== null) expect(composite.s * composite.n * slow[1]).toBe(slow[0] * composite.d)
          if (composite === null) expect(lacks.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('[AS9] no order of rows or units changes anything', () => {
    fc.assert(
      fc.property(
        cases.chain(([scheme, figures]) => {
          const mixed = <T>(list: readonly T[] | undefined) => fc.shuffledSubarray([...(list ?? [])], { minLength: list?.length ?? 0 })
          return fc.tuple(fc.constant(scheme), fc.constant(figures), mixed(figures.units), mixed(figures.indicators), mixed(figures.blocks))
        }),
        ([scheme, figures, units, indicators, blocks]) => {
          expect(outcome(assessed(scheme, { units, indicators, blocks }))).toEqual(outcome(assessed(scheme, figures)))
        },
      ),
    )
  })

  it('[AS9] additions and vetoes come to the same in any order, working and all', () => {
    const scheme = { ...single({ kind: 'given' }), bonus: { cap: '3' }, deduction: {}, vetoes: [{ id: 'v', name: '安全', effect: { kind: 'last' as const } }] }
    const additions = ['1', '2', '2'].flatMap((points, at) => (['bonus', 'deduction'] as const).map((kind) => ({ unit: 'a', kind, points, reason: `事由${String(at)}` })))
    const vetoes = ['一', '二'].map((reason) => ({ unit: 'a', veto: 'v', reason }))
    const given = readings({ a: { actual: '5' } })
    const first = assessed(scheme, { ...given, additions, vetoes })
    fc.assert(
      fc.property(fc.shuffledSubarray(additions, { minLength: additions.length }), fc.shuffledSubarray(vetoes, { minLength: 2 }), (mixed, struck) => {
        expect(assessed(scheme, { ...given, additions: mixed, vetoes: struck })).toEqual(first)
      }),
    )
  })

  it('[IN9] a better figure never lowers its unit’s points', () => {
    const values = fc.integer({ min: 0, max: 12 }).map(String)
    fc.assert(
      fc.property(methods, fc.array(values, { minLength: 1, maxLength: 5 }), values, (method, texts, better) => {
        const rows = Object.fromEntries(texts.map((actual, at) => [`u${String(at)}`, { actual, target: '4', base: '2' }]))
        const points = (actual: string) => unitOf(assessed(single(method), readings({ ...rows, mine: { actual, target: '4', base: '2' } })), 'mine').composite
        const isLower = method.kind !== 'given' && method.direction === 'lower'
        const [low, high] = [texts[0] ?? '0', better].sort((a, b) => Number(a) - Number(b)) as [string, string]
        const [worse, best] = isLower ? [points(high), points(low)] : [points(low), points(high)]
        if (worse === null || best === null) throw new Error('each has its figures')
        expect(compare(best, worse)).not.toBe(-1)
      }),
      { numRuns: 500 },
    )
  })

  it('[AS11] each figure of a working follows from its parts, and one without a value says why', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0, 1, 6), ([scheme, figures], places) => {
        const cut = { places, mode: 'halfEven' as const }
        const rounding = { measure: cut, indicator: cut, weightedIndicator: cut, block: cut, weightedBlock: cut, composite: cut }
        for (const { working, composite } of assessed({ ...scheme, rounding }, figures).units) {
          retold(working, cut)
          expect(fraction(working.value)).toBe(fraction(composite))
        }
      }),
    )
  })
})
