import { shallowRef, type ShallowRef } from 'vue'
import { usePresence, type Presence } from '../../home/presence'
import { useHome } from '../../home/stores'
import { useSecondScreen } from '../../platform/secondScreen'
import { SCREENS, type Screen } from '../../session/screens'
import { USUAL_SETTINGS, type AllScreenSettings, type ScreenSettings } from '../../store/screen-settings'

/** The screens of the venue, as the console opens, watches and sets them. */
export interface Displays extends Pick<Presence, 'stages' | 'warnings' | 'identify'> {
  readonly settings: Readonly<ShallowRef<AllScreenSettings>>
  /** What the host has to be told about the last press: `again`, the permission came too late, press once more. */
  readonly notice: Readonly<ShallowRef<'again' | 'single' | null>>
  /** Opens a stage, on a screen of its own where that can be had. To be called from a press. */
  readonly open: (screen: Screen) => Promise<void>
  /** Puts down how a screen is built; its stages draw it at once. */
  readonly save: (screen: Screen, settings: ScreenSettings) => Promise<void>
}

/**
 * Opens and watches the screens for the console of a session, while its scope lives.
 * @param session the session of this console
 */
export function useDisplays(session: () => string): Displays {
  const home = useHome()
  const second = useSecondScreen()
  const presence = usePresence(
    () => home.session,
    () => home.host?.seq ?? 0,
  )
  const usual = Object.fromEntries(SCREENS.map((screen) => [screen, USUAL_SETTINGS])) as Record<Screen, ScreenSettings>
  const settings = shallowRef<AllScreenSettings>(usual)
  const notice = shallowRef<'again' | 'single' | null>(second.isExtended() === false ? 'single' : null)
  /** Whether the venue's screens follow this session by themselves. */
  let followed = false

  async function read(): Promise<void> {
    const [found, known] = await Promise.all([home.request({ kind: 'screenSettings' }), home.request({ kind: 'sessions' })])
    if (found.ok) settings.value = found.value
    followed = known.ok && known.value.running === session()
  }

  /** A screen belongs to the venue: it is pinned to a session only where the venue runs another. */
  function addressOf(screen: Screen): string {
    return `${location.href.replace(/#.*$/, '')}#/stage${followed ? '' : `/${session()}`}?screen=${screen}`
  }

  void read()
  return {
    stages: presence.stages,
    warnings: presence.warnings,
    identify: presence.identify,
    settings,
    notice,
    async open(screen) {
      const opened = await second.open(addressOf(screen), presence.stages.value)
      if (opened !== 'again') presence.expectStage(screen)
      notice.value = opened === 'again' ? 'again' : second.isExtended() === false ? 'single' : null
    },
    async save(screen, next) {
      const reply = await home.request({ kind: 'saveScreenSettings', screen, settings: next })
      if (!reply.ok) return
      settings.value = { ...settings.value, [screen]: next }
      presence.settingsChanged()
    },
  }
}
