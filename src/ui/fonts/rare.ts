import { covers } from './covers'
import url from './leitai-rare-700.woff2?url'
import { decodeRanges, holds, type Edges } from './ranges'
import { RARE_BYTES, RARE_RANGES } from './rare-coverage'

/** The pack of rare characters: its address in this version, and its size in bytes. */
export const RARE_PACK = { url, bytes: RARE_BYTES } as const

let edges: Edges | undefined

/** The characters of a text that the body face lacks, each once, in the order of their first appearance. */
export interface Missing {
  /** Those that the pack of rare characters holds. */
  readonly pack: readonly string[]
  /** Those that no face of ours holds: a face of the system draws them, if there is one. */
  readonly nowhere: readonly string[]
}

/** Which characters of a text need the pack, and which are nowhere; both empty for most texts. */
export function whereMissing(text: string): Missing {
  const missing = covers(text)
  if (missing.length === 0) return { pack: [], nowhere: [] }
  const held = (edges ??= decodeRanges(RARE_RANGES))
  const inPack = (character: string): boolean => holds(held, character.codePointAt(0) ?? 0)
  return { pack: missing.filter(inPack), nowhere: missing.filter((character) => !inPack(character)) }
}

/** Every text in a plan, a draft or any other value of records and lists, one after the other; keys are not looked at. */
export function textsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textsOf).join('\n')
  return typeof value === 'object' && value !== null ? Object.values(value).map(textsOf).join('\n') : ''
}
