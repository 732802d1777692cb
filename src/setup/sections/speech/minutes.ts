/** How a number without a unit is read: `minutes` up to 59 and seconds from 60 on, or always `seconds`. */
export type PlainNumber = 'minutes' | 'seconds'

const HALF: Readonly<Record<string, string>> = { '：': ':', '．': '.', '。': '.', '′': ':', '’': ':' }

/**
 * Reads a length of time as it is typed: `5:00`, `1:05:00`, `5分`, `5分30秒`, `5分半`, `1.5分钟`, `300`, `90秒`, `5 min`.
 * @returns milliseconds, or `null` where it is none
 */
export function readMinutes(typed: string, plain: PlainNumber = 'minutes'): number | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[：．。′’]/g, (sign) => HALF[sign] ?? sign)
    .replace(/\s+/g, '')
  const clock = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/.exec(text)
  if (clock !== null) return seconds(Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]))
  if (/^\d{1,5}$/.test(text)) {
    const number = Number(text)
    return seconds(plain === 'minutes' && number < 60 ? number * 60 : number)
  }
  const half = /^(\d{1,3})(?:分|分钟|min|m)半$/.exec(text)
  if (half !== null) return seconds(Number(half[1]) * 60 + 30)
  const spelled = /^(?:(\d{1,3}(?:\.\d{1,2})?)(?:分钟|分|minutes|min|m))?(?:(\d{1,5})(?:秒钟|秒|seconds|sec|s))?$/.exec(text)
  if (text === '' || spelled === null) return null
  return seconds(Number(spelled[1] ?? 0) * 60 + Number(spelled[2] ?? 0))
}

/** Milliseconds as `m:ss`; whole seconds. */
export function minutesText(length: number): string {
  const whole = Math.round(length / 1000)
  return `${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, '0')}`
}

function seconds(count: number): number {
  return Math.round(count) * 1000
}
