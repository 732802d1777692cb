import { afterEach, describe, expect, it } from 'vitest'
import { createHomeClock } from '../../../src/home/clock'
import type { DeskNeeds } from '../../../src/home/desk-needs'
import { foundSession } from '../../../src/home/found'
import { serveJury } from '../../../src/home/jury-desk'
import type { CastAnswer, JuryReplies } from '../../../src/home/jury-requests'
import { createLiving } from '../../../src/home/living'
import { openBook } from '../../../src/home/open'
import { readPlanFile } from '../../../src/session/read-plan'
import type { PlanFile } from '../../../src/session/plan'
import type { Command } from '../../../src/session/commands'
import type { ScoringPlan } from '../../../src/session/scoring/plan'
import type { Sheet } from '../../../src/session/scoring/sheet'
import { createBookStore } from '../../../src/store/books'
import { openDatabase, type LeitaiDatabase } from '../../../src/store/database'
import fixture from '../../data/fixture-ten.json?raw'

const opened: { database: LeitaiDatabase; name: string }[] = []

function random(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function planWith(scoring: Partial<ScoringPlan>): PlanFile {
  const read = readPlanFile(fixture)
  if (!read.ok) throw new Error(JSON.stringify(read.places))
  const anonymous = scoring.ballots === 'anonymous'
  const jurors = [1, 2, 3].map((at) => ({ id: `j${String(at)}`, seat: `${String(at)}号`, role: '样例评委' }))
  return {
    ...read.plan,
    scheme: {
      criteria: [{ id: 'work', name: '工作', max: '100' }],
      composite: { kind: 'group', id: 'whole', name: '得分', rounding: { places: 2, mode: 'halfAway' }, parts: [{ kind: 'panel', id: 'jury', name: '评委', per: 'juror', combine: 'mean', ...(anonymous ? {} : { seats: jurors.map(({ id }) => id) }) }] },
      ranking: { by: 'published' },
    },
    scoring: { ballots: 'named', sheet: 'matrix', opens: 'hand', report: false, ...(anonymous ? { issued: [{ panel: 'jury', count: 4 }] } : {}), ...scoring },
    ...(anonymous ? {} : { jurors }),
  }
}

/** A home that lives in a fresh book, over a real database. */
async function home(scoring: Partial<ScoringPlan>) {
  const name = `leitai-box-${random(6)}`
  const database = await openDatabase(name, () => undefined)
  opened.push({ database, name })
  const store = createBookStore(database)
  const plan = planWith(scoring)
  const fresh = foundSession(plan, { random, now: Date.now(), device: random(8), window: random(8), rehearsal: false })
  await store.create(fresh)
  const session = fresh.session.id
  const book = await openBook(store, session)
  if (!book.ok) throw new Error(book.fault)
  const { stored } = book
  const living = createLiving(stored, book.ledger, { store, clock: createHomeClock({ wall: () => Date.now(), mono: () => performance.now() }), salt: () => random(16) })
  const window = random(8)
  let n = 0
  const press = (command: Command) => {
    n += 1
    return living.execute(command, { device: random(8), window, n })
  }
  let wall = Date.now()
  const needs = { database, store, random, wall: () => wall, living: () => ({ stored, ledger: living.ledger, catchUp: () => living.catchUp() }), command: press, boxChanged: () => undefined } as unknown as DeskNeeds
  const contestants = plan.contestants.map(({ id }) => id)
  const sheet = (mark: string): Sheet => ({ rows: contestants.map((contestant) => ({ contestant, marks: [{ criterion: 'work', value: mark }] })) })
  return {
    database, store, session, living, press, needs, contestants, sheet,
    cards: async () => ((await serveJury({ kind: 'juryCards', session }, needs)) as JuryReplies['juryCards']).cards,
    box: (code: string, key: string, mark: string) => serveJury({ kind: 'boxCast', session, code, key, sheet: sheet(mark) }, needs) as Promise<CastAnswer>,
    later: (ms: number) => (wall += ms),
  }
}

afterEach(() => {
  for (const { database, name } of opened.splice(0)) {
    database.close()
    indexedDB.deleteDatabase(name)
  }
})

describe('a box of anonymous ballots', () => {
  it('[AN3] takes a card once, lets its ballot be replaced by whoever has the key, and counts', async () => {
    const { cards, box, press, contestants, living, session, needs } = await home({ ballots: 'anonymous' })
    const [a, b] = await cards()
    expect(await cards()).toHaveLength(4)
    const key = random(16)
    expect(await box(a?.secret ?? '', key, '81')).toMatchObject({ answer: { kind: 'refused', code: 'notOpenYet' } })
    await press({ type: 'openScoring', contestants })
    expect(await box(a?.secret ?? '', key, '81')).toEqual({ answer: { kind: 'recorded', seq: 2 }, code: null })
    expect(await box(a?.secret ?? '', key, '82')).toMatchObject({ answer: { kind: 'recorded' } })
    await expect(box(a?.secret ?? '', random(16), '83')).rejects.toMatchObject({ fault: { code: 'cardUsed' } })
    await expect(box('AAAAAAAA', random(16), '83')).rejects.toMatchObject({ fault: { code: 'wrongPin' } })
    await box(b?.secret ?? '', random(16), '91')
    await living.countBox()
    expect(living.waiting().map(({ count }) => count)).toEqual([2])
    expect(await serveJury({ kind: 'boxEnter', session, code: a?.secret ?? '' }, needs)).toMatchObject({ panel: 'jury', of: expect.arrayContaining(contestants) as unknown })
  })

  it('[AN1] [AN2] nothing in book, slips, box or cards joins a ballot to a card, a device or a time', async () => {
    const { cards, box, press, contestants, living, database, needs } = await home({ ballots: 'anonymous' })
    await press({ type: 'openScoring', contestants })
    const all = await cards()
    const keys = all.map(() => random(16))
    for (const [at, { secret }] of all.entries()) await box(secret, keys[at] ?? '', String(70 + at))
    const cardRows = await database.cards.toArray()
    for (const record of await database.box.toArray()) {
      expect(Object.keys(record).sort()).toEqual(['book', 'id', 'of', 'panel', 'text'])
      expect(keys).toContain(record.id)
    }
    // A card says that it was used, not when nor for which ballot.
    for (const card of cardRows) expect(JSON.stringify(card)).not.toMatch(new RegExp(keys.join('|')))
    const before = living.ledger().head().seq
    expect(await press({ type: 'lockScoring', contestants })).toEqual({ kind: 'recorded', seq: before + 1 })
    expect(await database.box.count()).toBe(0)
    const lines = (await database.lines.toArray()).map(({ bytes }) => new TextDecoder().decode(bytes))
    const slips = (await database.slips.toArray()).filter(({ class: of }) => of === 'ballot')
    expect(slips).toHaveLength(4)
    for (const secret of [...all.map((card) => card.secret), ...keys]) for (const text of [...lines, JSON.stringify(slips)]) expect(text).not.toContain(secret)
    // One line for all of them: no ballot has a time or a window of its own.
    expect(lines.filter((text) => text.includes('boxOpened'))).toHaveLength(1)
    expect(slips.map(({ text }) => /"value":"(\d+)"/.exec(text ?? '')?.[1]).sort()).toEqual(['70', '71', '72', '73'])
    expect(needs.device).toBeUndefined()
  })

  it('[BA5] a ballot that comes while the lock is written is counted or refused, never lost', async () => {
    const { cards, box, press, contestants, database, living } = await home({ ballots: 'anonymous' })
    await press({ type: 'openScoring', contestants })
    const all = await cards()
    const outcomes = await Promise.all([box(all[0]?.secret ?? '', random(16), '71'), press({ type: 'lockScoring', contestants }), box(all[1]?.secret ?? '', random(16), '72'), box(all[2]?.secret ?? '', random(16), '73')])
    const taken = outcomes.filter((one) => 'answer' in one && one.answer.kind === 'recorded').length
    expect(outcomes[1]).toMatchObject({ kind: 'recorded' })
    expect(Object.keys(living.ledger().state().scoring.ballots['jury'] ?? {}).length + (await database.box.count())).toBe(taken)
    expect(await database.box.count()).toBe(0)
  })
})

describe('a seat with a PIN', () => {
  it('[JU1] lets its juror in, tells only its own marks, and rests after five wrong PINs', async () => {
    const { cards, press, contestants, session, needs, sheet, later } = await home({})
    await press({ type: 'openScoring', contestants })
    const [first, second] = await cards()
    const enter = (juror: string, pin: string) => serveJury({ kind: 'juryEnter', session, panel: 'jury', juror, pin }, needs)
    expect(first?.secret).toMatch(/^\d{6}$/)
    expect(await serveJury({ kind: 'juryCast', session, panel: 'jury', juror: 'j1', pin: first?.secret ?? '', sheet: sheet('77') }, needs)).toMatchObject({ answer: { kind: 'recorded' }, code: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}$/) as unknown })
    expect(JSON.stringify(await enter('j2', second?.secret ?? ''))).not.toContain('77')
    expect(JSON.stringify(await enter('j1', first?.secret ?? ''))).toContain('77')
    const wrong = second?.secret === '000000' ? '000001' : '000000'
    for (let at = 0; at < 5; at++) await expect(enter('j2', wrong)).rejects.toMatchObject({ fault: { code: 'wrongPin' } })
    await expect(enter('j2', second?.secret ?? '')).rejects.toMatchObject({ fault: { code: 'tooOften' } })
    later(31_000)
    expect(await enter('j2', second?.secret ?? '')).toMatchObject({ rows: [] })
  })
})
