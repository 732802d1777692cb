import { exact, isDecimal, toDecimal } from '../../../rules/exact'
import { shortest } from '../../../session/scheme-said/figures'

/** A part of one as people type it, in hundredths: `0.7` is `70`. What is half typed stands as it is. */
export function percentOf(share: string): string {
  return isDecimal(share) ? shortest(toDecimal(exact(share).mul(100n), 10)) : share
}

/** The reverse: `70`, `70%` and `７０％` are `0.7`. What cannot be read stands as it was typed, so that it is not lost. */
export function shareOf(typed: string): string {
  const plain = typed.normalize('NFKC').trim().replace(/%$/, '')
  return isDecimal(plain) ? shortest(toDecimal(exact(plain).div(100n), 12)) : typed
}
