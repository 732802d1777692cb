import { Dexie } from 'dexie'
import { afterEach, expect, it } from 'vitest'
import { LeitaiDatabase } from '../../../src/store/database'
import { USUAL_SETTINGS } from '../../../src/store/screen-settings'
import { saveScreenSettings, screenSettings } from '../../../src/store/venue'

const NAME = 'leitai-screens'

afterEach(() => Dexie.delete(NAME))

it('the settings of each screen are kept, the others as usual', async () => {
  const database = new LeitaiDatabase(NAME)
  const wall = { ...USUAL_SETTINGS, shape: { width: 16, height: 3 }, overscan: 2.5, farthest: 14, bell: true }
  const [hall, lobby] = [saveScreenSettings(database, 'hall', wall), saveScreenSettings(database, 'lobby', { ...USUAL_SETTINGS, overscan: 5 })]
  await Promise.all([hall, lobby])
  expect(await screenSettings(database)).toEqual({ hall: wall, speaker: USUAL_SETTINGS, lobby: { ...USUAL_SETTINGS, overscan: 5 }, overlay: USUAL_SETTINGS })
  database.close()
})

it('settings from before there was a bell are kept, without one', async () => {
  const database = new LeitaiDatabase(NAME)
  const old = { shape: null, overscan: 3, farthest: 8 } as typeof USUAL_SETTINGS
  await database.venue.put({ key: 'screens', screens: { speaker: old } })
  expect((await screenSettings(database)).speaker).toEqual({ ...USUAL_SETTINGS, overscan: 3 })
  database.close()
})

it('what cannot be read stands as usual', async () => {
  const database = new LeitaiDatabase(NAME)
  await database.venue.put({ key: 'screens', screens: { hall: { ...USUAL_SETTINGS, overscan: 90 } } })
  expect((await screenSettings(database)).hall).toEqual(USUAL_SETTINGS)
  database.close()
})
