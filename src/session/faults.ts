import { checkFlags } from '../rules/award-flags'
import { assessmentFaults, type AssessmentFault } from './assessment-faults'
import { RESULT_ROWS } from './events'
import type { PlanFile } from './plan'
import { schemeFaults, type SchemeFault } from './scheme-faults'
import { scoringFaults, type ScoringFault } from './scoring/faults'
import { indicatorFaults, siteFaults, type TableFault } from './table-faults'

/** Something in a plan that its shape allows and its meaning does not: where it stands and why, by code. */
export interface PlanFault {
  readonly code: SchemeFault['code'] | AssessmentFault['code'] | ScoringFault['code'] | TableFault['code'] | 'twice' | 'unknownContestant' | 'unknownFlag' | 'circle' | 'unknownPanel' | 'unknownSegment' | 'segmentsDoNotAdd' | 'tooManyRows'
  readonly path: string
}

/** Every fault of a plan that its schema cannot see ([PL1]). An empty list says that the plan can be run. */
export function planFaults(plan: PlanFile): PlanFault[] {
  const { board, contestants, rundown, speech } = plan
  const ids = new Set(contestants.map(({ id }) => id))
  const panels = new Set<string>(['composite', ...board.blocks.map(({ id }) => `block:${id}`), ...board.flags.map(({ id }) => `flag:${id}`)])
  const faults: PlanFault[] = [
    ...twice('contestants', contestants.map(({ id }) => id)),
    ...twice('rundown', rundown.map(({ id }) => id)),
    ...twice('board.blocks', board.blocks.map(({ id }) => id)),
    ...twice('board.flags', board.flags.map(({ id }) => id)),
  ]
  const lists = [
    ...board.blocks.map((block) => ({ path: `board.blocks.${block.id}`, list: block.figures })),
    { path: 'board.composite.figures', list: board.composite.figures },
    { path: 'board.composite.previousRanks', list: board.composite.previousRanks },
  ]
  for (const { path, list } of lists) {
    faults.push(...twice(path, list.map(({ contestant }) => contestant)))
    for (const { contestant } of list) if (!ids.has(contestant)) faults.push({ code: 'unknownContestant', path: `${path}.${contestant}` })
  }
  if (speech.shared && speech.segments.reduce((total, segment) => total + segment.budget, 0) !== speech.budget) faults.push({ code: 'segmentsDoNotAdd', path: 'speech.segments' })
  if (mostRows(plan) > RESULT_ROWS) faults.push({ code: 'tooManyRows', path: 'board' })
  if (plan.scheme !== undefined) faults.push(...schemeFaults(plan.scheme, plan.jurors?.map(({ id }) => id)).map(({ code, path }) => ({ code, path: `scheme.${path}` })))
  if (plan.assessment !== undefined) faults.push(...assessmentFaults(plan.assessment).map(({ code, path }) => ({ code, path: `assessment.${path}` })))
  faults.push(...indicatorFaults(plan), ...scoringFaults(plan), ...siteFaults(plan))
  for (const { code, path } of checkFlags(board.flags)) if (code === 'unknownFlag' || code === 'circle') faults.push({ code, path: `board.${path}` })
  const own = new Map(contestants.map((item) => [item.id, item.speech]))
  for (const cue of rundown) {
    const path = `rundown.${cue.id}`
    if ('contestant' in cue && !ids.has(cue.contestant)) faults.push({ code: 'unknownContestant', path })
    if (cue.kind === 'segment' && (own.get(cue.contestant) ?? speech).segments[cue.segment] === undefined) faults.push({ code: 'unknownSegment', path })
    if (cue.kind === 'award' && !panels.has(`flag:${cue.flag}`)) faults.push({ code: 'unknownFlag', path })
    if (cue.kind === 'reveal') for (const step of cue.steps) for (const panel of step.show) if (!panels.has(panel)) faults.push({ code: 'unknownPanel', path })
  }
  return faults
}

/** As many rows as the result can come to; with ties a flag may go to everybody. A result that fits no line could never be locked. */
function mostRows({ board, contestants }: PlanFile): number {
  const { blocks, composite, flags } = board
  const ranked = composite.method === 'given' ? composite.figures.length : contestants.length
  return blocks.reduce((total, block) => total + block.figures.length, 0) + ranked * (1 + flags.length)
}

function twice(path: string, ids: readonly string[]): PlanFault[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => ({ code: 'twice', path: `${path}.${id}` }))
}
