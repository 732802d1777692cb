import type { FaultCode, Part, Scheme } from '../rules/index'
import { checkScheme } from '../rules/judging/check'

/** What is impossible in a scheme of a plan, by code. `unknownJuror`: a seat that the plan's jurors do not have. `length`: nothing is typed where something must be. */
export interface SchemeFault {
  readonly code: FaultCode | 'unknownJuror' | 'length'
  /** Keys and indexes from the scheme on: `composite.parts.0.trim.low`. */
  readonly path: string
}

/**
 * Every fault of a scheme, finished or still being typed ([PL1]): what no contest can work with, names that are not there, and
 * seats that are none of the plan's jurors'. An empty list says that it can be judged by.
 * @param jurors the ids of the plan's jurors; none listed says nothing about seats
 */
export function schemeFaults(scheme: Scheme, jurors: readonly string[] = []): readonly SchemeFault[] {
  const found: SchemeFault[] = [...checkScheme(scheme)]
  const nameless = ({ name }: { readonly name: string }, path: string) => {
    if (name.trim() === '') found.push({ code: 'length', path: `${path}.name` })
  }
  scheme.criteria.forEach((criterion, at) => {
    nameless(criterion, `criteria.${String(at)}`)
  })
  for (const { part, path } of partsWithPaths(scheme.composite)) {
    nameless(part, path)
    if (part.kind === 'panel' && jurors.length > 0)
      part.seats?.forEach((seat, at) => {
        if (!jurors.includes(seat)) found.push({ code: 'unknownJuror', path: `${path}.seats.${String(at)}` })
      })
  }
  // An empty figure is not a wrong one: it is said as everywhere else that it has to be filled in.
  return found.map((fault) => (fault.code === 'notADecimal' && textAt(scheme, fault.path) === '' ? { ...fault, code: 'length' } : fault))
}

/** A part and all below it, each with its path from the scheme on. */
export function partsWithPaths(part: Part, path = 'composite'): readonly { readonly part: Part; readonly path: string }[] {
  const below = part.kind === 'group' ? part.parts.flatMap((one, at) => partsWithPaths(one, `${path}.parts.${String(at)}`)) : []
  return [{ part, path }, ...below]
}

function textAt(scheme: Scheme, path: string): unknown {
  let at: unknown = scheme
  for (const step of path.split('.')) at = typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[step] : undefined
  return at
}
