import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openContext } from '../lib/browser.mjs'
import { makeLongBook } from '../lib/long-book.mjs'

/** The newest snapshot is half a thousand lines old, as it is on average. */
const LINES = 100_500
const SNAPSHOT = 100_000
const CHUNK = 4_000
const OPENINGS = 10
const SEEKS = 200

let made

/** A book of 100,000 lines: opened from its snapshot, and looked at at random times. */
export async function bookRows({ browser, origin, blank, dist }) {
  made ??= await makeLongBook({ lines: LINES, snapshotAt: SNAPSHOT })
  const book = made
  const context = await openContext(browser)
  const page = await context.newPage()
  // The app makes its own database.
  await page.goto(`${origin}/`)
  await page.getByText('还没有').first().waitFor({ timeout: 5_000 }).catch(() => undefined)
  await page.waitForTimeout(500)
  await page.goto(blank)
  const { lines, ...rest } = book
  await page.evaluate(store, { rest, lines: [], id: book.book.id, branch: book.book.branch })
  for (let from = 0; from < lines.length; from += CHUNK) {
    await page.evaluate(store, { rest: null, lines: lines.slice(from, from + CHUNK), id: book.book.id, branch: book.book.branch })
  }
  const file = readdirSync(join(dist, 'assets')).find((name) => /^worker-.*\.js$/.test(name))
  const worker = `${origin}/assets/${file}`

  const opened = []
  for (let opening = 0; opening < OPENINGS; opening++) {
    await page.goto(blank)
    opened.push(await page.evaluate(open, { worker, session: book.session.id }))
  }
  await page.goto(blank)
  const pressed = await page.evaluate(pressWhileChecked, { worker, session: book.session.id })
  await page.goto(blank)
  const { ready, seeks } = await page.evaluate(seek, { worker, session: book.session.id, from: book.from, to: book.to, count: SEEKS })
  await context.close()
  return [
    { row: '100,000 lines: first view from the snapshot', unit: 'ms', goal: { median: 600 }, samples: opened },
    { row: '  … slowest press in the 20 s after', key: '100,000 lines: slowest press while the whole book is checked', unit: 'ms', goal: null, samples: [pressed] },
    { row: '100,000 lines: a seek in the replay', unit: 'ms', goal: { p95: 30 }, samples: seeks },
    { row: '  … replay made ready in', key: '100,000 lines: replay made ready', unit: 'ms', goal: null, samples: [ready] },
  ]
}

/** In the page: puts records into the app's database. */
async function store({ rest, lines, id, branch }) {
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('leitai')
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const utf8 = new TextEncoder()
  const writing = database.transaction([...database.objectStoreNames], 'readwrite')
  const put = (name, record) => writing.objectStore(name).put(record)
  if (rest !== null) {
    put('sessions', rest.session)
    put('books', rest.book)
    put('keys', rest.key)
    put('signatures', rest.signature)
    put('snapshots', rest.snapshot)
    put('assets', { hash: rest.plan.hash, bytes: utf8.encode(rest.plan.text) })
    for (const slip of rest.slips) put('slips', slip)
    put('venue', { key: 'running', session: rest.session.id, followed: rest.session.id })
  }
  for (const { seq, hash, text } of lines) put('lines', { book: id, branch, seq, hash, bytes: utf8.encode(text) })
  await new Promise((resolve, reject) => {
    writing.oncomplete = resolve
    writing.onabort = () => reject(writing.error)
  })
  database.close()
}

/** In the page: from the start of the worker, its script included, to the first view of the hall. */
async function open({ worker: url, session }) {
  const begin = performance.now()
  const views = new BroadcastChannel('leitai:view:hall')
  const worker = new Worker(url, { type: 'module' })
  worker.postMessage({ id: 1, request: { kind: 'live', session } })
  const time = await new Promise((resolve, reject) => {
    views.onmessage = ({ data }) => {
      if (data.kind === 'view') resolve(performance.now() - begin)
    }
    worker.onmessage = ({ data }) => {
      if (data.reply?.ok === false) reject(new Error(data.reply.fault.code))
    }
  })
  worker.terminate()
  return time
}

/** In the page: presses all the while after the opening; the slowest answer. */
async function pressWhileChecked({ worker: url, session }) {
  const worker = new Worker(url, { type: 'module' })
  let id = 0
  const ask = (request) =>
    new Promise((resolve) => {
      id += 1
      const mine = id
      worker.addEventListener('message', ({ data }) => {
        if (data.id === mine) resolve(data.reply)
      })
      worker.postMessage({ id: mine, request })
    })
  await ask({ kind: 'live', session })
  let slowest = 0
  const end = performance.now() + 20_000
  for (let n = 0; performance.now() < end; n++) {
    const begin = performance.now()
    const reply = await ask({ kind: 'command', command: { type: 'adjust', by: n % 2 === 0 ? 30_000 : -30_000 } })
    if (reply.value?.kind !== 'recorded') throw new Error(JSON.stringify(reply))
    slowest = Math.max(slowest, performance.now() - begin)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  worker.terminate()
  return slowest
}

/** In the page: a replay, and the time of each of many seeks. */
async function seek({ worker: url, session, from, to, count }) {
  const worker = new Worker(url, { type: 'module' })
  let id = 0
  const ask = (request) =>
    new Promise((resolve, reject) => {
      id += 1
      worker.onmessage = ({ data }) => (data.reply.ok ? resolve(data.reply.value) : reject(new Error(data.reply.fault.code)))
      worker.postMessage({ id, request })
    })
  const begin = performance.now()
  await ask({ kind: 'replay', session })
  const ready = performance.now() - begin
  const seeks = []
  for (let n = 0; n < count; n++) {
    const at = from + Math.floor(Math.random() * (to - from))
    const sent = performance.now()
    await ask({ kind: 'seek', at, audience: n % 2 === 0 ? 'hall' : 'host' })
    seeks.push(performance.now() - sent)
  }
  worker.terminate()
  return { ready, seeks }
}
