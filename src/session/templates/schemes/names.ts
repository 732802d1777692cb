/** All names that a preset puts into a plan; its author may change each. */
export interface SchemeNames {
  /** What everything comes to. */
  readonly composite: string
  readonly criteria: {
    readonly overall: string
    readonly results: string
    readonly problems: string
    readonly plans: string
    readonly highlights: string
    readonly gaps: string
    readonly steps: string
    readonly novelty: string
    readonly model: string
    readonly market: string
    readonly team: string
    readonly performance: string
  }
  readonly panels: {
    readonly jurors: string
    readonly leaders: string
    readonly departments: string
    readonly grassroots: string
    readonly audience: string
    readonly experts: string
    readonly first: string
    readonly second: string
  }
  readonly parts: { readonly assessment: string; readonly overtime: string; readonly difficulty: string }
  readonly grades: { readonly excellent: string; readonly good: string; readonly fair: string; readonly poor: string }
}
