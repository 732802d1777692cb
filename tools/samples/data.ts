import { readFileSync } from 'node:fs'
import * as v from 'valibot'

const fact = v.object({ text: v.string(), kind: v.picklist(['result', 'expected', 'target']), asOf: v.optional(v.string()) })
const arena = v.object({
  key: v.string(),
  title: v.string(),
  date: v.optional(v.string()),
  venue: v.optional(v.string()),
  period: v.optional(v.string()),
  segments: v.optional(v.array(v.string())),
  comments: v.optional(v.array(v.string())),
  contestants: v.optional(v.array(v.object({ unit: v.optional(v.string()), role: v.optional(v.string()), facts: v.array(fact) })), []),
})
const arenas = v.object({
  arenas: v.array(arena),
  growthFacts: v.object({ title: v.string(), year: v.number(), facts: v.array(v.object({ label: v.string(), value: v.string(), compared: v.optional(v.string()) })) }),
})
export type ArenaData = v.InferOutput<typeof arena>

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../tests/data/${name}`, import.meta.url), 'utf8'))

/** What was reported of the six arenas. */
export const reported = v.parse(arenas, read('arenas-2022.json'))

/** What was reported of one arena. */
export function dataOf(key: string): ArenaData {
  const found = reported.arenas.find((item) => item.key === key)
  if (found === undefined) throw new Error(`no data of ${key}`)
  return found
}
