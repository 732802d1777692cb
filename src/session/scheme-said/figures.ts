import { compare, exact, isDecimal, toDecimal, type Rounding } from '../../rules/exact'
import { phrase, type Phrase } from './phrase'

/** A cut: 四舍五入到2位小数. */
export function roundingSaid({ places, mode }: Rounding): Phrase {
  return phrase(mode, { to: places === 0 ? phrase('placesZero') : phrase(places === 1 ? 'placesOne' : 'placesMany', { places }) })
}

/** A share as people say it: `0.7` is 70%; a weight beyond 1 and what is half typed stand as they are. */
export function shareText(text: string): string {
  if (!isDecimal(text)) return text
  const share = exact(text)
  if (compare(share, exact(1n)) > 0 || compare(share, exact(0n)) < 0) return text
  return `${shortest(toDecimal(share.mul(100n), 10))}%`
}

/** A length of time in the largest unit that is whole: 30秒, 1分钟. */
export function timeSaid(ms: number): Phrase {
  const seconds = ms / 1000
  if (seconds > 0 && seconds % 60 === 0) return seconds === 60 ? phrase('minute') : phrase('minutes', { n: seconds / 60 })
  return phrase('seconds', { n: seconds })
}

/** Without the zeros at its end. */
export function shortest(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
