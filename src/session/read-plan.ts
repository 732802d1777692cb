import * as v from 'valibot'
import { planFaults } from './faults'
import { planDraftSchema, planFileSchema, type PlanDraft, type PlanFile } from './plan'

/** The largest plan file, in bytes of UTF-8. */
export const PLAN_LIMIT = 2 * 1024 * 1024

/** How many places at fault are named; a file with more is as wrong. */
const PLACES = 50

/** A place at fault: where in the file, as keys and indexes joined by points, and why, by code. */
export interface PlanPlace {
  readonly path: string
  readonly code: string
}

/** A plan that was read, or why it was not: no JSON, too large, not a plan's shape, or parts that do not fit together. */
export type PlanRead =
  | { readonly ok: true; readonly plan: PlanFile }
  | { readonly ok: false; readonly code: 'notJson' | 'tooLarge' | 'shape' | 'faults'; readonly places: readonly PlanPlace[] }

/** A plan still being made that was read, or why it was not. */
export type DraftRead =
  | { readonly ok: true; readonly plan: PlanDraft }
  | { readonly ok: false; readonly code: 'notJson' | 'tooLarge' | 'shape'; readonly places: readonly PlanPlace[] }

type JsonRead = { readonly ok: true; readonly value: unknown } | Extract<DraftRead, { ok: false }>

/**
 * Reads a text as JSON. A key that stands twice in one object, or that means something to the language, is refused: two
 * readers could read it differently.
 * @param limit in bytes of UTF-8
 */
export function readJsonText(text: string, limit = PLAN_LIMIT): JsonRead {
  if (text.length > limit || new TextEncoder().encode(text).length > limit) return { ok: false, code: 'tooLarge', places: [] }
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return { ok: false, code: 'notJson', places: [] }
  }
  const keys = keyFaults(json)
  return keys.length > 0 ? { ok: false, code: 'shape', places: keys } : { ok: true, value }
}

/** Reads a plan from the text of a file ([PL1]). Total: whatever the text is, the answer is a plan or the places at fault. */
export function readPlanFile(text: string): PlanRead {
  const read = readJsonText(text)
  if (!read.ok) return read
  const parsed = v.safeParse(planFileSchema, read.value)
  if (!parsed.success) return { ok: false, code: 'shape', places: parsed.issues.slice(0, PLACES).map(placeOf) }
  const faults = planFaults(parsed.output)
  if (faults.length > 0) return { ok: false, code: 'faults', places: faults.slice(0, PLACES).map(({ path, code }) => ({ path, code })) }
  return { ok: true, plan: parsed.output }
}

/** Reads a plan that may be unfinished, from the text of a file, as strictly otherwise. */
export function readPlanDraft(text: string): DraftRead {
  const read = readJsonText(text)
  if (!read.ok) return read
  const parsed = v.safeParse(planDraftSchema, read.value)
  return parsed.success ? { ok: true, plan: parsed.output } : { ok: false, code: 'shape', places: parsed.issues.slice(0, PLACES).map(placeOf) }
}

function placeOf(issue: v.BaseIssue<unknown>): PlanPlace {
  const path = (issue.path ?? []).map(({ key }) => String(key)).join('.')
  return { path, code: issue.type === 'check' ? issue.message : issue.type }
}

/**
 * Keys that stand twice in one object, and keys that every object inherits. `JSON.parse` lets the last of two win
 * in silence, so the text itself is read, string by string. The text is known to be JSON.
 */
function keyFaults(json: string): PlanPlace[] {
  const faults: PlanPlace[] = []
  const open: (Set<string> | null)[] = []
  let at = 0
  while (at < json.length && faults.length < PLACES) {
    const sign = json[at]
    if (sign === '{') open.push(new Set())
    else if (sign === '[') open.push(null)
    else if (sign === '}' || sign === ']') open.pop()
    if (sign !== '"') {
      at += 1
      continue
    }
    const end = endOfString(json, at)
    if (isKey(json, end)) {
      const key: unknown = JSON.parse(json.slice(at, end))
      const fault = typeof key === 'string' ? keyFault(open.at(-1) ?? null, key) : null
      if (fault !== null) faults.push(fault)
    }
    at = end
  }
  return faults
}

function keyFault(seen: Set<string> | null, key: string): PlanPlace | null {
  if (key in Object.prototype) return { path: key, code: 'forbiddenKey' }
  if (seen?.has(key) === true) return { path: key, code: 'twice' }
  seen?.add(key)
  return null
}

/** The place after the closing quotation mark of the string that opens at `from`. */
function endOfString(json: string, from: number): number {
  let at = from + 1
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1
  return at + 1
}

function isKey(json: string, after: number): boolean {
  let at = after
  while (' \t\r\n'.includes(json[at] ?? '_')) at += 1
  return json[at] === ':'
}
