import { describe, expect, it } from 'vitest'
import { readArchive, type ArchiveContents, type ArchiveParts } from '../../../src/book/archive'
import type { Level } from '../../../src/book/disclosure'
import { makeSlip, storedSlip } from '../../../src/book/slips'
import { verifyArchive } from '../../../src/book/verify'
import type { Line } from '../../../src/book/line'
import { archiveOf, forged, makeBook } from '../../support/book'
import { jump, seal, type Press } from '../../support/session'
import { cast, contestantId, jurorId, lock, open, range, scoreCue, scoredPlan, sheet } from '../../support/scoring'

const withMarks = scoredPlan({
  scoring: { sheet: 'matrix' },
  after: [scoreCue('scores', 'c1', 'c2'), { kind: 'reveal', id: 'reveal', label: '揭晓', steps: [{ label: '得分', show: ['composite'] }] }, { kind: 'board', id: 'board', label: '榜' }],
})
const { marks: _marks, ...scoring } = withMarks.scoring ?? { ballots: 'named', sheet: 'matrix', opens: 'hand', report: false }
const plan = { ...withMarks, scoring }
const ids = range(3).map(contestantId)
const marks = (at: number) => Object.fromEntries(ids.map((id, place) => [id, `${String(61 + at + place * 10)}.5`]))
const press: Press[] = [
  open(...ids),
  ...range(4).map((at) => cast(jurorId(at), marks(at))),
  { type: 'signInClerk', clerk: 'k1', name: '样例甲' },
  { type: 'signInClerk', clerk: 'k2', name: '样例乙' },
  ...([1, 2] as const).map((pass): Press => ({ type: 'typeSheet', panel: 'jury', sheet: 1, bundle: 1, juror: 'j5', clerk: `k${String(pass)}`, pass, ballot: sheet(marks(5)) })),
  lock(...ids),
  { type: 'reportCount' },
  { type: 'signCount', signer: 'clerk', name: '样例甲' },
  jump('scores'),
  jump('reveal'),
  { type: 'correctBallot', panel: 'jury', holder: 'j1', sheet: sheet(marks(9)), supervisor: '样例丁', reason: '看错一行' },
  jump('board'),
  seal,
]
const book = makeBook(plan, press)

function partsOf(from: ArchiveContents, level: Level = 'full'): ArchiveParts {
  const read = readArchive(archiveOf(from, level))
  if (!read.ok) throw new Error(read.code)
  return read.parts
}

describe('an archive of a meeting with marks', () => {
  it('has all the lines that were pressed', () => {
    expect(book.parsed).toHaveLength(press.length + 1)
  })

  it.each([
    ['full', 'whole'],
    ['internal', 'incomplete'],
    ['public', 'incomplete'],
  ] as const)('[VF1] [VF2] [VF4] of level %s is %s', (level, verdict) => {
    expect(verifyArchive(partsOf(book, level))).toMatchObject({ verdict, faults: [], level })
  })

  it('below 完整 it carries no ballot, and the scores that were shown', () => {
    for (const level of ['public', 'internal'] as const) {
      const { slips } = partsOf(book, level)
      expect(slips.filter(({ class: of }) => of === 'ballot')).toEqual([])
      expect(slips.filter(({ text }) => text?.includes('"panels"') === true).length).toBeGreaterThanOrEqual(2)
      expect(JSON.stringify(slips)).not.toContain('"value":"62.5"')
    }
  })

  it('[VF4] a shown score that the ballots do not bear out is found', () => {
    const at = book.parsed.findIndex(({ events }) => events.some(({ type }) => type === 'scoresShown'))
    const line = book.parsed[at]
    const shown = line?.events.find((event) => event.type === 'scoresShown')
    const honest = book.slips.find(({ slip }) => slip === shown?.rows[0]?.slip.slip)
    const lie = makeSlip('result', (honest?.text ?? '').replace(/"score":"[\d.]+"/, '"score":"99.99"'), '5'.repeat(32))
    const lines = book.parsed.map((one, place): Line =>
      place !== at ? one : { ...one, events: one.events.map((event) => (event.type === 'scoresShown' ? { ...event, rows: event.rows.map((row, first) => (first === 0 ? { ...row, slip: lie.ref } : row)) } : event)) },
    )
    const slips = [...book.slips.filter(({ slip }) => slip !== honest?.slip), storedSlip(lie)]
    const report = verifyArchive(partsOf({ ...forged(book, lines), slips }))
    expect(report.verdict).toBe('broken')
    expect(report.faults).toContainEqual(expect.objectContaining({ code: 'doesNotFollow', line: at + 1 }))
  })

  it('[VF4] a ballot that was put in another’s place is found by the result', () => {
    const cast = book.parsed.find(({ cmd }) => cmd.type === 'castBallot' && cmd.juror === 'j2')
    const event = cast?.events[0]
    const name = event?.type === 'ballotCast' ? event.slip.slip : ''
    const slips = book.slips.map((slip) => (slip.slip === name ? { ...slip, text: (slip.text ?? '').replace('63.5', '99.5') } : slip))
    expect(verifyArchive(partsOf({ ...book, slips })).verdict).toBe('broken')
  })
})
