/** What a spreadsheet takes for the beginning of a formula, in half and full width, behind apostrophes that may stand there. */
const STARTS = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const NUMBER = /^-?\d+(\.\d+)?%?$/

/** Whether a spreadsheet could run a text as a formula, or ask to. A negative number is a number. */
export function looksLikeFormula(text: string): boolean {
  return STARTS.test(text) && !NUMBER.test(text)
}

/** A text as a file of text carries it: one apostrophe more before what could be a formula. */
export function neutralised(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text
}

/** The text again that was neutralised. */
export function restored(text: string): string {
  return text.startsWith("'") && looksLikeFormula(text.slice(1)) ? text.slice(1) : text
}
