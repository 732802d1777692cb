import { compare, exact, isDecimal, type Rounding } from '../exact'
import type { Finder } from './faults'
import type { Criterion, Drop, Group, Overtime, Panel, Part, Trim } from './scheme'

/** Adds a fault unless the text is a decimal, more than nothing where it must be. */
export function checkDecimal(text: string | undefined, field: string, find: Finder, sign: 'any' | 'positive' | 'notNegative' = 'any'): boolean {
  if (text === undefined) return true
  if (!isDecimal(text)) {
    find.add(field, 'notADecimal')
    return false
  }
  const order = compare(exact(text), exact(0n))
  if ((sign === 'positive' && order <= 0) || (sign === 'notNegative' && order < 0)) {
    find.add(field, 'notPositive')
    return false
  }
  return true
}

export function checkWhole(value: number | undefined, field: string, find: Finder, from: number, to: number): void {
  if (value !== undefined && !(Number.isInteger(value) && value >= from && value <= to)) find.add(field, 'outOfRange')
}

export function checkRounding(rounding: Rounding | undefined, field: string, find: Finder): void {
  checkWhole(rounding?.places, `${field}.places`, find, 0, 12)
}

/** A criterion that some mark can meet: a maximum above the minimum, and a step that leads to it. */
export function checkCriterion({ id, max, min = '0', step, weight, options }: Criterion, find: Finder): void {
  if (id === '') find.add('id', 'empty')
  const isRange = [checkDecimal(max, 'max', find), checkDecimal(min, 'min', find), checkDecimal(step, 'step', find, 'positive')].every(Boolean)
  checkDecimal(weight, 'weight', find, 'notNegative')
  if (isRange) {
    const width = exact(max).sub(exact(min))
    if (compare(width, exact(0n)) <= 0) find.add('max', 'belowMinimum')
    else if (step !== undefined && width.div(exact(step)).d !== 1n) find.add('step', 'stepDoesNotFit')
  }
  if (options?.length === 0) find.add('options', 'empty')
  options?.forEach(({ name, points }, at) => {
    if (name === '') find.at('options').at(at).add('name', 'empty')
    if (options.findIndex((other) => other.name === name) < at) find.at('options').at(at).add('name', 'twice')
    checkDecimal(points, 'points', find.at('options').at(at))
  })
}

/** A part and what is below it. */
export function checkPart(part: Part, criteria: readonly Criterion[], trim: Trim | undefined, find: Finder): void {
  if (part.id === '') find.add('id', 'empty')
  checkDecimal(part.weight, 'weight', find, 'notNegative')
  checkRounding(part.rounding, 'rounding', find)
  checkRounding(part.weightedRounding, 'weightedRounding', find)
  part.factors?.forEach((factor, at) => {
    if ('constant' in factor) checkDecimal(factor.constant, 'constant', find.at('factors').at(at))
    else if (factor.addition === '') find.at('factors').at(at).add('addition', 'empty')
  })
  switch (part.kind) {
    case 'panel':
      checkPanel(part, criteria, trim, find)
      break
    case 'overtime':
      checkOvertime(part, find)
      break
    case 'group':
      checkGroup(part, find)
      part.parts.forEach((one, at) => {
        checkPart(one, criteria, trim, find.at('parts').at(at))
      })
      break
    case 'addition':
      break
    default:
      part satisfies never
  }
}

function checkPanel(panel: Panel, criteria: readonly Criterion[], trim: Trim | undefined, find: Finder): void {
  const own = panel.criteria ?? criteria.map(({ id }) => id)
  if (own.length === 0) find.add('criteria', 'empty')
  own.forEach((id, at) => {
    if (!criteria.some((criterion) => criterion.id === id)) find.at('criteria').add(String(at), 'unknown')
    if (own.indexOf(id) < at) find.at('criteria').add(String(at), 'twice')
  })
  if (panel.criteriaBy === 'weightedMean' && own.every((id) => isNothing(criteria.find((one) => one.id === id)?.weight))) find.add('criteriaBy', 'badTotal')
  if (panel.seats?.length === 0) find.add('seats', 'empty')
  panel.seats?.forEach((seat, at) => {
    if (panel.seats?.indexOf(seat) !== at) find.at('seats').add(String(at), 'twice')
  })
  const asks = [panel.missing === 'void' && 'missing', panel.missing === 'zero' && 'missing', panel.combine === 'prorated' && 'combine', Array.isArray(panel.quorum) && 'quorum'] as const
  for (const field of asks) if (field !== false && panel.seats === undefined) find.add(field, 'needsSeats')
  const { quorum } = panel
  if (typeof quorum === 'number') checkWhole(quorum, 'quorum', find, 1, panel.seats?.length ?? 10_000)
  else if (quorum !== undefined && !(quorum[0] > 0 && quorum[0] <= quorum[1] && quorum.every(Number.isInteger))) find.add('quorum', 'outOfRange')
  for (const [stage, rounding] of Object.entries(panel.cuts ?? {}) as [string, Rounding][]) checkRounding(rounding, `cuts.${stage}`, find)
  if (panel.trim !== undefined) checkTrim(panel.trim, panel.seats?.length, find.at('trim'))
  else if (trim !== undefined && panel.seats !== undefined) checkTrim(trim, panel.seats.length, find.at('trim'))
}

/** A trim that leaves something of the marks that it is for. */
export function checkTrim(trim: Trim, seats: number | undefined, find: Finder): void {
  if (trim.by !== 'size') {
    checkDrop(trim, seats, find)
    return
  }
  if (trim.rows.length === 0) find.add('rows', 'empty')
  trim.rows.forEach((row, at) => {
    const below = find.at('rows').at(at)
    checkWhole(row.size, 'size', below, 1, 10_000)
    if (at > 0 && row.size <= (trim.rows[at - 1]?.size ?? 0)) below.add('size', 'outOfOrder')
    checkDrop(row.drop, row.size, below.at('drop'))
  })
}

function checkDrop(drop: Drop, size: number | undefined, find: Finder): void {
  switch (drop.by) {
    case 'none':
      break
    case 'fixed':
      checkWhole(drop.low, 'low', find, 0, 1_000)
      checkWhole(drop.high, 'high', find, 0, 1_000)
      if (size !== undefined && drop.low + drop.high >= size) find.add('', 'nothingLeft')
      break
    case 'share': {
      const isRead = [checkDecimal(drop.low, 'low', find, 'notNegative'), checkDecimal(drop.high, 'high', find, 'notNegative')].every(Boolean)
      if (isRead && compare(exact(drop.low).add(exact(drop.high)), exact(1n)) >= 0) find.add('', 'nothingLeft')
      break
    }
    case 'closest':
      checkWhole(drop.keep, 'keep', find, 1, 1_000)
      break
    default:
      drop satisfies never
  }
}

function checkOvertime({ bands, beyond }: Overtime, find: Finder): void {
  if (bands.length === 0) find.add('bands', 'empty')
  bands.forEach(({ over, points }, at) => {
    const below = find.at('bands').at(at)
    checkWhole(over, 'over', below, 0, 86_400_000)
    if (at > 0 && over <= (bands[at - 1]?.over ?? 0)) below.add('over', 'outOfOrder')
    checkDecimal(points, 'points', below, 'notNegative')
  })
  if (beyond === undefined) return
  checkWhole(beyond.every, 'every', find.at('beyond'), 1, 86_400_000)
  checkDecimal(beyond.points, 'points', find.at('beyond'), 'notNegative')
  const isRead = checkDecimal(beyond.most, 'most', find.at('beyond'), 'notNegative')
  const last = bands.at(-1)
  if (isRead && beyond.most !== undefined && last !== undefined && isDecimal(last.points) && compare(exact(beyond.most), exact(last.points)) < 0) find.at('beyond').add('most', 'belowMinimum')
}

function checkGroup({ parts, by, best, floor, cap }: Group, find: Finder): void {
  if (parts.length === 0) find.add('parts', 'empty')
  if (by === 'weightedMean' && parts.every(({ weight }) => isNothing(weight))) find.add('by', 'badTotal')
  checkWhole(best, 'best', find, 1, Math.max(1, parts.length))
  const isRead = [checkDecimal(floor, 'floor', find), checkDecimal(cap, 'cap', find)].every(Boolean)
  if (isRead && floor !== undefined && cap !== undefined && compare(exact(cap), exact(floor)) < 0) find.add('cap', 'belowMinimum')
}

const isNothing = (weight: string | undefined): boolean => weight !== undefined && isDecimal(weight) && exact(weight).n === 0n
