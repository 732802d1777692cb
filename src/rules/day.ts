/** A calendar day, `YYYY-MM-DD`. */
export type Day = string

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * The number of a day, counted without gaps, so that days are told apart by subtraction; no clock and no time zone takes part.
 * @returns `null` where there is no such day
 */
export function dayNumber(text: Day): bigint | null {
  const found = DAY.exec(text)
  if (found === null) return null
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = (LENGTHS[month - 1] ?? 0) + (month === 2 && isLeap ? 1 : 0)
  if (year < 1 || day < 1 || day > length) return null
  const before = year - 1
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  const months = LENGTHS.slice(0, month - 1).reduce((all, days) => all + days, month > 2 && isLeap ? 1 : 0)
  return BigInt(before * 365 + leapDays + months + day)
}
