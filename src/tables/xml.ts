import { Parser } from 'saxen'

/** What a reader of a part is told: names are without their prefix, attributes are asked for without theirs, texts and attributes without entities. */
export interface XmlTaker {
  readonly open: (name: string, attribute: (name: string) => string | undefined) => void
  readonly close: (name: string) => void
  /** A piece of text; one text may come in several. */
  readonly text?: (text: string) => void
}

/** Bytes of a part as text: UTF-8, or UTF-16 by its mark. `null` where they are neither. */
export function xmlText(bytes: Uint8Array): string | null {
  const name = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * Goes through a part. Nothing but elements and text counts: a document type, and with it every entity of its own, is refused.
 * @returns whether the whole of it was well formed
 */
export function walkXml(xml: string, { open, close, text }: XmlTaker): boolean {
  const seen = { good: true, depth: 0, elements: 0 }
  const parser = new Parser()
  const bad = () => {
    seen.good = false
    parser.stop()
  }
  parser
    .on('error', bad)
    .on('warn', bad)
    .on('attention', bad)
    .on('openTag', (name, attributes, decode) => {
      seen.depth += 1
      seen.elements += 1
      let read: Record<string, string> | undefined
      open(local(name), (key) => {
        read ??= attributes()
        const value = Object.hasOwn(read, key) ? read[key] : read[Object.keys(read).find((name) => name.endsWith(`:${key}`)) ?? '']
        return value === undefined ? undefined : value.includes('&') ? decode(value) : value
      })
    })
    .on('closeTag', (name) => {
      seen.depth -= 1
      close(local(name))
    })
  if (text !== undefined) {
    parser
      .on('text', (piece, decode) => {
        text(piece.includes('&') ? decode(piece) : piece)
      })
      .on('cdata', text)
  }
  try {
    parser.parse(xml)
  } catch {
    return false
  }
  return seen.good && seen.depth === 0 && seen.elements > 0
}

function local(name: string): string {
  const at = name.indexOf(':')
  return at < 0 ? name : name.slice(at + 1)
}
