import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer } from 'vite'
import { ROOT } from '../../../tools/install.mjs'

/**
 * A book of many lines, made by the project's own code: a session from the sample, then presses of a long evening.
 * @param {{ lines: number, snapshotAt: number }} how
 * @returns everything as the store keeps it, with the lines' bytes as text
 */
export async function makeLongBook({ lines: wanted, snapshotAt }) {
  const vite = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true, include: [] },
  })
  try {
    const load = (path) => vite.ssrLoadModule(`/src/${path}.ts`)
    const { foundSession } = await load('home/found')
    const { readPlanFile } = await load('session/read-plan')
    const { parsePlan } = await load('book/planbytes')
    const { lineBytes } = await load('book/line')
    const { hashOf } = await load('book/hash')
    const { signHead } = await load('book/sign')
    const { readerOf, makeSlip, storedSlip } = await load('book/slips')
    const { createLedger, REDUCER_VERSION } = await load('home/ledger')
    const { decide } = await load('session/decide')
    const { hostView } = await load('session/view/host')

    let drawn = 0
    const random = (bytes) => hashOf(`bench ${(drawn += 1)}`).slice(0, 2 * bytes)
    const file = readPlanFile(readFileSync(join(ROOT, 'public/samples/district-secretaries-2022q2.json'), 'utf8'))
    // Long ago, so that the clock of the browser never stands before the book's last line.
    let at = Date.UTC(2022, 6, 26, 1)
    const device = random(8)
    const fresh = foundSession(file.plan, { random, now: at, device, window: random(8), rehearsal: false })
    const plan = parsePlan(fresh.plan.bytes)
    const ledger = createLedger(plan, fresh.slips.map(storedSlip))
    ledger.take([fresh.line.bytes])

    const text = (bytes) => new TextDecoder().decode(bytes)
    const kept = [{ seq: 1, hash: fresh.line.hash, text: text(fresh.line.bytes) }]
    const window = random(8)
    const read = readerOf(new Map(fresh.slips.map((slip) => [slip.ref.slip, storedSlip(slip)])))
    const slip = (slipClass, value) => makeSlip(slipClass, value, random(16))
    let snapshot = null

    for (let seq = 2; seq <= wanted; seq++) {
      at += 37 + ((seq * 7919) % 900)
      const state = ledger.state()
      const cmd = pressAt(seq, state, hostView(state, read).next.base)
      const decision = decide(state, cmd, { now: at, read, slip })
      if (decision.kind === 'refused') throw new Error(`line ${seq}: ${cmd.type} was refused: ${decision.refusal.code}`)
      const line = { v: 1, seq, prev: ledger.head().hash, term: 1, at, by: { device, window, n: seq }, cmd, events: [...decision.events] }
      const bytes = lineBytes(line)
      const head = { seq, hash: hashOf(bytes) }
      ledger.takeOwn(line, head, decision.slips)
      kept.push({ ...head, text: text(bytes) })
      if (seq === snapshotAt) snapshot = { book: fresh.book.id, branch: fresh.book.branch, ...head, reducer: REDUCER_VERSION, state: ledger.state() }
    }
    const { book, key } = fresh
    const signature = { branch: book.branch, ...signHead(key.secret, book.id, 1, ledger.head()) }
    return {
      session: fresh.session,
      book,
      key,
      signature,
      snapshot,
      plan: { hash: fresh.plan.hash, text: text(fresh.plan.bytes) },
      slips: [...ledger.slips().values()].map((item) => ({ book: book.id, ...item })),
      lines: kept,
      from: JSON.parse(kept[0].text).at,
      to: at,
    }
  } finally {
    await vite.close()
  }
}

/** Presses to the first countdown; then time added, taken away, held, let go, and the screen covered. */
function pressAt(seq, state, base) {
  if (state.timer === null) return { type: 'next', base }
  switch (seq % 6) {
    case 0:
      return { type: 'adjust', by: 30_000 }
    case 1:
      return { type: 'adjust', by: -30_000 }
    case 2:
      return state.timer.runningSince === null ? { type: 'resume' } : { type: 'pause' }
    case 3:
      return { type: 'cover', cover: 'titleCard' }
    case 4:
      return { type: 'restore' }
    default:
      return state.timer.runningSince === null ? { type: 'resume' } : { type: 'pause' }
  }
}
