import type { Arena } from '../plan'
import type { SchemeNames } from './schemes/names'

/** What a template says at one cue: its label, and what the presenter reads. */
interface CueWords {
  readonly label: string
  readonly script: string
}

/**
 * All words that a template puts into a plan; its author may change each. `{name}`, `{unit}`, `{role}`, `{title}` and
 * the like are filled in.
 */
export interface TemplateWords {
  /** Numbers from one to ten, with a space between. */
  readonly numerals: string
  readonly date: string
  readonly year: string
  readonly titles: Readonly<Record<Arena, string>>
  readonly segments: { readonly results: string; readonly problems: string; readonly plans: string; readonly highlights: string; readonly gaps: string; readonly steps: string; readonly pitch: string }
  readonly board: { readonly starHeading: string; readonly heading: string; readonly title: string; readonly economy: string; readonly renewal: string; readonly composite: string; readonly vanguard: string; readonly advance: string }
  readonly agenda: { readonly before: string; readonly after: string }
  readonly messages: { readonly pace: string; readonly minute: string; readonly over: string; readonly microphone: string; readonly ballots: string; readonly phones: string; readonly quiet: string }
  /** What presets of 评分办法 are called by. */
  readonly scheme: SchemeNames
  readonly counting: { readonly collect: CueWords; readonly count: CueWords; readonly supervise: CueWords; readonly report: CueWords }
  readonly cues: {
    readonly title: CueWords
    readonly agenda: CueWords
    readonly facts: CueWords
    readonly draw: CueWords
    readonly order: CueWords
    readonly call: CueWords
    readonly start: CueWords
    readonly segment: CueWords
    readonly end: CueWords
    readonly expert: CueWords & { readonly by: string }
    readonly chief: CueWords & { readonly by: string }
    readonly secretary: CueWords & { readonly by: string }
    readonly interval: CueWords & { readonly words: string }
    readonly blocks: CueWords
    readonly composite: CueWords & { readonly top: string }
    readonly award: CueWords
    readonly board: CueWords
    readonly score: CueWords
    readonly scores: CueWords
    readonly bars: CueWords
    readonly tally: CueWords
    readonly list: CueWords & { readonly heading: string }
    readonly grades: CueWords
    readonly thanks: CueWords & { readonly words: string }
  }
  readonly standby: { readonly next: string; readonly drawn: string; readonly award: string }
}

/** Puts values into words: `filled('请{name}上台', { name: '黄岛区' })`. What has no value stays as it is. */
export function filled(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
}

/** At most so many characters (code points); only for what the host reads, never for the hall. */
export function clipped(text: string, most: number): string {
  const all = [...text]
  return all.length <= most ? text : `${all.slice(0, most - 1).join('')}…`
}
