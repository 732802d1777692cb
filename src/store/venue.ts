import type { Screen } from '../session/screens'
import type { LeitaiDatabase } from './database'
import type { SessionRecord } from './records'
import { readScreenSettings, type AllScreenSettings, type ScreenSettings } from './screen-settings'

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

/** The settings of all screens of the venue. */
export async function screenSettings(database: LeitaiDatabase): Promise<AllScreenSettings> {
  const record = await database.venue.get('screens')
  const found: Partial<Record<Screen, unknown>> = record?.key === 'screens' ? record.screens : {}
  const { hall, speaker, lobby, overlay } = found
  return { hall: readScreenSettings(hall), speaker: readScreenSettings(speaker), lobby: readScreenSettings(lobby), overlay: readScreenSettings(overlay) }
}

/** Puts the settings of one screen down, beside those of the others. */
export async function saveScreenSettings(database: LeitaiDatabase, screen: Screen, settings: ScreenSettings): Promise<void> {
  await database.transaction('rw', database.venue, async () => {
    const screens = await screenSettings(database)
    await database.venue.put({ key: 'screens', screens: { ...screens, [screen]: settings } })
  })
}
