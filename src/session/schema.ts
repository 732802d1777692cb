import * as v from 'valibot'

// Control characters, line and paragraph separators, and the marks that turn the reading direction.
// eslint-disable-next-line no-control-regex
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** A text that people read: 1 to `max` characters (code points), NFC, nothing that cannot be seen. */
export const text = (max: number) =>
  v.pipe(
    v.string(),
    v.normalize('NFC'),
    v.check((value) => value.trim() !== '' && [...value].length <= max, 'length'),
    v.check((value) => !HIDDEN.test(value), 'hidden'),
    v.check((value) => !/\p{Surrogate}/u.test(value), 'surrogate'),
  )

/** The same while it is being typed: it may be empty, or end in a space. */
export const typedText = (max: number) =>
  v.pipe(
    v.string(),
    v.check((value) => [...value].length <= max, 'length'),
    v.check((value) => !HIDDEN.test(value), 'hidden'),
    v.check((value) => !/\p{Surrogate}/u.test(value), 'surrogate'),
  )

/** Reads a text as JSON of a shape; `null` where it is not JSON, or of another shape. */
export function readAs<Value>(schema: v.GenericSchema<unknown, Value>, text: string): Value | null {
  try {
    const parsed = v.safeParse(schema, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

/** The identifier of a contestant, block, flag or cue: lower-case latin, digits, hyphens. */
export const idSchema = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,47}$/))

/** A length of time in whole milliseconds: one second to six hours. */
export const duration = v.pipe(v.number(), v.integer(), v.minValue(1_000), v.maxValue(21_600_000))

/** A point in home or wall time: whole milliseconds since 1970. */
export const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** The number of a line. */
export const seqSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/** So many random or hashed bytes, as lowercase hex. */
export const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${String(bytes * 2)}}$`)))

/** A day that exists, as `2022-07-26`. */
export const daySchema = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((day) => {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
    return date <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)
  }, 'day'),
)
