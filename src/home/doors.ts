import { readPlanFile } from '../session/read-plan'
import { currentDraft } from './current-draft'
import { foundBook } from './found'
import type { DeskNeeds } from './desk-needs'
import { missingPictures } from './plan-source'
import { Refused } from './requests'

/** So often a book is founded anew because a section was saved in between. */
const ATTEMPTS = 5

/**
 * Founds a book from a session's draft and lets the venue run it.
 * @param rehearsal a book that does not count and is thrown away
 * @throws Refused `planRefused` with the first place at fault, `notPrepared`, `missing`
 */
export async function openDoors(session: string, rehearsal: boolean, needs: DeskNeeds): Promise<null> {
  const { lifecycle, random, wall, device, window, runs } = needs
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { plan, revs, record } = await currentDraft(session, needs)
    if (record.state !== 'prepared' || record.deleted !== null) throw new Refused({ code: 'notPrepared', place: null })
    const read = readPlanFile(JSON.stringify(plan))
    if (!read.ok) throw new Refused({ code: 'planRefused', place: read.places[0]?.path ?? null })
    const [missing] = await missingPictures(read.plan, needs)
    if (missing !== undefined) throw new Refused({ code: 'planRefused', place: `contestants.${missing}` })
    const at = wall()
    const fresh = foundBook(read.plan, { session, random, now: at, device, window, rehearsal })
    const founded = await lifecycle.found({ fresh, revs, at })
    if (founded === 'founded') {
      runs(session)
      return null
    }
    if (founded === 'refused') throw new Refused({ code: 'notPrepared', place: null })
  }
  throw new Refused({ code: 'failed', place: null })
}

/** Throws a rehearsal's book away, whole; screens that followed it wait again. @throws Refused `notRehearsing` */
export async function endRehearsal(session: string, { lifecycle, wall, thrownAway }: DeskNeeds): Promise<null> {
  const book = await lifecycle.throwAway(session, wall())
  if (book === null) throw new Refused({ code: 'notRehearsing', place: null })
  thrownAway({ session, book })
  return null
}
