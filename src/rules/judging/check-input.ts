import { isDecimal } from '../exact'
import { partsOf } from './check'
import { finder, type Fault } from './faults'
import type { Additions, Mark } from './input'
import type { Panel, Scheme } from './scheme'

/** Marks and additions that no scheme could count: unknown names, points that are no decimals ([MK5]). */
export function checkInput(scheme: Scheme, marks: readonly Mark[], { contestants, values = {}, overtime = {} }: Additions): readonly Fault[] {
  const find = finder()
  const known = contestants === undefined ? null : new Set(contestants.map(({ id }) => id))
  contestants?.forEach(({ id }, at) => {
    if (id === '') find.at('contestants').at(at).add('id', 'empty')
  })
  if (known !== null && known.size < (contestants?.length ?? 0)) find.add('contestants', 'twice')
  const panels = new Map(partsOf(scheme.composite).flatMap((part) => (part.kind === 'panel' ? [[part.id, askedOf(part, scheme)] as const] : [])))
  marks.forEach(({ contestant, panel, juror, criterion }, at) => {
    const asked = panels.get(panel)
    const add = (field: string, code: Fault['code']): void => find.at('marks').at(at).add(field, code)
    if (contestant === '' || (known !== null && !known.has(contestant))) add('contestant', 'unknown')
    if (asked === undefined) add('panel', 'unknown')
    else {
      if (juror === '' || (asked.seats !== null && !asked.seats.has(juror))) add('juror', 'unknown')
      if (!asked.criteria.has(criterion)) add('criterion', 'unknown')
    }
  })
  for (const [id, byContestant] of Object.entries(values)) {
    for (const [contestant, value] of Object.entries(byContestant)) {
      const below = find.at('values').at(id)
      if (known !== null && !known.has(contestant)) below.add(contestant, 'unknown')
      if (!(typeof value === 'string' ? [value] : value).every(isDecimal)) below.add(contestant, 'notADecimal')
    }
  }
  for (const [contestant, over] of Object.entries(overtime)) {
    if (known !== null && !known.has(contestant)) find.at('overtime').add(contestant, 'unknown')
    if (!Number.isInteger(over)) find.at('overtime').add(contestant, 'outOfRange')
  }
  return find.found()
}

function askedOf({ seats, criteria }: Panel, scheme: Scheme) {
  return { seats: seats === undefined ? null : new Set(seats), criteria: new Set(criteria ?? scheme.criteria.map(({ id }) => id)) }
}
