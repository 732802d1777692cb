/** Where a device may be reached: an IPv4 or IPv6 address or an mDNS name of the browser's, and a UDP port. */
export interface Candidate {
  readonly address: string
  readonly port: number
}

const MDNS = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\.local$/
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/

export type AddressKind = 'ipv4' | 'ipv6' | 'mdns'

/** What kind of address a text is, and its bytes: 4, or 16. `null` where it is none that a payload carries. */
export function addressBytes(address: string): { readonly kind: AddressKind; readonly bytes: Uint8Array } | null {
  const text = address.toLowerCase()
  const mdns = MDNS.exec(text)
  if (mdns !== null) return { kind: 'mdns', bytes: hexBytes(mdns.slice(1).join('')) }
  const ipv4 = IPV4.exec(text)
  if (ipv4 !== null) {
    const numbers = ipv4.slice(1).map(Number)
    return numbers.every((number) => number <= 255) ? { kind: 'ipv4', bytes: Uint8Array.from(numbers) } : null
  }
  const ipv6 = ipv6Bytes(text)
  return ipv6 === null ? null : { kind: 'ipv6', bytes: ipv6 }
}

/** The text of an address from its bytes, in the one form that `addressBytes` reads back. */
export function addressText(kind: AddressKind, bytes: Uint8Array): string {
  switch (kind) {
    case 'ipv4':
      return bytes.join('.')
    case 'mdns': {
      const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}.local`
    }
    case 'ipv6':
      return Array.from({ length: 8 }, (_, at) => (((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0)).toString(16)).join(':')
    default:
      return kind satisfies never
  }
}

function ipv6Bytes(text: string): Uint8Array | null {
  if (!/^[0-9a-f:]{2,39}$/.test(text)) return null
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - head.length - tail.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null
  const words = [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
  if (!words.every((word) => /^[0-9a-f]{1,4}$/.test(word))) return null
  return hexBytes(words.map((word) => word.padStart(4, '0')).join(''))
}

function hexBytes(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => parseInt(hex.slice(2 * at, 2 * at + 2), 16))
}

/** Loopback and link-local addresses lead to no other device. */
const NOWHERE = /^(127\.|169\.254\.|::1$|fe[89ab][0-9a-f]:|0\.0\.0\.0$|::$)/i

/**
 * The candidates that are worth their place in a QR code, the best first: IPv4, then mDNS, then IPv6; none twice, none that leads
 * nowhere, at most `most`. A device that has only its own loopback keeps it, for a second window on the same device.
 */
export function chooseCandidates(all: readonly Candidate[], most: number): Candidate[] {
  const order: Readonly<Record<AddressKind, number>> = { ipv4: 0, mdns: 1, ipv6: 2 }
  const known = all.flatMap((candidate) => {
    const read = addressBytes(candidate.address)
    return read === null ? [] : [{ address: addressText(read.kind, read.bytes), port: candidate.port, rank: order[read.kind] }]
  })
  const distinct = known.filter((one, at) => known.findIndex(({ address, port }) => address === one.address && port === one.port) === at)
  const leading = distinct.filter(({ address }) => !NOWHERE.test(address))
  return (leading.length > 0 ? leading : distinct)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ address, port }) => ({ address, port }))
}
