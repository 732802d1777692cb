import { draftOf, SECTIONS, type Section } from './draft'
import type { PlanDraft } from './plan'

/** A value of a plan that differs between two versions of it: where, and both as text; `null` where it was not there. */
export interface Change {
  readonly section: Section
  /** Keys and ids joined by points: `contestants.huangdao.role`. */
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

/** Everything that differs between two versions of a plan. Entries of a list are matched by their id. */
export function changesBetween(before: PlanDraft, after: PlanDraft): Change[] {
  const [old, now] = [draftOf(before), draftOf(after)]
  return SECTIONS.flatMap((section) => differences(old[section], now[section], []).map((change) => ({ section, ...change })))
}

function differences(before: unknown, after: unknown, path: readonly string[]): Omit<Change, 'section'>[] {
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    const [old, now] = [children(before), children(after)]
    const keys = [...new Set([...old.keys(), ...now.keys()])]
    const inside = keys.flatMap((key) => differences(old.get(key), now.get(key), [...path, key]))
    const order = (list: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) => [...list.keys()].filter((key) => other.has(key)).join()
    const moved = Array.isArray(before) && order(old, now) !== order(now, old)
    return moved ? [...inside, { path: path.join('.'), before: [...old.keys()].join('、'), after: [...now.keys()].join('、') }] : inside
  }
  const [old, now] = [asText(before), asText(after)]
  return old === now ? [] : [{ path: path.join('.'), before: old, after: now }]
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function children(value: object): Map<string, unknown> {
  if (!Array.isArray(value)) return new Map(Object.entries(value).filter(([, child]) => child !== undefined))
  return new Map(value.map((child: unknown, index) => [entryId(child) ?? String(index + 1), child]))
}

/** By what an entry of a list is known: its id, whom it is about (a 回避 by juror and contestant, a figure by indicator and contestant), the panel or the addition; `null` where by its place alone. */
export function entryId(value: unknown): string | null {
  if (!isBranch(value)) return null
  const { id, juror, indicator, contestant, panel, addition } = value as Readonly<Record<string, unknown>>
  if (typeof juror === 'string' && typeof contestant === 'string') return `${juror}+${contestant}`
  if (typeof indicator === 'string' && typeof contestant === 'string') return `${indicator}+${contestant}`
  return [id, contestant, panel, addition].find((one): one is string => typeof one === 'string') ?? null
}

function asText(value: unknown): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
