import { within, type Fault as RulesFault } from '../fault'

/** Why a scheme, a mark or an addition cannot be worked with. */
export type FaultCode =
  /** Nothing is there, where something must be. */
  | 'empty'
  /** The same id, name or mark stands twice. */
  | 'twice'
  | 'notADecimal'
  /** It must be more than nothing. */
  | 'notPositive'
  /** Not a whole number, or not within what is possible. */
  | 'outOfRange'
  /** The maximum lies below the minimum, or a cap below its floor. */
  | 'belowMinimum'
  /** The step does not lead from minimum to maximum. */
  | 'stepDoesNotFit'
  /** An id that the scheme does not have. */
  | 'unknown'
  /** More would be dropped than there are. */
  | 'nothingLeft'
  /** It asks how many seats there are, and the seats are not told. */
  | 'needsSeats'
  /** Rows, bands or grades do not follow one another, or one can never be reached. */
  | 'outOfOrder'
  /** Shares or weights come to more than everything, or to nothing. */
  | 'badTotal'

/** A fault and where it is: `composite.parts.0.trim.low`, `marks.17.criterion`. */
export type Fault = RulesFault<FaultCode>

/** Gathers faults below a path. */
export interface Finder {
  readonly add: (field: string, code: FaultCode) => void
  readonly at: (field: string | number) => Finder
  readonly found: () => readonly Fault[]
}

export function finder(path = '', faults: Fault[] = []): Finder {
  const join = (field: string | number): string => (field === '' ? path : within(path, field))
  return {
    add: (field, code) => faults.push({ path: join(field), code }),
    at: (field) => finder(join(field), faults),
    found: () => faults,
  }
}
