import { exact } from '../../rules/exact'
import { readPart, type Part } from '../board'
import type { CueOf } from '../cue'
import { nameOf } from '../late'
import type { ReadSlip } from '../slip'
import { judged, scoredContestants } from '../scoring/marks'
import { expectedFor, issuedTo, panelsOf, partName, seatOf } from '../scoring/panels'
import { readScoreRow, type ScoreRow } from '../scoring/score-row'
import { shownBy } from '../scoring/show'
import { beforeWave } from '../scoring/wave'
import type { State } from '../state'
import { own, type Millis } from '../units'
import type { BarsScene, GradesScene, ListScene, ScoreScene, ScoresScene, TallyScene } from './scoring-scene'
import { receivedFor, type Waiting } from './waiting'

/** The pinned scores that have been shown, in stage order; nothing else leaves this function ([VW2]). */
function shownRows(state: State, read: ReadSlip): readonly ScoreRow[] {
  return state.plan.contestants.flatMap(({ id }) => {
    const pinned = own(state.scoring.shown, id)
    return (pinned === undefined ? null : readScoreRow(pinned.slip, read)) ?? []
  })
}

/** Whether scores of others are still to come. */
function isProvisional(state: State): boolean {
  return state.result === null && scoredContestants(state).some((id) => !Object.hasOwn(state.scoring.shown, id))
}

/** 亮分, of one contestant or of several together. */
export function scoreScene(state: State, cue: CueOf<'score'>, read: ReadSlip): ScoreScene | ScoresScene {
  const { plan } = state
  const rows = shownRows(state, read)
  const wanted = shownBy(state, cue)
  const mine = wanted.flatMap((id) => rows.find(({ contestant }) => contestant === id) ?? [])
  const [only] = mine
  const provisional = isProvisional(state)
  if (wanted.length !== 1 || only === undefined) {
    const row = (id: string): ScoresScene['rows'][number] => {
      const { score = null, rank = null, grade = null, none = null } = mine.find(({ contestant }) => contestant === id) ?? {}
      return { name: nameOf(plan, id), score, rank, grade, none }
    }
    return { kind: 'scores', rows: wanted.map(row), provisional }
  }
  const contestant = plan.contestants.find(({ id }) => id === only.contestant)
  return {
    kind: 'score',
    unit: contestant?.unit ?? '',
    role: contestant?.role ?? '',
    place: plan.contestants.findIndex(({ id }) => id === only.contestant) + 1,
    of: plan.contestants.length,
    panels: only.panels.map(({ panel, score, marks }) => ({
      name: partName(plan.scheme, panel),
      score,
      marks: marks?.map(({ juror, value, dropped }) => ({ seat: seatOf(plan, juror), value, dropped })) ?? null,
    })),
    others: only.others.map(({ id, value }) => ({ name: partName(plan.scheme, id), value })),
    score: only.score,
    none: only.none,
    rank: only.rank,
    provisional,
    grade: only.grade,
  }
}

/** Live bars: every contestant whose score has been shown; with open marks only where the plan chose that. */
export function barsScene(state: State, read: ReadSlip): BarsScene {
  const { plan, scoring, tracks } = state
  const open = openContestants(state)
  const live = scoresOf(state, open, read)
  const moves = barsMoved(state)
  const former = moves === null ? new Map<string, string>() : new Map(scoresOf({ ...state, scoring: { ...scoring, ballots: beforeWave(scoring) } }, open, read).map(({ contestant, score }) => [contestant, score]))
  const all = inStageOrder(state, [...shownRows(state, read), ...live])
  const ranked = plan.scoring?.ranks === true && live.length === 0
  // A bar that came since the last cue grows from nothing; the others stand. Where marks move the bars, what was shown stands.
  const since = tracks.stage.from === null ? 0 : tracks.stage.seq
  return {
    kind: 'bars',
    full: fullMark(state, all.map(({ score }) => score)),
    rows: sorted(all, ranked).map(({ contestant, score, rank, none }) => {
      const pinned = own(scoring.shown, contestant)
      const before = pinned === undefined ? (former.get(contestant) ?? null) : moves !== null || pinned.seq < since ? score : null
      return { name: nameOf(plan, contestant), score, before, rank: ranked ? rank : null, none }
    }),
    provisional: isProvisional(state),
    open: live.length > 0,
  }
}

/** Since when bars move with marks that came in, where they do; `null` where they stand as the cue brought them ([SR3]). */
export function barsMoved(state: State): Millis | null {
  const { scoring, tracks } = state
  const { wave } = scoring
  return wave !== null && wave.since > tracks.stage.since && openContestants(state).length > 0 ? wave.since : null
}

/** Whose open marks the bars show. */
function openContestants(state: State): readonly string[] {
  const { plan, scoring } = state
  if (plan.scoring?.openBars !== true || plan.scoring.ballots !== 'named') return []
  return scoredContestants(state).filter((id) => scoring.phases[id] === 'open' && !Object.hasOwn(scoring.shown, id))
}

function scoresOf(state: State, of: readonly string[], read: ReadSlip) {
  return (of.length === 0 ? [] : (judged(state, of, read)?.results ?? [])).flatMap(({ id, score }) => (score === null ? [] : [{ contestant: id, score, rank: null, none: null }]))
}

function inStageOrder<Row extends { readonly contestant: string }>({ plan }: State, rows: readonly Row[]): readonly Row[] {
  return plan.contestants.flatMap(({ id }) => rows.filter(({ contestant }) => contestant === id))
}

function sorted<Row extends { readonly score: string | null }>(rows: readonly Row[], ranked: boolean): readonly Row[] {
  if (!ranked) return rows
  return [...rows].sort((a, b) => (a.score === null || b.score === null ? Number(a.score === null) - Number(b.score === null) : exact(b.score).compare(exact(a.score))))
}

/** The longest that a bar can be: the full mark where it is known, else the highest figure there is. */
function fullMark({ plan }: State, scores: readonly (string | null)[]): string {
  const highest = scores.flatMap((score) => (score === null ? [] : [score])).reduce((top, score) => (exact(score).compare(exact(top)) > 0 ? score : top), '0')
  const full = plan.board.composite.full
  return /^[1-9]\d{0,5}$/.test(full) && exact(full).compare(exact(highest)) >= 0 ? full : highest === '0' ? '1' : highest
}

/** 收票: how many have come of how many; never who. */
export function tallyScene(state: State, waiting: readonly Waiting[]): TallyScene {
  const { plan, scoring } = state
  const scored = scoredContestants(state)
  const isSingle = plan.scoring?.sheet === 'single'
  const open = scored.filter((id) => scoring.phases[id] === 'open')
  const asked = isSingle ? (open.length > 0 ? open : scored.filter((id) => scoring.phases[id] === 'locked').slice(-1)) : scored.slice(0, 1)
  const panels = panelsOf(plan.scheme).map((panel) => {
    const received = asked.reduce((sum, id) => sum + receivedFor(state, panel.id, id, waiting), 0)
    const expected = asked.reduce((sum, id) => sum + (isSingle ? (expectedFor(plan, panel, id) ?? 0) : (issuedTo(plan, panel) ?? 0)), 0)
    return { name: panel.name, received, expected: Math.max(expected, received) }
  })
  return {
    kind: 'tally',
    panels,
    received: panels.reduce((sum, panel) => sum + panel.received, 0),
    expected: panels.reduce((sum, panel) => sum + panel.expected, 0),
    locked: scored.length > 0 && open.length === 0 && scored.some((id) => scoring.phases[id] === 'locked'),
  }
}

function compositeParts(state: State, read: ReadSlip): readonly Part[] {
  return (state.result?.parts ?? []).flatMap((ref) => {
    const part = readPart(ref, read)
    return part?.panel === 'composite' ? [part] : []
  })
}

/** 名单, of a locked result: those who go on, in stage order where the scheme ranks nobody. */
export function listScene(state: State, cue: CueOf<'list'>, read: ReadSlip): ListScene {
  const { plan } = state
  const parts = compositeParts(state, read)
  const advance = plan.scheme?.ranking.advance
  const ranked = plan.scheme?.ranking.unranked !== true
  const on = advance === undefined ? parts : parts.filter(({ goesOn }) => goesOn === 'yes')
  const inOrder = ranked ? on : plan.contestants.flatMap(({ id }) => on.filter(({ contestant }) => contestant === id))
  return {
    kind: 'list',
    heading: cue.heading,
    rows: inOrder.map(({ contestant, rank }) => ({ name: nameOf(plan, contestant), rank: ranked ? rank : null })),
    tied: plan.contestants.flatMap(({ id }) => (parts.some(({ contestant, goesOn }) => contestant === id && goesOn === 'tied') ? [nameOf(plan, id)] : [])),
    places: advance?.first ?? null,
    ranked,
  }
}

/** 等次, of a locked result. A grade that nobody has is no news: 优秀 0个 embarrasses everybody; the lowest one is shown by choice only ([SR4]). */
export function gradesScene(state: State, cue: CueOf<'grades'>, read: ReadSlip): GradesScene {
  const parts = compositeParts(state, read)
  const all = (state.plan.scheme?.grades?.grades ?? []).map(({ name }) => name)
  const names = cue.lowest === true ? all : all.slice(0, Math.max(1, all.length - 1))
  return {
    kind: 'grades',
    grades: names
      .map((name) => ({ name, names: state.plan.contestants.flatMap(({ id }) => (parts.some(({ contestant, grade }) => contestant === id && grade === name) ? [nameOf(state.plan, id)] : [])) }))
      .filter((grade) => grade.names.length > 0),
  }
}
