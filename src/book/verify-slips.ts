import { isDecimal } from '../rules/exact'
import type { SessionEvent } from '../session/events'
import type { Plan } from '../session/plan'
import type { ReadSlip, SlipRef } from '../session/slip'
import type { Line } from './line'
import { readerOf, slipHolds, type Slip } from './slips'
import type { VerifyFault } from './verify-fault'

/** How many slips there are: given with their text, wrong, named but not there, and erased. */
export interface SlipReport {
  readonly given: number
  readonly wrong: number
  readonly withheld: number
  readonly erased: number
}

/** @property read a reader over those slips only that hold: a wrong one reads as withheld */
export interface CheckedSlips {
  readonly read: ReadSlip
  readonly report: SlipReport
  readonly faults: readonly VerifyFault[]
}

/** Every slip that a book and its plan name, each once. */
export function namedSlips({ contestants, jurors, board, additions = [], indicatorFigures = [], sites = [] }: Plan, lines: readonly Line[]): ReadonlyMap<string, SlipRef> {
  const { blocks, composite } = board
  const figures = [...blocks.flatMap((block) => block.figures), ...composite.figures, ...composite.previousRanks, ...additions.flatMap((addition) => addition.figures)].map(({ value }) => value)
  const readings = [...indicatorFigures.flatMap(({ actual, target, base }) => [actual, target, base]), ...sites.flatMap(({ planned, actual }) => [planned, actual])].filter((ref) => ref !== undefined)
  const persons = [...contestants, ...(jurors ?? [])].flatMap(({ person }) => person ?? [])
  const later = lines.flatMap(({ events }) => events.flatMap(slipsOf))
  return new Map([...figures, ...readings, ...persons, ...later].map((ref) => [ref.slip, ref]))
}

/** The slips that an event names. */
export function slipsOf(event: SessionEvent): readonly SlipRef[] {
  switch (event.type) {
    case 'resultLocked':
      return event.parts
    case 'drawCommitted':
      return [event.secret]
    case 'speakerSubstituted':
    case 'contestantInserted':
    case 'jurorReplaced':
      return event.person === undefined ? [] : [event.person]
    case 'ballotCast':
    case 'sheetTyped':
    case 'sheetSettled':
      return [event.slip]
    case 'boxOpened':
      return event.slips
    case 'ballotsImported':
      return event.ballots.map(({ slip }) => slip)
    case 'ballotCorrected':
      return [event.slip, event.supervisor]
    case 'clerkSignedIn':
    case 'countSigned':
      return [event.name]
    case 'scoresShown':
      return event.rows.map(({ slip }) => slip)
    default:
      return []
  }
}

/** Checks slips ([SL1], [SL2]): each is what its name says, of the class it is named with, named by the book, and there once. */
export function checkSlips(slips: readonly Slip[], named: ReadonlyMap<string, SlipRef>): CheckedSlips {
  const sound = new Map<string, Slip>()
  const faults: VerifyFault[] = []
  slips.forEach((slip, index) => {
    const fault = sound.has(slip.slip) ? 'doubled' : faultOf(slip, named.get(slip.slip))
    if (fault === null) sound.set(slip.slip, slip)
    else faults.push({ code: 'slip', line: null, detail: `slips.jsonl:${String(index + 1)} ${fault} ${slip.slip}` })
  })
  const erased = [...sound.values()].filter(({ text }) => text === null).length
  const report = { given: slips.filter(({ text }) => text !== null).length, wrong: faults.length, withheld: [...named.keys()].filter((name) => !sound.has(name)).length, erased }
  return { read: readerOf(sound), report, faults }
}

function faultOf(slip: Slip, ref: SlipRef | undefined): string | null {
  if (!slipHolds(slip)) return 'wrong'
  if (ref === undefined) return 'unnamed'
  if (ref.class !== slip.class) return 'class'
  return slip.class === 'figure' && slip.text !== null && !isDecimal(slip.text) ? 'notAFigure' : null
}
