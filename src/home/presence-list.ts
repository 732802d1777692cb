import type { StageSign } from '../link/presence'
import type { Screen } from '../session/screens'

/** A stage that tells nothing for longer than this, in ms, has fallen silent. */
export const SILENT = 3_000
/** One that stays silent is forgotten after so many ms. */
export const FORGOTTEN = 30_000
/** How long a stage may show an older line than the console, in ms. */
const LATE = 2_000
/** How long after 打开大屏 a window is waited for, in ms. */
const OPENS = 6_000

/** A stage and when it last told, in ms of the listening page. */
export interface HeardStage {
  readonly sign: StageSign
  readonly heard: number
}

/** One window that is, or was a moment ago, a stage. */
export interface LiveStage extends StageSign {
  /** It has told nothing for more than three seconds. */
  readonly silent: boolean
}

/** A stage that was asked to open at `at`, and the windows that there were before. */
export interface Opening {
  readonly screen: Screen
  readonly at: number
  readonly known: ReadonlySet<string>
}

/** What the console knows when it judges the stages. */
export interface Present {
  readonly now: number
  /** The session of the console, the line that it stands at, and since when. */
  readonly session: string | null
  readonly seq: number
  readonly seqSince: number
  readonly openings: readonly Opening[]
}

export const STAGE_WARNINGS = ['none', 'notOpened', 'silent', 'hidden', 'fault', 'elsewhere', 'behind', 'deaf', 'windowed', 'wakeRefused', 'wakeUnsupported'] as const
/** `none`: no window shows the hall's screen. `deaf`: it does not hear the home. `windowed`: not full screen. */
export interface StageWarning {
  readonly code: (typeof STAGE_WARNINGS)[number]
  readonly screen: Screen
  /** The window that it is about; `null` where it is about none. */
  readonly window: string | null
}

/** Whether the audience may be missing the picture; the rest can wait for a quiet moment. */
export function isGrave(code: StageWarning['code']): boolean {
  return STAGE_WARNINGS.indexOf(code) <= STAGE_WARNINGS.indexOf('behind')
}

/** The stages that have not been forgotten, in the order in which they were first heard. */
export function liveStages(heard: Iterable<HeardStage>, now: number): LiveStage[] {
  return [...heard].filter((stage) => now - stage.heard <= FORGOTTEN).map(({ sign, heard: at }) => ({ ...sign, silent: now - at > SILENT }))
}

/** What the host should know about the stages, the gravest first. */
export function warningsOf(stages: readonly LiveStage[], present: Present): StageWarning[] {
  const warnings = [
    ...(stages.some(({ screen }) => screen === 'hall') ? [] : [{ code: 'none', screen: 'hall', window: null } as const]),
    ...present.openings.filter((opening) => isLate(opening, stages, present.now)).map(({ screen }): StageWarning => ({ code: 'notOpened', screen, window: null })),
    ...stages.flatMap((stage) => codesOf(stage, present).map((code): StageWarning => ({ code, screen: stage.screen, window: stage.window }))),
  ]
  return warnings.sort((a, b) => STAGE_WARNINGS.indexOf(a.code) - STAGE_WARNINGS.indexOf(b.code))
}

/** The openings that are still waited for, or were waited for in vain a short while ago. */
export function stillOpening(openings: readonly Opening[], stages: readonly LiveStage[], now: number): Opening[] {
  return openings.filter((opening) => !hasCome(opening, stages) && now - opening.at <= OPENS + FORGOTTEN)
}

function hasCome({ screen, known }: Opening, stages: readonly LiveStage[]): boolean {
  return stages.some((stage) => stage.screen === screen && !known.has(stage.window))
}

function isLate(opening: Opening, stages: readonly LiveStage[], now: number): boolean {
  return now - opening.at > OPENS && !hasCome(opening, stages)
}

function codesOf(stage: LiveStage, { now, session, seq, seqSince }: Present): StageWarning['code'][] {
  if (stage.silent) return ['silent']
  const codes: StageWarning['code'][] = []
  if (!stage.visible) codes.push('hidden')
  if (stage.fault !== null) codes.push('fault')
  if (session !== null && stage.session !== null && stage.session !== session) codes.push('elsewhere')
  if (session !== null && stage.session === session && stage.seq < seq && now - seqSince > LATE) codes.push('behind')
  if (!stage.hears && stage.session !== null) codes.push('deaf')
  // The overlay is captured as a window, by a machine that never sleeps.
  if (stage.screen === 'overlay' || !stage.visible) return codes
  if (!stage.fullscreen) codes.push('windowed')
  if (stage.wake === 'refused') codes.push('wakeRefused')
  if (stage.wake === 'unsupported') codes.push('wakeUnsupported')
  return codes
}
