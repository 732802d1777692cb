/** Why there is no score, as far as the hall is told; any other reason is the clerks' business. */
const TOLD = ['missing', 'abstained', 'recused', 'incomplete', 'ballotInvalid', 'quorum', 'tooFew', 'noFigure', 'vetoed', 'exempt'] as const

/** The words for a code of the rules (`LeftOut`), or `null` where the plate alone says enough. */
export function noneWords(code: string | null): `scenes.result.none.${(typeof TOLD)[number]}` | null {
  const told = TOLD.find((known) => known === code)
  return told === undefined ? null : `scenes.result.none.${told}`
}
