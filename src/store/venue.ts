import type { LeitaiDatabase } from './database'
import type { SessionRecord } from './records'

/** The id of this browser profile as a device; made once, from the randomness that is passed in. */
export async function deviceId(database: LeitaiDatabase, random: () => string): Promise<string> {
  return database.transaction('rw', database.venue, async () => {
    const known = await database.venue.get('device')
    if (known?.key === 'device') return known.device
    const device = random()
    await database.venue.add({ key: 'device', device })
    return device
  })
}

/** All sessions, those in the bin too, the newest first. */
export async function listSessions(database: LeitaiDatabase): Promise<SessionRecord[]> {
  const sessions = await database.sessions.toArray()
  return sessions.sort((a, b) => b.created - a.created)
}
