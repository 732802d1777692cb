const DIGITS = '〇一二三四五六七八九'

/** 1 to 99 in hanzi (第十名, 前五名); any other number in figures. */
export function hanziNumber(n: number): string {
  const units = DIGITS.charAt(n % 10)
  if (n < 1 || n > 99 || !Number.isInteger(n)) return String(n)
  if (n < 10) return units
  const tens = Math.floor(n / 10)
  return `${tens === 1 ? '' : DIGITS.charAt(tens)}十${n % 10 === 0 ? '' : units}`
}

/** A number inside a sentence of a language. */
export function spokenNumber(n: number, locale: string): string {
  return locale.startsWith('zh') ? hanziNumber(n) : String(n)
}
