import { compare, exact, isDecimal } from '../exact'
import { checkCriterion, checkDecimal, checkPart, checkRounding, checkTrim, checkWhole } from './check-parts'
import { finder, type Fault, type Finder } from './faults'
import type { Grades, Part, Scheme, TieBreaker } from './scheme'

/** What is impossible in a scheme, with the field of each fault; empty where it can be worked with ([SH1]). */
export function checkScheme(scheme: Scheme): readonly Fault[] {
  const find = finder()
  const { criteria, composite, ranking, grades, trim } = scheme
  if (criteria.length === 0 && partsOf(composite).some(({ kind }) => kind === 'panel')) find.add('criteria', 'empty')
  unique(criteria.map(({ id }) => id), 'id', find.at('criteria'))
  criteria.forEach((criterion, at) => {
    checkCriterion(criterion, find.at('criteria').at(at))
  })
  if (trim !== undefined) checkTrim(trim, undefined, find.at('trim'))
  checkPart(composite, criteria, trim, find.at('composite'))
  checkRounding(composite.rounding, 'composite.rounding', find)
  const ids = partsOf(composite).map(({ id }) => id)
  if (new Set(ids).size < ids.length) find.add('composite', 'twice')
  ranking.ties?.forEach((breaker, at) => {
    checkTie(breaker, scheme, find.at('ranking.ties').at(at))
  })
  checkWhole(ranking.advance?.first, 'ranking.advance.first', find, 1, 10_000)
  if (grades !== undefined) checkGrades(grades, find.at('grades'))
  return find.found()
}

/** A part and all below it. */
export function partsOf(part: Part): readonly Part[] {
  return part.kind === 'group' ? [part, ...part.parts.flatMap(partsOf)] : [part]
}

function unique(values: readonly string[], field: string, find: Finder): void {
  values.forEach((value, at) => {
    if (values.indexOf(value) < at) find.at(at).add(field, 'twice')
  })
}

function checkTie(breaker: TieBreaker, { criteria, composite }: Scheme, find: Finder): void {
  const parts = partsOf(composite)
  if (breaker.by === 'part' && !parts.some(({ id }) => id === breaker.part)) find.add('part', 'unknown')
  if (breaker.by === 'criterion' && !criteria.some(({ id }) => id === breaker.criterion)) find.add('criterion', 'unknown')
  if ('panel' in breaker && !parts.some(({ id, kind }) => kind === 'panel' && id === breaker.panel)) find.add('panel', 'unknown')
  if (breaker.by === 'markCount') checkDecimal(breaker.mark, 'mark', find)
  if (breaker.by === 'decimals') checkWhole(breaker.places, 'places', find, 0, 12)
}

/** Grades go downwards, have names of their own, and each can be reached. */
function checkGrades(all: Grades, find: Finder): void {
  if (all.grades.length === 0) find.add('grades', 'empty')
  unique(all.grades.map(({ name }) => name), 'name', find.at('grades'))
  all.grades.forEach(({ name }, at) => {
    if (name === '') find.at('grades').at(at).add('name', 'empty')
  })
  switch (all.by) {
    case 'cutOff':
      all.grades.forEach(({ from }, at) => {
        const below = find.at('grades').at(at)
        if (!checkDecimal(from, 'from', below)) return
        const above = all.grades[at - 1]?.from
        const isOut = at > 0 && (above === undefined || (from !== undefined && isDecimal(above) && compare(exact(from), exact(above)) >= 0))
        if (isOut) below.add('from', 'outOfOrder')
      })
      break
    case 'share': {
      const shares = all.grades.map(({ share }, at) => {
        const below = find.at('grades').at(at)
        if (share === undefined && at < all.grades.length - 1) below.add('share', 'outOfOrder')
        return checkDecimal(share, 'share', below, 'positive') && share !== undefined ? exact(share) : exact(0n)
      })
      if (compare(shares.reduce((total, share) => total.add(share), exact(0n)), exact(1n)) > 0) find.add('grades', 'badTotal')
      break
    }
    default:
      all satisfies never
  }
}
