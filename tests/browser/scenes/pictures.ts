/** A picture that the stage of the tests has. */
export const PICTURE = 'a'.repeat(64)
/** Another one, of another shape. */
export const NEXT_PICTURE = 'b'.repeat(64)

const SIZES: Record<string, readonly [number, number]> = { [PICTURE]: [320, 180], [NEXT_PICTURE]: [240, 180] }

/** A light slide with a dark heading, drawn here; `null` for any other hash. */
export function loadPicture(hash: string): Promise<Blob | null> {
  const known = made.get(hash) ?? draw(hash)
  made.set(hash, known)
  return known
}

const made = new Map<string, Promise<Blob | null>>()

async function draw(hash: string): Promise<Blob | null> {
  const size = SIZES[hash]
  if (size === undefined) return null
  const canvas = new OffscreenCanvas(...size)
  const ink = canvas.getContext('2d')
  if (ink === null) throw new Error('no canvas')
  ink.fillStyle = '#f4f1ea'
  ink.fillRect(0, 0, ...size)
  ink.fillStyle = hash === PICTURE ? '#7d0a12' : '#123a6b'
  ink.fillRect(0, 0, size[0], size[1] / 6)
  return canvas.convertToBlob({ type: 'image/png' })
}
