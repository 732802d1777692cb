import * as v from 'valibot'
import { planDraftSchema, type Plan, type PlanDraft } from './plan'
import { slipRefSchema, type ReadSlip } from './slip'

/** The reverse of freezing: each slip as its text again, and an empty text where it was withheld or erased. `null` where that is no plan. */
export function thaw(plan: Plan, read: ReadSlip): PlanDraft | null {
  const parsed = v.safeParse(planDraftSchema, melted(plan, read))
  return parsed.success ? parsed.output : null
}

function melted(value: unknown, read: ReadSlip): unknown {
  if (Array.isArray(value)) return value.map((child: unknown) => melted(child, read))
  if (typeof value !== 'object' || value === null) return value
  const ref = v.safeParse(slipRefSchema, value)
  if (ref.success) {
    const found = read(ref.output)
    return found.kind === 'value' ? found.text : ''
  }
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, melted(child, read)]))
}
