import type { Draft } from '../../../session/draft'
import { computable } from '../board/computable'

/** Something that can be so, and that the host should have meant: where the section is that changes it. */
export interface Warning {
  readonly code: 'notApproved' | 'countUp' | 'allRanks' | 'computable' | 'publishedNow' | 'sample' | 'past' | 'noStart' | 'noArenaItem' | 'noFacts'
  readonly section: 'meeting' | 'agenda' | 'contestants' | 'speech' | 'board' | 'rundown'
  /** How many, where that is said. */
  readonly n: number
}

/**
 * Where a plan leaves the safe defaults, or leaves out what a meeting mostly has.
 * @param today as `2022-07-26`
 */
export function warningsOf({ meeting, agenda, contestants, speech, board: { board } }: Draft, today: string): Warning[] {
  const found: Warning[] = []
  const add = (applies: boolean, code: Warning['code'], section: Warning['section'], n = 0) => {
    if (applies) found.push({ code, section, n })
  }
  const hasResult = board.composite.figures.length > 0 || board.blocks.length > 0
  const isShown = board.publication !== 'collectOnly' && board.publication !== 'unpublished'
  add(meeting.sample, 'sample', 'meeting')
  add(meeting.date < today, 'past', 'meeting')
  add(meeting.startTime === undefined, 'noStart', 'meeting')
  add(agenda.meeting !== undefined && !agenda.meeting.agenda.some(({ arena }) => arena), 'noArenaItem', 'agenda')
  const bare = contestants.contestants.filter(({ facts }) => facts.length === 0).length
  add(bare > 0, 'noFacts', 'contestants', bare)
  add(speech.speech.hallOvertime === 'countUp', 'countUp', 'speech')
  add(isShown && !board.approval.required, 'notApproved', 'board')
  add(board.publication === 'published', 'publishedNow', 'board')
  add(isShown && hasResult && board.composite.depth === null, 'allRanks', 'board')
  add(computable(board) !== null, 'computable', 'board')
  return found
}
