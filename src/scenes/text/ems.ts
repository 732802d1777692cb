/** Advance of a digit of the digits face, in em. */
export const DIGIT = 0.521

/** Width of a text in the body face, in em: exact for hanzi, a little generous for the rest. */
export function ems(text: string): number {
  let sum = 0
  for (const char of text) sum += advance(char)
  return sum
}

function advance(char: string): number {
  if (char === ' ') return 0.25
  if (/[0-9]/.test(char)) return 0.6
  if (/[\u0021-\u007e\u00a0-\u024f]/.test(char)) return /[A-ZmwMW@%]/.test(char) ? 0.9 : 0.62
  return 1
}

/** Width of a score in the digits face, in em. */
export function scoreEms(score: string): number {
  let sum = 0
  for (const char of score) sum += /[.,:]/.test(char) ? 0.3 : DIGIT
  return sum
}

/** The longest of several texts, in em. */
export function longest(texts: readonly string[], measure: (text: string) => number = ems): number {
  return texts.reduce((most, text) => Math.max(most, measure(text)), 0)
}
