import type { Encoding } from './table'

/** A text and how it was read. */
export interface Decoded {
  readonly text: string
  readonly encoding: Encoding
}

/**
 * The text of a file: by its mark where it has one, else UTF-8 where every byte fits, else GB18030 where every byte fits. `null` where neither does.
 * @param wanted what the person says it is
 */
export function decoded(bytes: Uint8Array, wanted?: Encoding): Decoded | null {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null
  const told = marked ?? wanted
  if (told !== undefined) return strictly(bytes, told)
  const utf8 = strictly(bytes, 'utf-8')
  if (utf8 !== null && !couldBeChinese(utf8.text)) return utf8
  return strictly(bytes, 'gb18030') ?? utf8
}

/**
 * A few Chinese characters in GBK are by accident good UTF-8, and then read as letters of two bytes each (`联通`, `一`): a text with such letters
 * and no character of three bytes is more likely Chinese in GBK.
 */
function couldBeChinese(text: string): boolean {
  return /[\u0080-\u07ff]/.test(text) && !/[\u0800-\uffff]/.test(text)
}

function strictly(bytes: Uint8Array, encoding: Encoding): Decoded | null {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
  } catch {
    return null
  }
}
