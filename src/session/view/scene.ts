import type { PanelId } from '../cue'
import type { Fact } from '../plan'
import type { Cover, Screen } from '../screens'
import type { Timer } from '../timer'
import type { Millis, Seq } from '../units'
import type { ScoringScene } from './scoring-scene'

/** 会标: the meeting's title on the whole screen. */
export interface TitleScene {
  readonly kind: 'title'
  readonly title: string
  /** Who holds the meeting, where the plan names one. */
  readonly organiser: string | null
  readonly date: string
  readonly venue: string | null
  readonly theme: string | null
  /** Home time at which the meeting begins, where the hall may count down to it. */
  readonly startsAt: Millis | null
}

/** 议程: the larger meeting's items, the one that is reached standing out. */
export interface AgendaScene {
  readonly kind: 'agenda'
  readonly title: string
  readonly items: readonly { readonly text: string; readonly status: 'done' | 'current' | 'waiting' }[]
}

/** The meeting's own figures against a base year. */
export interface FactsScene {
  readonly kind: 'facts'
  readonly title: string
  readonly facts: readonly Fact[]
}

/** 抽签: what was put down first, the numbers that the hall called, and the order that came of them. */
export interface DrawScene {
  readonly kind: 'draw'
  /** SHA-256 of the salted secret; it stood in the book before any number was called. */
  readonly commitment: string
  readonly numbers: readonly number[] | null
  /** Who draws, in the order in which they stood before. */
  readonly names: readonly string[]
  /** The drawn order; `null` until it is drawn. */
  readonly order: readonly string[] | null
}

/** 点评: who comments, with the full title; never a clock. */
export interface CommentScene {
  readonly kind: 'comment'
  readonly by: string
  /** On whom, where it is on one contestant. */
  readonly on: string | null
}

/** 中场休息. */
export interface IntervalScene {
  readonly kind: 'interval'
  readonly words: string
  /** Home time at which it ends, where the plan says how long it lasts. */
  readonly ends: Millis | null
}

/** A prepared text on the whole screen. */
export interface MessageScene {
  readonly kind: 'message'
  readonly text: string
}

/** 切外部信号, on the 返送屏: where the picture comes from, and the time it has taken. */
export interface SignalScene {
  readonly kind: 'signal'
  readonly source: string
  /** Home time at which it began. */
  readonly began: Millis
  readonly lasts: Millis | null
}

/** A slide on the whole screen, with the clock in its corner. */
export interface SlideScene {
  readonly kind: 'slide'
  /** SHA-256 of the picture. */
  readonly picture: string
  /** That of the next slide, so that the screen has it ready; `null` after the last. */
  readonly next: string | null
  readonly place: number
  readonly of: number
  readonly unit: string
  readonly timer: Timer | null
  readonly overtime: 'stayAtZero' | 'countUp'
}

/** The lower third over another picture: who speaks, and the clock. */
export interface StripScene {
  readonly kind: 'strip'
  readonly unit: string | null
  readonly role: string | null
  readonly timer: Timer | null
  readonly overtime: 'stayAtZero' | 'countUp'
}

/** The foyer's red cards: one a panel, still, in pages. */
export interface CardsScene {
  readonly kind: 'cards'
  readonly heading: string
  readonly title: string
  readonly period: string
  readonly panels: readonly BoardPanel[]
}

/** 校准卡: circle, grid and frames. */
export interface CalibrationScene {
  readonly kind: 'calibration'
}

/** One place in the stage order. `current` takes the stage now or next. */
export interface OrderRow {
  readonly place: number
  readonly name: string
  /** `absent`: withdrawn, or not there. */
  readonly status: 'done' | 'current' | 'waiting' | 'absent'
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
  /** SHA-256 of a photograph. */
  readonly photo: string | null
  /** 代讲: role and person are those of whoever speaks instead. */
  readonly substitute: boolean
  /** The clock in the corner, where the plan puts it there. */
  readonly timer: Timer | null
  readonly overtime: 'stayAtZero' | 'countUp'
}

/** The countdown of one speech. `hall` stays at 0:00 unless the plan chose otherwise; the speaker's screen counts overtime. */
export interface CountdownScene {
  readonly kind: 'countdown'
  readonly unit: string
  readonly role: string
  readonly timer: Timer
  readonly overtime: 'stayAtZero' | 'countUp'
  /** Who speaks next; on the speaker's screen only. */
  readonly next: string | null
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
  /** Who hands it over, with the full title, where the plan names them. */
  readonly presenter: string | null
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

export type Scene =
  | TitleScene
  | AgendaScene
  | OrderScene
  | DrawScene
  | FactsScene
  | SpeakerScene
  | SlideScene
  | CountdownScene
  | CommentScene
  | IntervalScene
  | MessageScene
  | SignalScene
  | BoardScene
  | CardsScene
  | AwardScene
  | ThanksScene
  | ScoringScene
  | StripScene
  | CalibrationScene
  | BlankScene

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
  /** The host's words for the speaker; on the speaker's screen only. */
  readonly message: string | null
  /** 样例: the figures are a sample's. */
  readonly sample: boolean
  readonly rehearsal: boolean
  readonly sealed: boolean
}
