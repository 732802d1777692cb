import type { PlanDraft } from '../../../session/plan'

type Scoring = NonNullable<PlanDraft['scoring']>

/** A sentence of 收分与计票: its key under `scoringForm.say`, and what is put in. */
export interface Said {
  readonly key: 'upward' | 'named' | 'anonymous' | 'matrix' | 'single' | 'hand' | 'speech' | 'report' | 'noReport' | 'approval' | 'together' | 'marks' | 'ranks' | 'openBars' | 'recusals' | 'blanks' | 'allSame' | 'most'
  readonly values: Readonly<Record<string, string | number>>
}

/**
 * How marks come in and how they are shown, sentence by sentence.
 * @param approval whether a result waits for its 审签
 */
export function scoringSaid({ ballots, upward, sheet, opens, report, together, marks, ranks, openBars, recusals = [], invalid = {} }: Scoring, approval: boolean): readonly Said[] {
  const isNamed = ballots === 'named'
  const said = (applies: boolean, key: Said['key'], values: Said['values'] = {}): Said[] => (applies ? [{ key, values }] : [])
  return [
    ...said(true, ballots),
    ...said(upward === true, 'upward'),
    ...said(true, sheet),
    ...said(true, opens),
    ...said(true, report ? 'report' : 'noReport'),
    ...said(approval, 'approval'),
    ...said(together !== undefined && sheet === 'single' && isNamed && !report, 'together', { n: together ?? 0 }),
    ...said(marks === true && isNamed, 'marks'),
    ...said(ranks === true, 'ranks'),
    ...said(openBars === true && isNamed, 'openBars'),
    ...said(recusals.length > 0, 'recusals', { n: recusals.length }),
    ...said(invalid.blanks === true, 'blanks'),
    ...said(invalid.allSame === true && sheet === 'matrix', 'allSame'),
    ...(invalid.most ?? []).flatMap(({ option, count }) => said(true, 'most', { option, n: count })),
  ]
}
