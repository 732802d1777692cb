import { describe, expect, it } from 'vitest'
import { readArchive, type ArchiveContents } from '../../../src/book/archive'
import type { Level } from '../../../src/book/disclosure'
import type { Line } from '../../../src/book/line'
import { verifyArchive } from '../../../src/book/verify'
import { drawOrder } from '../../../src/rules/draw'
import type { EventOf } from '../../../src/session/events'
import type { PlanFile } from '../../../src/session/plan'
import { archiveOf, forged, makeBook } from '../../support/book'
import { demoPlan } from '../../support/plan'
import { next, type Press } from '../../support/session'

const demo = demoPlan()
const plan: PlanFile = { ...demo, rundown: [{ kind: 'title', id: 'title', label: '会标' }, { kind: 'draw', id: 'draw', label: '抽签' }, ...demo.rundown.slice(1)] }
const call: Press = { type: 'callNumbers', numbers: [7, 12] }
const drawn = makeBook(plan, [next, call, next])
const isDrawn = (event: Line['events'][number]): event is EventOf<'drawn'> => event.type === 'drawn'

function parts(book: ArchiveContents, level: Level) {
  const read = readArchive(archiveOf(book, level))
  if (!read.ok) throw new Error(read.code)
  return read.parts
}

/** The book with the drawn event changed, signed afresh by its own home. */
function withDrawn(change: (event: EventOf<'drawn'>) => EventOf<'drawn'>): ArchiveContents {
  return forged(drawn, drawn.parsed.map((line) => ({ ...line, events: line.events.map((event) => (isDrawn(event) ? change(event) : event)) })))
}

describe('a draw in an archive', () => {
  it.each(['public', 'internal', 'full'] as const)('[VF1] [DW3] of level %s can be computed by anybody', (level) => {
    const { slips, ...rest } = parts(drawn, level)
    expect(verifyArchive({ slips, ...rest }).faults).toEqual([])
    const event = drawn.parsed.flatMap(({ events }) => events).find(isDrawn)
    const secret = slips.find((slip) => slip.class === 'secret')?.text
    expect(secret).toBe(event?.secret)
    expect(event?.order).toEqual(drawOrder(secret ?? '', [7, 12], demo.contestants.map(({ id }) => id)))
  })

  it('[VF1] another order, or another secret, is found, though the home signed it', () => {
    const swapped = withDrawn((event) => ({ ...event, order: [...event.order].reverse() }))
    expect(verifyArchive(parts(swapped, 'full')).faults.map(({ code, line }) => [code, line])).toContainEqual(['doesNotFollow', 4])
    const other = withDrawn((event) => ({ ...event, secret: 'ab'.repeat(32), order: drawOrder('ab'.repeat(32), [7, 12], demo.contestants.map(({ id }) => id)) }))
    expect(verifyArchive(parts(other, 'full')).verdict).toBe('broken')
  })

  it('[DW3] before it is drawn only the full archive carries the secret', () => {
    const open = makeBook(plan, [next, call])
    const secrets = (level: Level) => parts(open, level).slips.filter((slip) => slip.class === 'secret').length
    expect([secrets('public'), secrets('internal'), secrets('full')]).toEqual([0, 0, 1])
  })
})
