import { thaw } from '../session/thaw'
import type { PlanDraft } from '../session/plan'
import { currentDraft } from './current-draft'
import type { PaperPlan } from './care-requests'
import type { DeskNeeds } from './desk-needs'
import { openBook } from './open'
import { Refused } from './requests'

/**
 * What is printed of a session's plan: of one that runs, with its late changes so far. Figures, facts and results stay
 * behind, so that the page that prints may go on to run the meeting.
 * @throws Refused `missing`, `damaged`
 */
export async function paper(session: string, needs: DeskNeeds): Promise<PaperPlan> {
  const { record, plan } = await currentDraft(session, needs)
  if (record.book === null) return printable(plan)
  const opened = await openBook(needs.store, session)
  // A damaged book is no reason to be left without paper: the plan as it was prepared is still there.
  if (!opened.ok) return printable(plan)
  const now = thaw(opened.ledger.state().plan, opened.ledger.read)
  if (now === null) throw new Refused({ code: 'damaged', place: null })
  return printable(now)
}

function printable({ title, period, date, startTime, venue, organiser, sample, signature, speech, rundown, contestants, scheme, scoring, jurors }: PlanDraft): PaperPlan {
  return {
    title,
    ...(period === undefined ? {} : { period }),
    date,
    ...(startTime === undefined ? {} : { startTime }),
    ...(venue === undefined ? {} : { venue }),
    ...(organiser === undefined ? {} : { organiser }),
    sample,
    signature,
    speech,
    rundown,
    ...(scheme === undefined ? {} : { scheme }),
    ...(scoring === undefined ? {} : { scoring }),
    ...(jurors === undefined ? {} : { jurors }),
    contestants: contestants.map(({ id, unit, shortName, role, person, speech: own, substitute, unscored }) => ({
      id,
      unit,
      ...(shortName === undefined ? {} : { shortName }),
      role,
      ...(person === undefined ? {} : { person }),
      ...(own === undefined ? {} : { speech: own }),
      ...(substitute === undefined ? {} : { substitute }),
      ...(unscored === undefined ? {} : { unscored }),
    })),
  }
}
