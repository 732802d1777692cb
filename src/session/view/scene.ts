import type { PanelId } from '../cue'
import type { Fact } from '../plan'
import type { Cover, Screen } from '../screens'
import type { Timer } from '../timer'
import type { Millis, Seq } from '../units'

/** 会标: the meeting's title on the whole screen. */
export interface TitleScene {
  readonly kind: 'title'
  readonly title: string
  /** Who holds the meeting, where the plan names one. */
  readonly organiser: string | null
  readonly date: string
  readonly venue: string | null
}

/** One place in the stage order. `current` takes the stage now or next. */
export interface OrderRow {
  readonly place: number
  readonly name: string
  readonly status: 'done' | 'current' | 'waiting'
}

/** 登台顺序. */
export interface OrderScene {
  readonly kind: 'order'
  readonly rows: readonly OrderRow[]
}

/** Who takes the stage, with full title and fact cards. */
export interface SpeakerScene {
  readonly kind: 'speaker'
  readonly place: number
  readonly of: number
  readonly unit: string
  readonly role: string
  readonly person: string | null
  readonly facts: readonly Fact[]
}

/** The countdown of one speech. `hall` stays at 0:00 unless the plan chose otherwise; the speaker's screen counts overtime. */
export interface CountdownScene {
  readonly kind: 'countdown'
  readonly unit: string
  readonly role: string
  readonly timer: Timer
  readonly overtime: 'stayAtZero' | 'countUp'
}

/** One row of a panel. */
export interface BoardRow {
  readonly rank: number
  readonly name: string
  readonly score: string
  readonly stars: number | null
  /** Ids of the flags that stand beside the name. */
  readonly flags: readonly string[]
}

/** A panel of the board. Until it is shown it has empty slots, so that nothing jumps. */
export interface BoardPanel {
  readonly id: string
  readonly name: string
  readonly full: string
  readonly slots: number
  /** Stars of the first; `null` where the panel gives none. */
  readonly top: number | null
  /** Published depth (前5名); `null` shows all. */
  readonly depth: number | null
  readonly rows: readonly BoardRow[] | null
}

/** A flag with its recipients; `recipients` is `null` until it is awarded. */
export interface BoardFlag {
  readonly id: string
  readonly name: string
  readonly recipients: readonly { readonly name: string; readonly rise: number | null }[] | null
}

/** 摘星夺旗: the board, as far as it has been revealed. */
export interface BoardScene {
  readonly kind: 'board'
  readonly heading: string
  readonly title: string
  readonly period: string
  readonly panels: readonly BoardPanel[]
  readonly flags: readonly BoardFlag[]
  /** Ids of the panels and flags (`flag:ID`) that the present step opened: they alone move in. */
  readonly opened: readonly PanelId[]
}

/** 授旗: one flag on the whole screen, held until the next press. */
export interface AwardScene {
  readonly kind: 'award'
  readonly flag: BoardFlag
}

/** The last words. */
export interface ThanksScene {
  readonly kind: 'thanks'
  readonly words: string
  readonly title: string
}

/** Nothing: a black screen, or a screen that shows nothing of this session. */
export interface BlankScene {
  readonly kind: 'blank'
}

export type Scene = TitleScene | OrderScene | SpeakerScene | CountdownScene | BoardScene | AwardScene | ThanksScene | BlankScene

/** What one screen may know, whole: everything that it draws, and nothing that it may not know yet. */
export interface StageView {
  readonly audience: Screen
  readonly seq: Seq
  readonly term: number
  readonly scene: Scene
  /** Home time at which the scene began: a scene is drawn from (scene, now − since). */
  readonly since: Millis
  /** Whether the scene came on at `since`; else it goes on from what stood before, as a board does at each step. */
  readonly enters: boolean
  readonly cover: Cover | null
  /** 样例: the figures are a sample's. */
  readonly sample: boolean
  readonly rehearsal: boolean
  readonly sealed: boolean
}
