/// <reference lib="webworker" />
import * as v from 'valibot'
import { openDatabase, storeError } from '../store/database'
import { createBookStore } from '../store/books'
import { createDraftStore } from '../store/drafts'
import { createLifecycleStore } from '../store/lifecycle'
import { createPictureStore } from '../store/pictures'
import type { BookStore } from '../store/port'
import { deviceId, saveScreenSettings, screenSettings } from '../store/venue'
import { createWindows, type ThrownAway } from '../link/windows'
import { VENUE } from '../platform/openSession'
import { createHomeClock } from './clock'
import type { DeskNeeds, LivedBook } from './desk-needs'
import { createFollower } from './follower'
import { createKeeper, type Keeper } from './keeper'
import type { LinkDesk } from './links/desk-port'
import type { Lived } from './links/lived'
import { isLinkRequest, serveLinks } from './links/serve'
import { createLiving } from './living'
import { checkBook, openBook } from './open'
import { UNHEARD } from './peers/presses'
import type { Command } from '../session/commands'
import { readBus, type Answer } from './protocol'
import { Refused, requestSchema, type Fault, type Replies, type Request } from './requests'

declare const self: DedicatedWorkerGlobalScope

const windowId = random(8)
const windows = createWindows()
const readings = { wall: () => Date.now(), mono: () => performance.now() }

let keeper: Keeper | null = null
let lives = 0
/** The last call to life, however it ends: a command that comes before is obeyed after it. */
let coming: Promise<unknown> = Promise.resolve()
let followed: string | null = null
/** The session that this worker lives in, and the books that were thrown away while it ran. */
let lived: Lived | null = null
/** Its lines in memory: what can be saved when the store is gone. */
let livedBook: LivedBook | null = null
/** Links with other devices, once this page has had one. */
let links: Promise<LinkDesk> | null = null
let linkDesk: LinkDesk | null = null
const gone = new Set<string>()

function random(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const ready = prepare()

async function prepare(): Promise<DeskNeeds> {
  const database = await openDatabase(VENUE.database, (fault) => {
    self.postMessage({ kind: 'lost', fault })
  })
  const device = await deviceId(database, () => random(8))
  return {
    database,
    store: createBookStore(database),
    drafts: createDraftStore(database),
    lifecycle: createLifecycleStore(database),
    pictures: createPictureStore(database),
    random,
    wall: readings.wall,
    device,
    window: windowId,
    draftChanged: windows.draftChanged,
    runs,
    living: () => livedBook,
    command,
    boxChanged(session) {
      windows.bus.post({ kind: 'box', session })
      if (lived?.session === session) void keeper?.refresh()
    },
    foreignPicture: (hash) => linkDesk?.asset(hash) ?? Promise.resolve(null),
    thrownAway(gone) {
      windows.thrownAway(gone)
      letGo(gone)
    },
  }
}

/** Opens the session's book and takes this window's part in keeping it. */
function live(session: string | null): Promise<Replies['live']> {
  const call = bringToLife(session)
  coming = call.catch(() => undefined)
  return call
}

async function bringToLife(session: string | null): Promise<Replies['live']> {
  lives += 1
  const call = lives
  const { store, device } = await ready
  followed = (await store.running()).followed
  const id = session ?? followed
  if (id === null) return { session: null }
  const opened = await openBook(store, id)
  if (!opened.ok) throw new Refused({ code: opened.fault, place: opened.line === null ? null : String(opened.line) })
  // Whoever asked last is the one to be heard, whichever book is open first.
  if (call !== lives) return { session: id }
  const book = opened.stored.book.id
  const clock = createHomeClock(readings)
  const { secret } = opened.stored
  // Where another device leads, its messages tell the time, not what the book says of its clock.
  const living = createLiving(opened.stored, opened.ledger, { store, clock: secret === null ? { ...clock, setOffset: () => undefined } : clock, salt: () => random(16) })
  // What it pushes first must not say that the box is empty.
  await living.countBox()
  if (call !== lives) return { session: id }
  if (gone.has(book)) throw new Refused({ code: 'thrownAway', place: null })
  keeper?.stop()
  livedBook = { stored: opened.stored, ledger: living.ledger, catchUp: () => living.catchUp() }
  // Its commands are counted from 1, so each life has an id of its own: line 1 may have been written by this worker.
  const common = { session: id, book, living, device, window: random(8), followed: () => followed === id, post: windows.post, bus: windows.bus, every, after }
  const offset = () => linkDesk?.offset() ?? 0
  keeper =
    secret === null
      ? createFollower({ ...common, offset, linked: () => linkDesk?.linked() === true, hears: () => linkDesk?.hears() === true, press: (command) => linkDesk?.press(command) ?? Promise.resolve(UNHEARD) })
      : createKeeper({
          ...common,
          clock,
          wall: readings.wall,
          // By book: a window that still holds a rehearsal's lock does not keep the live one waiting.
          lock: (whenHeld) => void navigator.locks.request(`leitai:keeper:${book}`, whenHeld).catch(() => undefined),
          pushed() {
            // Its first views go out before this worker lives in the book.
            if (lived?.living === living) void linkDesk?.advanced().catch(() => undefined)
          },
        })
  lived = { session: id, book, secret, ledger: living.ledger, living, keeper, now: secret === null ? () => Math.floor(Date.now() + offset()) : () => clock.now() }
  void linkDesk?.advanced().catch(() => undefined)
  if (!opened.ledger.reaches(1)) void checkWhole(id, store)
  return { session: id }
}

/** A book that was opened from its snapshot is read whole afterwards, while the meeting goes on. */
async function checkWhole(session: string, store: BookStore): Promise<void> {
  const found = await checkBook(store, session).catch(() => null)
  if (found !== null) self.postMessage({ kind: 'lost', fault: found.fault })
}

async function run(session: string | null): Promise<null> {
  const { store } = await ready
  await store.setRunning(session)
  runs(session)
  return null
}

/** The venue runs another session now, by this window's doing. */
function runs(session: string | null): void {
  followed = session
  windows.runningChanged(session)
}

/** A rehearsal's book is no more: whoever lives in it stops. */
function letGo({ session, book }: ThrownAway): void {
  gone.add(book)
  if (followed === session) followed = null
  if (lived?.book !== book) return
  if (lived.secret !== null) linkDesk?.thrownAway({ session, book })
  lived = null
  livedBook = null
  keeper?.stop()
  keeper = null
}

windows.onRunning((session) => {
  followed = session
})
windows.onThrownAway(letGo)
windows.onMoved((session) => {
  if (lived?.session === session) void live(session).catch(() => undefined)
})
windows.bus.listen((data) => {
  // A line that another window wrote is to go over this window's links too.
  if (linkDesk?.linked() === true && keeper?.isKeeper() === false && readBus(data)?.kind === 'head') void keeper.refresh()
})

/** Links with other devices, from the first one on. */
function speak(): Promise<LinkDesk> {
  links ??= startLinks().catch((error: unknown) => {
    links = null
    throw error
  })
  return links
}

async function startLinks(): Promise<LinkDesk> {
  const [{ createLinkDesk }, needs] = await Promise.all([import('./links/desk'), ready])
  linkDesk = await createLinkDesk({
    ...needs,
    mono: readings.mono,
    after,
    app: __APP_VERSION__,
    lived: () => lived,
    relive: async (session) => void (await live(session)),
    moved: windows.moved,
    post: windows.post,
    toPage: (message) => {
      self.postMessage(message)
    },
    tellStatus: (status) => {
      windows.post('links', status)
    },
  })
  return linkDesk
}

function every(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms)
  return () => {
    clearInterval(timer)
  }
}

function after(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms)
  return () => {
    clearTimeout(timer)
  }
}

async function command(command: Command): Promise<Answer> {
  if (keeper === null) await coming
  return keeper === null ? { kind: 'failed', fault: gone.size > 0 ? 'thrownAway' : 'missing' } : keeper.command(command)
}

async function serve(request: Request): Promise<Replies[Request['kind']]> {
  if (isLinkRequest(request)) return serveLinks(request, await speak())
  switch (request.kind) {
    case 'live':
      return live(request.session)
    case 'command':
      return command(request.command)
    case 'settleClock':
      keeper?.settleClock(request.trust)
      return null
    case 'refresh':
      await keeper?.refresh()
      return null
    case 'visible':
      if (!request.visible && keeper?.isKeeper() === true && (await othersWait())) keeper.yieldLock()
      return null
    case 'run':
      return run(request.session)
    case 'screenSettings':
      return screenSettings((await ready).database)
    case 'saveScreenSettings':
      await saveScreenSettings((await ready).database, request.screen, request.settings)
      return null
    default:
      return (await import('./desk')).serveDesk(request, await ready)
  }
}

/** Whether another window stands in line to be the keeper. */
async function othersWait(): Promise<boolean> {
  const { pending = [] } = await navigator.locks.query()
  return pending.some(({ name }) => name?.startsWith('leitai:keeper:') === true)
}

function faultOf(error: unknown): Fault {
  return error instanceof Refused ? error.fault : { code: storeError(error).fault, place: null }
}

self.addEventListener('message', ({ data }: MessageEvent<{ id?: unknown; request?: unknown }>) => {
  const { id } = data
  const parsed = v.safeParse(requestSchema, data.request)
  if (!parsed.success) {
    self.postMessage({ kind: 'reply', id, reply: { ok: false, fault: { code: 'badRequest', place: null } satisfies Fault } })
    return
  }
  serve(parsed.output).then(
    (value) => {
      self.postMessage({ kind: 'reply', id, reply: { ok: true, value } })
    },
    (error: unknown) => {
      self.postMessage({ kind: 'reply', id, reply: { ok: false, fault: faultOf(error) } })
    },
  )
})
