import { computeBoard, figuresAtHand, readPart, withinDepth, type Part } from '../board'
import { nameOf } from '../late'
import { shownPanels } from '../reveal'
import { findCue } from '../rundown'
import type { PanelId } from '../cue'
import { withheldBecause } from '../refusal'
import type { ReadSlip } from '../slip'
import type { State } from '../state'
import type { BoardFlag, BoardPanel, BoardRow, BoardScene, CardsScene } from './scene'

/** The parts that are open now, and within the published depth. Nothing else leaves this function ([VW2], [RE3]). */
function openParts(state: State, read: ReadSlip): Part[] {
  const shown = shownPanels(state)
  return (state.result?.parts ?? []).flatMap((ref) => {
    const part = readPart(ref, read)
    return part !== null && shown.has(part.panel) && withinDepth(state.plan, part) ? [part] : []
  })
}

/** The board as far as it is revealed. */
export function boardScene(state: State, read: ReadSlip): BoardScene {
  return drawn(state, openParts(state, read), shownPanels(state), openedNow(state))
}

/**
 * The board for a screen that always shows it. A result that was published before the meeting, or is published at once,
 * stands there whole within its depth; any other only as far as the stage has come ([RE6]).
 */
export function publishedBoard(state: State, read: ReadSlip): BoardScene {
  const { board } = state.plan
  const isOut = board.publication === 'publishedBefore' || board.publication === 'published'
  if (!isOut || withheldBecause(state) !== null || !figuresAtHand(state.plan, read)) return drawn(state, openParts(state, read), shownPanels(state), [])
  const all = state.result === null ? computeBoard(state, read) : state.result.parts.flatMap((ref) => readPart(ref, read) ?? [])
  // Flags wait for their award, published or not.
  const shown = new Set<PanelId>(['composite', ...board.blocks.map(({ id }): PanelId => `block:${id}`), ...shownPanels(state)])
  return drawn(state, all.filter((part) => shown.has(part.panel) && withinDepth(state.plan, part)), shown, [])
}

/** The same as cards for the foyer. */
export function cardsScene(state: State, read: ReadSlip): CardsScene {
  const { heading, title, period, panels } = publishedBoard(state, read)
  return { kind: 'cards', heading, title, period, panels }
}

function drawn(state: State, parts: readonly Part[], shown: ReadonlySet<PanelId>, opened: readonly PanelId[]): BoardScene {
  const { board } = state.plan
  const blocks = board.blocks.map((block): BoardPanel => {
    const slots = block.figures.length
    return { id: `block:${block.id}`, name: block.name, full: block.full, slots, top: board.starsOfFirst ?? slots, depth: null, rows: rows(`block:${block.id}`) }
  })
  const { composite } = board
  const compositeSlots = Math.min(composite.depth ?? Infinity, composite.method === 'given' ? composite.figures.length : state.plan.contestants.length)
  const whole: BoardPanel = { id: 'composite', name: composite.name, full: composite.full, slots: compositeSlots, top: null, depth: composite.depth, rows: rows('composite') }
  return {
    kind: 'board',
    heading: board.heading,
    title: board.title,
    period: board.period,
    panels: composite.method === 'given' && composite.figures.length === 0 ? blocks : [...blocks, whole],
    flags: board.flags.map(({ id, name }) => boardFlag(state, id, name, parts, shown)),
    opened,
  }

  function rows(panel: PanelId): BoardRow[] | null {
    if (!shown.has(panel)) return null
    return parts
      .filter((part) => part.panel === panel)
      .map((part) => ({
        rank: part.rank ?? 0,
        name: nameOf(state.plan, part.contestant),
        score: part.score ?? '',
        stars: part.stars,
        flags: panel === 'composite' ? flagsOf(parts, part.contestant) : [],
      }))
  }
}

/** What the last step forward opened; after a step back or at the entry of a cue nothing. */
function openedNow({ plan, tracks: { stage } }: State): readonly PanelId[] {
  const cue = findCue(plan, stage.cue)
  if (cue?.kind !== 'reveal' || stage.from?.cue !== stage.cue || stage.from.step >= stage.step) return []
  return cue.steps.slice(stage.from.step, stage.step).flatMap((step) => step.show)
}

function flagsOf(parts: readonly Part[], contestant: string): string[] {
  return parts.filter((part) => part.contestant === contestant && part.panel.startsWith('flag:')).map((part) => part.panel.slice('flag:'.length))
}

function boardFlag(state: State, id: string, name: string, parts: readonly Part[], shown: ReadonlySet<PanelId>): BoardFlag {
  if (!shown.has(`flag:${id}`)) return { id, name, recipients: null }
  const mine = parts.filter((part) => part.panel === `flag:${id}`)
  return { id, name, recipients: mine.map((part) => ({ name: nameOf(state.plan, part.contestant), rise: part.rise })) }
}

/** One flag of the board, as far as it is awarded. */
export function flagOf(state: State, id: string, read: ReadSlip): BoardFlag {
  const flag = state.plan.board.flags.find((item) => item.id === id)
  return boardFlag(state, id, flag?.name ?? '', openParts(state, read), shownPanels(state))
}
