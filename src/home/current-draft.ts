import * as v from 'valibot'
import { planDraftSchema, type PlanDraft } from '../session/plan'
import type { Section } from '../session/draft'
import { thaw } from '../session/thaw'
import { isFrozen } from '../store/drafts'
import type { ApprovalRecord, SessionRecord } from '../store/records'
import { openBook } from './open'
import type { DeskNeeds } from './desk-needs'
import { Refused } from './requests'

/** A session's plan as it can be edited, copied and carried away. */
export interface CurrentDraft {
  readonly record: SessionRecord
  readonly plan: PlanDraft
  /** The save of each section; none where the plan was read from a book. */
  readonly revs: ReadonlyMap<Section, number>
  readonly approval: ApprovalRecord | null
  readonly frozen: boolean
}

/**
 * The draft of a session; of one that was opened at once, its book's plan with its values.
 * @throws Refused `missing`, `damaged`
 */
export async function currentDraft(session: string, { drafts, store }: Pick<DeskNeeds, 'drafts' | 'store'>): Promise<CurrentDraft> {
  const stored = await drafts.read(session)
  if (stored === null) throw new Refused({ code: 'missing', place: null })
  const record = stored.session
  const revs = new Map(stored.drafts.map(({ section, rev }) => [section, rev]))
  const plan = stored.drafts.length === 0 ? await planOfBook(session, store) : wholePlan(stored.drafts)
  return { record, plan, revs, approval: stored.approval, frozen: isFrozen(record) || revs.size === 0 }
}

function wholePlan(drafts: readonly { readonly value: unknown }[]): PlanDraft {
  const parsed = v.safeParse(planDraftSchema, Object.assign({ format: 'leitai-plan', v: 1 }, ...drafts.map(({ value }) => value)))
  if (!parsed.success) throw new Refused({ code: 'damaged', place: null })
  return parsed.output
}

async function planOfBook(session: string, store: DeskNeeds['store']): Promise<PlanDraft> {
  const opened = await openBook(store, session)
  if (!opened.ok) throw new Refused({ code: opened.fault, place: opened.line === null ? null : String(opened.line) })
  const plan = thaw(opened.ledger.state().plan, opened.ledger.read)
  if (plan === null) throw new Refused({ code: 'damaged', place: null })
  return plan
}
