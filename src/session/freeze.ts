import type { Plan, PlanFile } from './plan'
import type { MakeSlip, NewSlip, SlipClass } from './slip'

/** A plan in which each private value stands as its slip, and those slips ([SE3]). */
export interface Frozen {
  readonly plan: Plan
  readonly slips: readonly NewSlip[]
}

/** Freezes a plan: figures, previous ranks and persons become slips; all else stays to the letter. */
export function freeze(file: PlanFile, makeSlip: MakeSlip): Frozen {
  const slips: NewSlip[] = []
  const hide = (slipClass: SlipClass, text: string) => {
    const slip = makeSlip(slipClass, text)
    slips.push(slip)
    return slip.ref
  }
  const figures = (list: readonly { contestant: string; value: string }[]) => list.map(({ contestant, value }) => ({ contestant, value: hide('figure', value) }))
  const named = <Entry extends object>({ person, ...rest }: Entry & { person?: string }) => (person === undefined ? rest : { ...rest, person: hide('person', person) })
  const { jurors, additions, ...others } = file
  const plan: Plan = {
    ...others,
    contestants: file.contestants.map(named),
    ...(jurors === undefined ? {} : { jurors: jurors.map(named) }),
    ...(additions === undefined ? {} : { additions: additions.map(({ addition, figures: list }) => ({ addition, figures: figures(list) })) }),
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
