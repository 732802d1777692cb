/** One thing that is wrong, with the line of the book that it is about where it is about one. */
export interface VerifyFault {
  readonly code: 'chain' | 'plan' | 'signature' | 'linesLost' | 'slip' | 'doesNotFollow' | 'result' | 'manifest' | 'file' | 'table' | 'level'
  readonly line: number | null
  readonly detail: string
}
