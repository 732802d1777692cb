import { readPlanFile } from '../session/read-plan'
import { listSessions } from '../store/venue'
import type { DeskNeeds } from './desk-needs'
import { foundSession } from './found'
import { missingPictures, sourceBytes } from './plan-source'
import { Refused, type Replies } from './requests'

/** What lies longer in the bin is deleted for good: thirty days. */
const KEPT = 30 * 24 * 3_600_000
let purged = false

/** Lists the sessions; the first time in a worker's life it empties the bin of what has lain there too long. */
export async function sessions({ database, store, lifecycle, wall }: DeskNeeds): Promise<Replies['sessions']> {
  if (!purged) {
    purged = true
    // Housekeeping: a bin that could not be emptied is emptied another day.
    await lifecycle.purge(wall() - KEPT).catch(() => [])
  }
  const all = await listSessions(database)
  return {
    sessions: all.filter(({ deleted }) => deleted === null),
    deleted: all.filter(({ deleted }) => deleted !== null),
    running: (await store.running()).session,
  }
}

/**
 * Reads a plan file, founds its session and lets the venue run it.
 * @param source a file, or the address of one on this origin
 * @throws Refused with the first place at fault
 */
export async function create(source: Blob | string, needs: DeskNeeds): Promise<Replies['create']> {
  const file = readPlanFile(new TextDecoder().decode(await sourceBytes(source)))
  if (!file.ok) throw new Refused({ code: file.code === 'tooLarge' ? 'tooLarge' : 'planRefused', place: file.places[0]?.path ?? null })
  const [missing] = await missingPictures(file.plan, needs)
  if (missing !== undefined) throw new Refused({ code: 'planRefused', place: `contestants.${missing}` })
  const { store, random, wall, device, window, runs } = needs
  const fresh = foundSession(file.plan, { random, now: wall(), device, window, rehearsal: false })
  await store.create(fresh)
  await store.setRunning(fresh.session.id)
  runs(fresh.session.id)
  return { session: fresh.session.id }
}

/** Puts a session into the bin, or takes it out. @throws Refused `inUse`, `missing` */
export async function setDeleted(session: string, deleted: boolean, { lifecycle, wall }: DeskNeeds): Promise<null> {
  const done = await lifecycle.setDeleted(session, deleted ? wall() : null)
  if (done !== 'done') throw new Refused({ code: done, place: null })
  return null
}

/** Deletes for good what lies in the bin, to make room. */
export async function emptyBin({ lifecycle }: DeskNeeds): Promise<null> {
  await lifecycle.purge(Infinity)
  return null
}
