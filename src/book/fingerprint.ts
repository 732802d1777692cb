import type { Hash } from './hash'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 校验码: the first 80 bits of a head's hash as 16 characters of Crockford's base 32, in four groups ([SG3]). */
export function fingerprint(hash: Hash): string {
  const bits = BigInt(`0x${hash.slice(0, 20)}`)
  const letters = Array.from({ length: 16 }, (_, index) => CROCKFORD[Number((bits >> BigInt(75 - index * 5)) & 31n)] ?? '')
  return [0, 4, 8, 12].map((start) => letters.slice(start, start + 4).join('')).join('-')
}
