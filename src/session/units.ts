/** Whole milliseconds. A point in time is home time: milliseconds since 1970 as the home counts them. */
export type Millis = number

/** The number of a line in a book; line 1 opens it. */
export type Seq = number

/** What stands under `key` in a record that came from outside, never what its prototype holds. */
export function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
