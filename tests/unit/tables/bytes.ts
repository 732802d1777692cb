import { strToU8 } from 'fflate'

/** Two-byte codes of GBK by character, made from the decoder that every browser has. */
const codes = new Map<string, readonly [number, number]>()
for (let high = 0x81; high <= 0xfe; high++) for (let low = 0x40; low <= 0xfe; low++) if (low !== 0x7f) codes.set(new TextDecoder('gb18030').decode(Uint8Array.from([high, low])), [high, low])

/** A text in GB18030, of characters with one or two bytes. */
export function gb(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((letter) => codes.get(letter) ?? [letter.charCodeAt(0)]))
}

/** A file of the old compound kind that holds a stream of such a name. */
export function compound(stream: string): Uint8Array {
  return Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(512).fill(0), ...[...stream].flatMap((letter) => [letter.charCodeAt(0), 0])])
}

/** Where a part's entry begins in a ZIP's directory. */
function entryOf(zip: Uint8Array, name: string): number {
  const wanted = strToU8(name)
  for (let at = zip.length - 4; at >= 0; at--) {
    if (zip[at] === 0x50 && zip[at + 1] === 0x4b && zip[at + 2] === 1 && zip[at + 3] === 2 && wanted.every((byte, offset) => zip[at + 46 + offset] === byte)) return at
  }
  throw new Error(name)
}

/** The ZIP with another size claimed for a part once unpacked. */
export function withSize(zip: Uint8Array, name: string, size: number): Uint8Array {
  const changed = zip.slice()
  new DataView(changed.buffer).setUint32(entryOf(zip, name) + 24, size, true)
  return changed
}

/** The ZIP with a part marked as encrypted. */
export function withBit(zip: Uint8Array, name: string): Uint8Array {
  const changed = zip.slice()
  const at = entryOf(zip, name) + 8
  changed[at] = (changed[at] ?? 0) | 1
  return changed
}
