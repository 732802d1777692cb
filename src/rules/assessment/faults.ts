import { compare, exact, isDecimal, ROUNDING_MODES, type Exact, type Rounding } from '../exact'
import { within, type Fault } from '../fault'
import type { AssessmentFaultCode } from './codes'

export type AssessmentFault = Fault<AssessmentFaultCode>

const ZERO = exact(0n)

/** A fault in a field. */
export function fault(path: string, field: string | number, code: AssessmentFaultCode): AssessmentFault {
  return { path: within(path, field), code }
}

/** One fault where something is wrong, none otherwise. */
export function when(isWrong: boolean, path: string, field: string | number, code: AssessmentFaultCode): AssessmentFault[] {
  return isWrong ? [fault(path, field, code)] : []
}

/** The number of a text, or `null` where it is none. */
export function numberOf(text: string | undefined): Exact | null {
  return text !== undefined && isDecimal(text) ? exact(text) : null
}

/** Whether one number is above another; of what is no number nothing is said here. */
export function above(a: string | undefined, b: string | undefined): boolean {
  const [left, right] = [numberOf(a), numberOf(b)]
  return left !== null && right !== null && compare(left, right) > 0
}

/** Each named field that is told and is no decimal. */
export function decimals(path: string, fields: Readonly<Record<string, string | null | undefined>>): AssessmentFault[] {
  return Object.entries(fields).flatMap(([field, text]) => when(typeof text === 'string' && !isDecimal(text), path, field, 'notADecimal'))
}

/** Each named field that is told and is no decimal, or not above zero. */
export function positives(path: string, fields: Readonly<Record<string, string | null | undefined>>): AssessmentFault[] {
  return signed(path, fields, (value) => compare(value, ZERO) <= 0, 'notPositive')
}

/** Each named field that is told and is no decimal, or below zero. */
export function notNegative(path: string, fields: Readonly<Record<string, string | null | undefined>>): AssessmentFault[] {
  return signed(path, fields, (value) => compare(value, ZERO) < 0, 'negative')
}

function signed(path: string, fields: Readonly<Record<string, string | null | undefined>>, isWrong: (value: Exact) => boolean, code: AssessmentFaultCode): AssessmentFault[] {
  return Object.entries(fields).flatMap(([field, text]) => {
    if (typeof text !== 'string') return []
    const value = numberOf(text)
    return value === null ? [fault(path, field, 'notADecimal')] : when(isWrong(value), path, field, code)
  })
}

/** Ids that are empty, or the same as one before. */
export function ids(entries: readonly { readonly path: string; readonly id: string }[]): AssessmentFault[] {
  const seen = new Set<string>()
  return entries.flatMap(({ path, id }) => {
    const isSecond = seen.has(id)
    seen.add(id)
    return id === '' ? [fault(path, 'id', 'emptyId')] : when(isSecond, path, 'id', 'duplicate')
  })
}

/** Stages of rounding with places from 0 to 12 and a known mode. */
export function roundings(path: string, stages: Readonly<Record<string, Rounding | undefined>>): AssessmentFault[] {
  return Object.entries(stages).flatMap(([stage, rounding]) => {
    if (rounding === undefined) return []
    const { places, mode } = rounding
    return when(!Number.isInteger(places) || places < 0 || places > 12 || !ROUNDING_MODES.includes(mode), path, stage, 'badRounding')
  })
}
