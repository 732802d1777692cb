/** A number as it is written: digits with a dot and separators; what has other signs does not count. */
const NUMBER = /^\d[\d,]*(\.\d+)?$/

/** 1 − (1 − x)⁴. */
export function outQuart(share: number): number {
  return 1 - (1 - share) ** 4
}

/**
 * A number on its way up to `text`, written like it and never above it; `text` itself where it is no number.
 * @param share how much of the time is over, 0 to 1
 */
export function countUp(text: string, share: number): string {
  if (share >= 1 || !NUMBER.test(text)) return text
  const [whole = '', decimals = ''] = text.replaceAll(',', '').split('.')
  const units = Math.floor(Number(whole + decimals) * outQuart(Math.max(0, share)))
  const digits = String(units).padStart(decimals.length + 1, '0')
  const head = digits.slice(0, digits.length - decimals.length)
  const grouped = text.includes(',') ? head.replaceAll(/\B(?=(\d{3})+$)/g, ',') : head
  return decimals === '' ? grouped : `${grouped}.${digits.slice(-decimals.length)}`
}
