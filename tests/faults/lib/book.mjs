import { createHash } from 'node:crypto'

/** The book of a session as it lies in the browser's database, read by a page of the same origin. */
export async function readBook(page, session) {
  const stored = await page.evaluate(async (id) => {
    const database = await new Promise((resolve, reject) => {
      const opening = indexedDB.open('leitai')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const ask = (store, ...what) =>
      new Promise((resolve, reject) => {
        const reading = database.transaction(store).objectStore(store)[what[0]](...what.slice(1))
        reading.onsuccess = () => resolve(reading.result)
        reading.onerror = () => reject(reading.error)
      })
    const record = await ask('sessions', 'get', id)
    const book = await ask('books', 'get', record.book)
    const lines = await ask('lines', 'getAll', IDBKeyRange.bound([book.id, book.branch], [book.id, book.branch, []]))
    const plan = await ask('assets', 'get', book.plan)
    database.close()
    const text = ({ bytes }) => new TextDecoder().decode(bytes)
    return { lines: lines.map((line) => ({ seq: line.seq, text: text(line) })), plan: text(plan) }
  }, session)
  const lines = stored.lines.map(({ text }) => ({ ...JSON.parse(text), text }))
  return { lines, plan: JSON.parse(stored.plan), fault: chainFault(stored.lines) }
}

/** The first fault of a chain, by nothing but SHA-256 and counting; `null` where it holds. */
function chainFault(stored) {
  let prev = '0'.repeat(64)
  let at = 0
  const seen = new Set()
  for (const [index, { seq, text }] of stored.entries()) {
    const line = JSON.parse(text)
    const key = JSON.stringify(line.by)
    if (seq !== index + 1 || line.seq !== seq) return `line ${index + 1}: number ${line.seq}`
    if (line.prev !== prev) return `line ${seq}: prev`
    if (line.at < at) return `line ${seq}: time runs back`
    if (seen.has(key)) return `line ${seq}: recorded twice`
    seen.add(key)
    at = line.at
    prev = createHash('sha256').update(text, 'utf8').digest('hex')
  }
  return null
}

/** The timer after all lines, worked out here from the events alone: what was spent, since when it runs, its allowance. */
export function timerOf({ lines, plan }) {
  const undone = new Set(lines.flatMap(({ events }) => events.filter(({ type }) => type === 'undone').map(({ seq }) => seq)))
  let timer = null
  for (const { seq, at, events } of lines) {
    if (undone.has(seq)) continue
    for (const event of events) {
      if (event.type === 'timerStarted') timer = { spent: 0, since: at, adjusted: 0, stopped: false }
      else if (timer === null || timer.stopped) continue
      else if (event.type === 'timerPaused') {
        if (timer.since !== null) timer.spent += Math.max(0, at - timer.since)
        timer.since = null
      } else if (event.type === 'timerResumed') timer.since ??= at
      else if (event.type === 'timerAdjusted') timer.adjusted += event.by
      else if (event.type === 'timerStopped') timer.stopped = true
    }
  }
  if (timer === null || timer.stopped) return null
  const left = (now) => plan.speech.budget + timer.adjusted - timer.spent - (timer.since === null ? 0 : now - timer.since)
  return { running: timer.since !== null, left }
}

/** The cover that lies over the stage. */
export function coverOf({ lines }) {
  const undone = new Set(lines.flatMap(({ events }) => events.filter(({ type }) => type === 'undone').map(({ seq }) => seq)))
  let cover = null
  for (const { seq, events } of lines) {
    if (undone.has(seq)) continue
    for (const event of events) {
      if (event.type === 'coverShown') cover = event.cover
      else if (event.type === 'coverLifted') cover = null
    }
  }
  return cover
}
