import { within, type Fault } from './fault'
import { awardFlag, type Award, type FlagRule } from './flags'
import type { Ranked } from './rank'

/** One of several flags. */
export interface FlagScheme {
  readonly id: string
  readonly rule: FlagRule
  /** Whoever holds this flag does not take part. */
  readonly except?: string
  /** Only whoever holds this flag takes part. */
  readonly onlyWithin?: string
  /** The place of somebody who does not take part: passes on to the next (依次递补), or lapses. Passes on unless told ([FL6]). */
  readonly vacancies?: 'passOn' | 'lapse'
}

/** Why somebody whom the rule alone would have given a flag does not get it. */
export type PassedOver = 'barred' | 'holdsOther' | 'holdsNot'

export interface FlagAwards {
  readonly flag: string
  readonly awards: readonly Award[]
  readonly passedOver: readonly { readonly id: string; readonly why: PassedOver }[]
}

export type FlagFaultCode = 'emptyId' | 'duplicate' | 'notWhole' | 'unknownFlag' | 'circle' | 'byHandIsFree' | 'noReason' | 'twice' | 'unknownUnit'

/** What is impossible about flags, with the field ([FL8]). */
export function checkFlags(flags: readonly FlagScheme[], units?: readonly string[]): Fault<FlagFaultCode>[] {
  const faults: Fault<FlagFaultCode>[] = []
  const say = (at: number, field: string, code: FlagFaultCode) => faults.push({ path: within(`flags.${String(at)}`, field), code })
  flags.forEach(({ id, rule, except, onlyWithin }, at) => {
    if (id === '') say(at, 'id', 'emptyId')
    else if (flags.findIndex((flag) => flag.id === id) < at) say(at, 'id', 'duplicate')
    for (const [field, other] of [['except', except], ['onlyWithin', onlyWithin]] as const) {
      if (other === undefined) continue
      if (rule.kind === 'byHand') say(at, field, 'byHandIsFree')
      if (!flags.some((flag) => flag.id === other)) say(at, field, 'unknownFlag')
      else if (leadsTo(flags, other, id)) say(at, field, 'circle')
    }
    for (const [field, count] of countsOf(rule)) if (!Number.isInteger(count) || count < 1) say(at, `rule.${field}`, 'notWhole')
    if (rule.kind === 'byHand') {
      rule.awards.forEach((award, index) => {
        const path = `rule.awards.${String(index)}`
        if (award.reason.trim() === '') say(at, `${path}.reason`, 'noReason')
        if (rule.awards.findIndex((other) => other.id === award.id) < index) say(at, `${path}.id`, 'twice')
        if (units?.includes(award.id) === false) say(at, `${path}.id`, 'unknownUnit')
      })
    }
  })
  return faults
}

function countsOf(rule: FlagRule): (readonly [string, number])[] {
  switch (rule.kind) {
    case 'topK':
      return [['k', rule.k]]
    case 'rise':
      return [['atLeast', rule.atLeast]]
    case 'mostRisen':
      return [['m', rule.m], ...(rule.atLeast === undefined ? [] : [['atLeast', rule.atLeast] as const])]
    case 'byHand':
      return []
    default:
      rule satisfies never
      return rule
  }
}

/** Whether the holders of `from` depend on those of `to`. */
function leadsTo(flags: readonly FlagScheme[], from: string, to: string, seen: ReadonlySet<string> = new Set()): boolean {
  if (from === to) return true
  if (seen.has(from)) return false
  const flag = flags.find(({ id }) => id === from)
  return [flag?.except, flag?.onlyWithin].some((next) => next !== undefined && leadsTo(flags, next, to, new Set([...seen, from])))
}

/**
 * Who gets which flag, in the order of the flags. Conditions are about who holds the other flag in this session ([FL5]); whoever is barred by a
 * veto gets none ([FL7]), by hand neither, and that is said in `passedOver`.
 * @param flags as `checkFlags` accepts them
 * @param previous ranks of the previous session, for those whose rank is known
 */
export function awardFlags(flags: readonly FlagScheme[], ranking: readonly Ranked[], previous: ReadonlyMap<string, number>, barred: ReadonlySet<string> = new Set()): FlagAwards[] {
  const done = new Map<string, FlagAwards>()
  const byId = new Map(flags.map((flag) => [flag.id, flag]))
  const holders = (id: string) => new Set(award(byId.get(id))?.awards.map((one) => one.id))
  return flags.flatMap((flag) => award(flag) ?? [])

  function award(flag: FlagScheme | undefined): FlagAwards | undefined {
    if (flag === undefined) return undefined
    const before = done.get(flag.id)
    if (before !== undefined) return before
    done.set(flag.id, { flag: flag.id, awards: [], passedOver: [] }) // a circle, which checkFlags refuses, would have no end
    const without = flag.except === undefined ? null : holders(flag.except)
    const only = flag.onlyWithin === undefined ? null : holders(flag.onlyWithin)
    const why = (id: string): PassedOver | null => (barred.has(id) ? 'barred' : without?.has(id) === true ? 'holdsOther' : only?.has(id) === false ? 'holdsNot' : null)
    const byRuleAlone = awardFlag(flag.rule, ranking, previous)
    const passesOn = flag.vacancies !== 'lapse'
    const awards = (passesOn ? awardFlag(flag.rule, ranking, previous, (id) => why(id) === null) : byRuleAlone).filter(({ id }) => why(id) === null)
    const passedOver = byRuleAlone.flatMap(({ id }) => {
      const reason = why(id)
      return reason === null ? [] : [{ id, why: reason }]
    })
    const found = { flag: flag.id, awards, passedOver }
    done.set(flag.id, found)
    return found
  }
}
