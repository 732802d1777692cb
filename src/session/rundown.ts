import type { Cue } from './cue'
import type { Plan, PlanFile } from './plan'

/** The cue of that id; `undefined` where the rundown has none. */
export function findCue(plan: Plan, id: string): Cue | undefined {
  return plan.rundown.find((cue) => cue.id === id)
}

/** Those who do not take the stage now: passed over, withdrawn or not there. */
export type Absent = Readonly<Record<string, unknown>>

/** The contestant whose turn a cue is part of; `null` for all other cues. A comment on somebody stays when they are gone. */
export function speakerOf(cue: Cue): string | null {
  return cue.kind === 'call' || cue.kind === 'start' || cue.kind === 'segment' || cue.kind === 'end' ? cue.contestant : null
}

/** The cue after that one, past those of whoever is absent ([LC3]); `undefined` after the last. */
export function cueAfter(plan: Plan, id: string, absent: Absent = {}): Cue | undefined {
  const index = plan.rundown.findIndex((cue) => cue.id === id)
  return index < 0 ? undefined : plan.rundown.slice(index + 1).find((cue) => !Object.hasOwn(absent, speakerOf(cue) ?? ''))
}

/** Labels that a template gives to its cues; the plan's author may change each. */
export interface RundownWords {
  readonly title: string
  readonly order: string
  readonly call: (name: string) => string
  readonly start: (name: string) => string
  readonly segment: (name: string, segment: string) => string
  readonly end: (name: string) => string
  readonly blocks: string
  readonly composite: string
  readonly award: (flag: string) => string
  readonly board: string
  readonly thanks: string
  readonly closing: string
}

/**
 * The rundown of a plain arena, from its contestants, segments and board: title, order, for each contestant
 * 请上台, 开始计时, the further segments and 结束, then the reveal, the flags, the whole board and the thanks.
 */
export function standardRundown(plan: Omit<PlanFile, 'rundown'>, words: RundownWords): Cue[] {
  const speeches = plan.contestants.flatMap((contestant): Cue[] => {
    const name = contestant.shortName ?? contestant.unit
    const { id } = contestant
    const further = plan.speech.segments.slice(1).map(
      (segment, index): Cue => ({ kind: 'segment', id: `${id}-segment-${String(index + 2)}`, label: words.segment(name, segment.name), contestant: id, segment: index + 1 }),
    )
    return [
      { kind: 'call', id: `${id}-call`, label: words.call(name), contestant: id },
      { kind: 'start', id: `${id}-start`, label: words.start(name), contestant: id },
      ...further,
      { kind: 'end', id: `${id}-end`, label: words.end(name), contestant: id },
    ]
  })
  const { blocks, flags } = plan.board
  return [
    { kind: 'title', id: 'title', label: words.title },
    { kind: 'order', id: 'order', label: words.order },
    ...speeches,
    { kind: 'reveal', id: 'reveal-blocks', label: words.blocks, steps: blocks.map((block) => ({ label: block.name, show: [`block:${block.id}`] })) },
    { kind: 'reveal', id: 'reveal-composite', label: words.composite, steps: [{ label: words.composite, show: ['composite'] }] },
    ...flags.map((flag): Cue => ({ kind: 'award', id: `award-${flag.id}`, label: words.award(flag.name), flag: flag.id })),
    { kind: 'board', id: 'board', label: words.board },
    { kind: 'thanks', id: 'thanks', label: words.thanks, words: words.closing },
  ]
}
