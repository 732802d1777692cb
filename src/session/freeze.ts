import type { Plan, PlanFile } from './plan'
import type { MakeSlip, NewSlip, SlipClass } from './slip'

/** A plan in which each private value stands as its slip, and those slips ([SE3]). */
export interface Frozen {
  readonly plan: Plan
  readonly slips: readonly NewSlip[]
}

/** Freezes a plan: figures of whatever kind, previous ranks and persons become slips; all else stays to the letter. */
export function freeze(file: PlanFile, makeSlip: MakeSlip): Frozen {
  const slips: NewSlip[] = []
  const hide = (slipClass: SlipClass, text: string) => {
    const slip = makeSlip(slipClass, text)
    slips.push(slip)
    return slip.ref
  }
  const figures = (list: readonly { contestant: string; value: string }[]) => list.map(({ contestant, value }) => ({ contestant, value: hide('figure', value) }))
  const named = <Entry extends object>({ person, ...rest }: Entry & { person?: string }) => (person === undefined ? rest : { ...rest, person: hide('person', person) })
  const readings = ({ actual, target, base }: { actual?: string; target?: string; base?: string }) => ({
    ...(actual === undefined ? {} : { actual: hide('figure', actual) }),
    ...(target === undefined ? {} : { target: hide('figure', target) }),
    ...(base === undefined ? {} : { base: hide('figure', base) }),
  })
  const { jurors, additions, indicatorFigures, sites, ...others } = file
  const plan: Plan = {
    ...others,
    contestants: file.contestants.map(named),
    ...(jurors === undefined ? {} : { jurors: jurors.map(named) }),
    ...(additions === undefined ? {} : { additions: additions.map(({ addition, figures: list }) => ({ addition, figures: figures(list) })) }),
    ...(indicatorFigures === undefined ? {} : { indicatorFigures: indicatorFigures.map(({ contestant, indicator, exempt, ...row }) => ({ contestant, indicator, ...readings(row), ...(exempt === undefined ? {} : { exempt }) })) }),
    ...(sites === undefined ? {} : { sites: sites.map(({ actual, planned, ...site }) => ({ ...site, planned: hide('figure', planned), ...readings(actual === undefined ? {} : { actual }) })) }),
    board: {
      ...file.board,
      blocks: file.board.blocks.map((block) => ({ ...block, figures: figures(block.figures) })),
      composite: {
        ...file.board.composite,
        figures: figures(file.board.composite.figures),
        previousRanks: figures(file.board.composite.previousRanks),
      },
    },
  }
  return { plan, slips }
}
