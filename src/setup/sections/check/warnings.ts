import { stale, workedOut } from '../../../session/assessing'
import type { Draft } from '../../../session/draft'
import type { Publication } from '../../../session/plan'
import { panelsOf } from '../../../session/scoring/panels'
import { proposedScoring } from '../../../session/templates/scorings/presets'
import { proposedPublication } from '../../../session/templates/template'
import { computable } from '../board/computable'
import { lackingFigures } from '../scoring/additions'

/** Something that can be so, and that the host should have meant: where the section is that changes it. */
export interface Warning {
  readonly code: 'notApproved' | 'countUp' | 'allRanks' | 'computable' | 'publishedNow' | 'unusual' | 'sample' | 'past' | 'noStart' | 'noArenaItem' | 'noFacts' | 'openBars' | 'noReport' | 'named' | 'marksShown' | 'noJurors' | 'noIssued' | 'idleJurors' | 'noAdditions' | 'staleFigures'
  readonly section: 'meeting' | 'agenda' | 'contestants' | 'speech' | 'board' | 'rundown' | 'scheme' | 'scoring' | 'assessment'
  /** The field that changes it, as a plan's path; empty where it is more than one. */
  readonly path: string
  /** How many, where that is said. */
  readonly n: number
  /** When the result may be seen by the arena's custom, and as it stands, where that is said. */
  readonly publication: { readonly usual: Publication; readonly now: Publication } | null
}

/**
 * Where a plan leaves the safe defaults, or leaves out what a meeting mostly has.
 * @param today as `2022-07-26`
 */
export function warningsOf(draft: Draft, today: string): Warning[] {
  const { meeting, agenda, contestants, speech, board: { board }, scheme: { scheme }, scoring: { scoring, additions = [] }, assessment, extras } = draft
  const found: Warning[] = []
  const usual = proposedPublication(meeting.arena)
  const add = (applies: boolean, code: Warning['code'], section: Warning['section'], path = '', n = 0) => {
    if (applies) found.push({ code, section, path, n, publication: code === 'unusual' ? { usual, now: board.publication } : null })
  }
  const hasResult = board.composite.figures.length > 0 || board.blocks.length > 0
  const isShown = board.publication !== 'collectOnly' && board.publication !== 'unpublished'
  add(meeting.sample, 'sample', 'meeting', 'sample')
  add(meeting.date < today, 'past', 'meeting', 'date')
  add(meeting.startTime === undefined, 'noStart', 'meeting', 'startTime')
  add(agenda.meeting !== undefined && !agenda.meeting.agenda.some(({ arena }) => arena), 'noArenaItem', 'agenda')
  const bare = contestants.contestants.filter(({ facts }) => facts.length === 0).length
  add(bare > 0, 'noFacts', 'contestants', `contestants.${String(contestants.contestants.findIndex(({ facts }) => facts.length === 0))}`, bare)
  add(speech.speech.hallOvertime === 'countUp', 'countUp', 'speech', 'speech.hallOvertime')
  add(isShown && !board.approval.required, 'notApproved', 'board', 'board.approval.required')
  add(board.publication === 'published', 'publishedNow', 'board', 'board.publication')
  add(board.publication !== usual, 'unusual', 'board', 'board.publication')
  add(isShown && hasResult && board.composite.depth === null, 'allRanks', 'board', 'board.composite.depth')
  if (scoring !== undefined) {
    const isNamed = scoring.ballots === 'named'
    add(scoring.openBars === true, 'openBars', 'scoring', 'scoring.openBars')
    add(!scoring.report, 'noReport', 'scoring', 'scoring.report')
    add(isNamed && proposedScoring(meeting.arena)?.ballots === 'anonymous', 'named', 'scoring', 'scoring.ballots')
    add(isNamed && scoring.marks === true, 'marksShown', 'scoring', 'scoring.marks')
    add(isNamed && (extras.jurors ?? []).length === 0, 'noJurors', 'scoring')
    const unknown = panelsOf(scheme).filter(({ id, seats }) => seats === undefined && scoring.issued?.some(({ panel }) => panel === id) !== true).length
    add(!isNamed && unknown > 0, 'noIssued', 'scoring', '', unknown)
    const seated = panelsOf(scheme).map(({ seats }) => seats)
    const idle = seated.length === 0 || seated.includes(undefined) ? [] : (extras.jurors ?? []).filter(({ id }) => !seated.some((seats) => seats?.includes(id)))
    add(isNamed && idle.length > 0, 'idleJurors', 'scheme', '', idle.length)
    const lacking = lackingFigures(scheme, additions, contestants.contestants.flatMap(({ id, unscored }) => (unscored === true ? [] : [id]))).length
    add(lacking > 0, 'noAdditions', 'scoring', '', lacking)
  }
  const worked = (assessment.indicatorFigures ?? []).length === 0 ? null : workedOut(draft)
  const old = worked?.ok === true ? stale(worked).length : 0
  add(old > 0, 'staleFigures', 'assessment', '', old)
  add(computable(board) !== null, 'computable', 'board')
  return found
}
