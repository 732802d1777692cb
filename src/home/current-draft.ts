import * as v from 'valibot'
import { hashOf } from '../book/hash'
import { parsePlan } from '../book/planbytes'
import { readerOf } from '../book/slips'
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
  // A plan is not lost with the lines that came after it.
  const plan = opened.ok ? thaw(opened.ledger.state().plan, opened.ledger.read) : await planAsFounded(session, store)
  if (plan === null) throw new Refused({ code: 'damaged', place: null })
  return plan
}

async function planAsFounded(session: string, store: DeskNeeds['store']): Promise<PlanDraft | null> {
  const stored = await store.book(session)
  if (stored === null) throw new Refused({ code: 'missing', place: null })
  const plan = hashOf(stored.plan) === stored.book.plan ? parsePlan(stored.plan) : null
  return plan === null ? null : thaw(plan, readerOf(new Map(stored.slips.map((slip) => [slip.slip, slip]))))
}
