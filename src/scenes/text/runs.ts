/** A stretch of a line; `tight` is a closing sign that an opening one follows. */
export interface Run {
  readonly text: string
  readonly tight: boolean
}

export interface LineRuns {
  readonly runs: readonly Run[]
  /** The line begins with an opening sign, or ends with a closing one. */
  readonly opens: boolean
  readonly closes: boolean
}

const TIGHT = /([”’）》〉】」』、，。；：](?=[“‘（《〈【「『]))/

/** Cuts a line where two full-width signs meet, so that the empty halves between them can be drawn in. */
export function lineRuns(line: string): LineRuns {
  return {
    runs: line
      .split(TIGHT)
      .map((text, i) => ({ text, tight: i % 2 === 1 }))
      .filter((run) => run.text !== ''),
    opens: /^[“‘（《〈【「『]/.test(line),
    closes: /[”’）》〉】」』、，。；：]$/.test(line),
  }
}
