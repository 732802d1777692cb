import { judge, type Additions, type Mark, type Panel, type Result, type Scheme } from '../../../../src/rules/index'

/** A panel of jurors with one thing to say. */
export const panel = (id: string, more: Partial<Panel> = {}): Panel => ({ kind: 'panel', id, name: id, per: 'juror', combine: 'mean', ...more })

export const composite = (parts: Scheme['composite']['parts'], places = 2, more: Partial<Scheme['composite']> = {}): Scheme['composite'] => ({
  kind: 'group', id: 'composite', name: '得分', rounding: { places, mode: 'halfAway' }, parts, ...more,
})

/** One panel `jury`, one criterion `talk` up to 100, mean to two places. */
export const simple = (more: Partial<Panel> = {}, rest: Partial<Scheme> = {}): Scheme => ({
  criteria: [{ id: 'talk', name: '演讲', max: '100' }],
  composite: composite([panel('jury', more)]),
  ranking: { by: 'published' },
  ...rest,
})

/** Marks of jurors j1, j2, … in this order; `null` stands for none. */
export const marksOf = (contestant: string, values: readonly (string | number | null)[], { panel: panelId = 'jury', criterion = 'talk', from = 1 } = {}): Mark[] =>
  values.map((value, at) => ({ contestant, panel: panelId, juror: `j${String(at + from)}`, criterion, value: value === null ? null : String(value) }))

/** The results of a scheme that can be worked with. */
export function results(scheme: Scheme, marks: readonly Mark[], additions: Additions = {}): readonly Result[] {
  const judged = judge(scheme, marks, additions)
  if (!judged.ok) throw new Error(JSON.stringify(judged.faults))
  return judged.results
}

/** Score and rank of each, best first. */
export const list = (rows: readonly Result[]): readonly string[] => rows.map(({ id, score, rank }) => `${id} ${score ?? '–'} ${rank === null ? '–' : String(rank)}`)

/** The score of one contestant `a`. */
export const scoreOf = (scheme: Scheme, marks: readonly Mark[], additions: Additions = {}): string | null => results(scheme, marks, additions).find(({ id }) => id === 'a')?.score ?? null
