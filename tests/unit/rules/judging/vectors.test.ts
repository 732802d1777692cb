import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { judge, type Additions, type Mark, type Panel, type Scheme, type Trim } from '../../../../src/rules/index'

// Published tables, each with its source in the file. Each rule is expressed as a scheme; none has code of its own.

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../../data/vectors/${name}.json`, import.meta.url), 'utf8'))

function results(scheme: Scheme, marks: readonly Mark[], additions: Additions = {}) {
  const judged = judge(scheme, marks, additions)
  if (!judged.ok) throw new Error(JSON.stringify(judged.faults))
  return judged.results
}

const panel = (id: string, more: Partial<Panel> = {}): Panel => ({ kind: 'panel', id, name: id, per: 'juror', combine: 'mean', ...more })
const composite = (parts: Scheme['composite']['parts'], places: number, more: Partial<Scheme['composite']> = {}): Scheme['composite'] => ({
  kind: 'group', id: 'composite', name: '得分', rounding: { places, mode: 'halfAway' }, parts, ...more,
})
const marksOf = (contestant: string, panelId: string, criterion: string, values: readonly (string | number)[], from = 1): Mark[] =>
  values.map((value, at) => ({ contestant, panel: panelId, juror: `j${String(at + from)}`, criterion, value: String(value) }))

describe('figure skating, Worlds 2017, ladies free', () => {
  interface Protocol {
    readonly performances: readonly {
      readonly rank: string
      readonly starting_number: string
      readonly components: readonly { readonly name: string; readonly judges: readonly string[]; readonly published_panel: string }[]
      readonly element_panel_scores: readonly string[]
      readonly published: Record<'total_element_score' | 'total_component_score' | 'total_deductions' | 'total_segment_score', string>
    }[]
  }
  const { performances } = (read('isu_worlds2017_ladies_free_trimmed_mean') as Protocol)
  const names = performances[0]?.components.map(({ name }) => name) ?? []
  const two = { places: 2, mode: 'halfAway' } as const
  const schemeOf = (cuts: NonNullable<Panel['cuts']>): Scheme => ({
    criteria: names.map((name) => ({ id: name, name, max: '10', step: '0.25', weight: '1.6' })),
    composite: composite(
      [
        panel('components', { per: 'criterion', trim: { by: 'fixed', low: 1, high: 1 }, cuts, rounding: two }),
        { kind: 'addition', id: 'elements', name: '技术动作' },
        { kind: 'addition', id: 'deductions', name: '扣分', minus: true, missing: 'zero' },
      ],
      2,
    ),
    ranking: { by: 'published' },
  })
  const marks = performances.flatMap(({ starting_number, components }) => components.flatMap(({ name, judges }) => marksOf(starting_number, 'components', name, judges)))
  const additions = {
    values: {
      elements: Object.fromEntries(performances.map(({ starting_number, element_panel_scores }) => [starting_number, element_panel_scores])),
      deductions: Object.fromEntries(performances.map(({ starting_number, published }) => [starting_number, published.total_deductions])),
    },
  }
  const rounded = results(schemeOf({ criterion: two, weighted: two }), marks, additions)

  it('[PA2] every published panel score, component total, segment total and rank', () => {
    expect(rounded).toHaveLength(24)
    for (const { starting_number, rank, published, components } of performances) {
      const row = rounded.find(({ id }) => id === starting_number)
      expect(row).toMatchObject({ score: published.total_segment_score, rank: Number(rank) })
      const [panelNode, elements] = row?.working?.parts ?? []
      expect(panelNode?.value?.valueOf()).toBe(Number(published.total_component_score))
      expect(elements?.value?.valueOf()).toBe(Number(published.total_element_score))
      expect(panelNode?.parts.map(({ value }) => value?.valueOf())).toEqual(components.map(({ published_panel }) => Number(published_panel)))
      expect(panelNode?.parts.every(({ parts }) => parts.filter(({ left }) => left === undefined).length === 7)).toBe(true)
    }
  })

  it('[PA2] adding before rounding gives other totals: the stage belongs to the scheme', () => {
    const late = results(schemeOf({ criterion: two }), marks, additions)
    const same = late.filter(({ id, score }) => rounded.find((row) => row.id === id)?.score === score)
    expect(same).toHaveLength(11)
  })
})

describe('diving, pools trimmed apart', () => {
  interface Diving {
    readonly inputs: { readonly exec_A: string[]; readonly exec_B: string[]; readonly sync: string[]; readonly difficulty: string }
    readonly expected: { readonly points: string; readonly dropped_judge_numbers: number[]; readonly 'five_judges_[7,7.5,8,8.5,9]_dd_1.5': string }
  }
  const { inputs, expected } = (read('diving_grouped_panel_trim') as Diving)
  const drop = (each: number): Trim => ({ by: 'fixed', low: each, high: each })
  const table: Trim = { by: 'size', between: 'none', rows: [[5, 1], [7, 2], [9, 2], [11, 3]].map(([size = 0, each = 0]) => ({ size, drop: { by: 'fixed', low: each, high: each } })) }
  const seats = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `j${String(from + at)}`)
  const scheme: Scheme = {
    criteria: [{ id: 'dive', name: 'dive', max: '10', step: '0.5' }],
    trim: table,
    composite: composite(
      [
        panel('execution', { combine: 'sum', trim: drop(1), seats: seats(1, 4), missing: 'void' }),
        panel('synchronisation', { combine: 'sum', trim: drop(1), seats: seats(5, 9), missing: 'void' }),
      ],
      2,
      { factors: [{ addition: 'difficulty' }, { constant: '0.6' }] },
    ),
    ranking: { by: 'published' },
  }
  const marks = [...marksOf('pair', 'execution', 'dive', [...inputs.exec_A, ...inputs.exec_B]), ...marksOf('pair', 'synchronisation', 'dive', inputs.sync, 5)]
  const values = { difficulty: { pair: inputs.difficulty } }

  it('[TR1] [TR2] points, and who was dropped', () => {
    const [row] = results(scheme, marks, { values })
    expect(row?.score).toBe(expected.points)
    const dropped = row?.working?.parts[0]?.parts.flatMap(({ parts }) => parts).filter(({ left }) => left !== undefined) ?? []
    expect(dropped.map(({ of }) => Number(of.id.slice(1)))).toEqual(expected.dropped_judge_numbers)
  })

  it('[PA4] a pool that is not whole has no total', () => {
    const [row] = results(scheme, marks.slice(1), { values })
    expect(row).toMatchObject({ score: null, rank: null })
  })

  it('[TR3] the table by panel size', () => {
    const one: Scheme = { ...scheme, composite: composite([panel('all', { combine: 'sum' })], 2, { factors: [{ addition: 'difficulty' }] }) }
    const [row] = results(one, marksOf('a', 'all', 'dive', ['7', '7.5', '8', '8.5', '9']), { values: { difficulty: { a: '1.5' } } })
    expect(row?.score).toBe(expected['five_judges_[7,7.5,8,8.5,9]_dd_1.5'])
    for (const [size, each] of Object.entries({ 3: 0, 4: 0, 5: 1, 7: 2, 9: 2, 11: 3 })) {
      const [counted] = results(one, marksOf('a', 'all', 'dive', Array.from({ length: Number(size) }, (_, at) => at / 2)), { values: { difficulty: { a: '1' } } })
      const jurors = counted?.working?.parts[0]?.parts[0]?.parts ?? []
      expect(jurors.map(({ left }) => left ?? null)).toEqual([...Array<string>(each).fill('lowest'), ...Array<null>(Number(size) - 2 * each).fill(null), ...Array<string>(each).fill('highest')])
    }
  })
})

describe('rope skipping, small panels', () => {
  const { cases } = (read('ijru_average_small_panels') as { readonly cases: readonly { readonly in: number[]; readonly out: number }[] })
  const scheme: Scheme = {
    criteria: [{ id: 'mark', name: 'mark', max: '1000' }],
    composite: composite([panel('jury', { trim: { by: 'size', between: 'smaller', rows: [{ size: 3, drop: { by: 'closest', keep: 2 } }, { size: 4, drop: { by: 'fixed', low: 1, high: 1 } }] } })], 4),
    ranking: { by: 'published' },
  }

  it.each(cases)('[TR4] $in is $out', ({ in: values, out }) => {
    const [row] = results(scheme, marksOf('a', 'jury', 'mark', values))
    expect(Number(row?.score)).toBe(out)
  })
})

describe('nine judges', () => {
  interface Finals {
    readonly inputs: { readonly teams: readonly string[]; readonly judges_rows: readonly (readonly number[])[] }
    readonly expected: { readonly published_finals: readonly number[]; readonly published_average: readonly string[] }
  }
  const { inputs, expected } = (read('nine_judges_sum_and_mean') as Finals)
  const marks = inputs.judges_rows.flatMap((row, judge) => row.map((value, team) => ({ contestant: inputs.teams[team] ?? '', panel: 'jury', juror: `j${String(judge)}`, criterion: 'mark', value: String(value) })))
  const contestants = inputs.teams.map((id) => ({ id }))
  const schemeOf = (combine: Panel['combine'], places: number): Scheme => ({
    criteria: [{ id: 'mark', name: 'mark', max: '24', step: '1' }],
    composite: composite([panel('jury', { combine })], places),
    ranking: { by: 'published', unranked: true },
  })

  it('[PA1] the sum and the mean as published', () => {
    expect(results(schemeOf('sum', 0), marks, { contestants }).map(({ score }) => score)).toEqual(expected.published_finals.map(String))
    expect(results(schemeOf('mean', 1), marks, { contestants }).map(({ score }) => score)).toEqual(expected.published_average)
  })
})

describe('Eurovision 2016', () => {
  interface Contest {
    readonly contests: readonly {
      readonly 'votes_from_to_[jury,tele]': Record<string, Record<string, readonly [string, string]>>
      readonly final: readonly { readonly to: string; readonly points: string; readonly jury: string; readonly tele: string; readonly place: string }[]
    }[]
  }
  const [contest] = (read('eurovision_jury_tele_2016') as Contest).contests
  const votes = Object.entries(contest?.['votes_from_to_[jury,tele]'] ?? {})
  const marks = votes.flatMap(([juror, given]) =>
    Object.entries(given).flatMap(([contestant, pair]) => (['jury', 'tele'] as const).map((id, at) => ({ contestant, panel: id, juror, criterion: 'points', value: pair[at] ?? null }))),
  )
  const scheme: Scheme = {
    criteria: [{ id: 'points', name: 'points', max: '12', step: '1' }],
    composite: composite([panel('jury', { combine: 'sum' }), panel('tele', { combine: 'sum' })], 0),
    ranking: { by: 'published', ties: [{ by: 'part', part: 'tele' }] },
  }

  it('[TB1] [CM1] points, both halves and every place', () => {
    const rows = results(scheme, marks)
    expect(rows.map(({ id, score, rank, working }) => ({ to: id, points: score, jury: String(working?.parts[0]?.value?.valueOf()), tele: String(working?.parts[1]?.value?.valueOf()), place: String(rank) }))).toEqual(
      contest?.final.map(({ to, points, jury, tele, place }) => ({ to, points, jury, tele, place })),
    )
  })
})
