import * as v from 'valibot'
import { sha256Schema } from '../session/slip'
import type { Hash } from './hash'

/** The kinds of picture that a plan may name: no other is kept, none that can hold a script. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const
export type ImageType = (typeof IMAGE_TYPES)[number]

/** The largest picture, in bytes. */
export const IMAGE_LIMIT = 8 * 1024 * 1024

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const JPEG = [0xff, 0xd8, 0xff]
const RIFF = [0x52, 0x49, 0x46, 0x46]
const WEBP = [0x57, 0x45, 0x42, 0x50]

/** What a picture is by its first bytes, whatever it is called; `null` for anything else, and for what is too large. */
export function imageType(bytes: Uint8Array): ImageType | null {
  if (bytes.length > IMAGE_LIMIT) return null
  const stands = (sign: readonly number[], at = 0) => sign.every((byte, index) => bytes[at + index] === byte)
  if (stands(PNG)) return 'image/png'
  if (stands(JPEG)) return 'image/jpeg'
  return stands(RIFF) && stands(WEBP, 8) ? 'image/webp' : null
}

const picturedSchema = v.object({
  contestants: v.array(v.object({ photo: v.optional(sha256Schema), slides: v.optional(v.array(sha256Schema)) })),
})

/** The pictures that a plan names, or one of its sections, each once. Anything else names none. */
export function picturesOf(value: unknown): Hash[] {
  const parsed = v.safeParse(picturedSchema, value)
  if (!parsed.success) return []
  return [...new Set(parsed.output.contestants.flatMap(({ photo, slides = [] }) => (photo === undefined ? slides : [photo, ...slides])))]
}

/** The pictures that late changes name, from the exact bytes of a book's lines, each once. */
export function picturesOfLines(lines: Iterable<Uint8Array>): Hash[] {
  const named = new Set<Hash>()
  for (const bytes of lines) {
    const line = new TextDecoder().decode(bytes)
    for (const [, list = ''] of line.matchAll(/"slides":\[([^\]]*)\]/g)) for (const [hash] of list.matchAll(/\b[0-9a-f]{64}\b/g)) named.add(hash)
  }
  return [...named]
}
