import type { BookStore, Branch, NewLine, NewSession, StoredBook } from '../../src/store/port'
import { StoreError, type StoreFault } from '../../src/store/port'
import type { LineRecord, SlipRecord, SnapshotRecord } from '../../src/store/records'
import { storedSlip } from '../../src/book/slips'

/** What one call to the store meets with. `lost`: done on the disk, but the caller hears an error. */
export interface CallFate {
  /** Virtual milliseconds until the call reaches the disk, and until the caller hears of it. */
  readonly before: number
  readonly after: number
  readonly fault: { readonly kind: 'refused' | 'lost'; readonly fault: StoreFault } | null
}

export type StoreCall = keyof BookStore

/** What the test can ask of the disk afterwards: every line that was tried, by whom, and what became of it. */
export interface AppendRecord {
  readonly line: LineRecord
  readonly outcome: 'written' | 'taken' | 'refused' | 'lost'
}

/** What all windows of one browser share: the database. A call takes effect at one instant, whole or not at all. */
export interface MemoryDisk {
  readonly sessions: Map<string, NewSession['session']>
  readonly books: Map<string, NewSession['book']>
  readonly lines: Map<string, LineRecord>
  readonly slips: Map<string, SlipRecord>
  readonly assets: Map<string, Uint8Array>
  readonly signatures: Map<string, NewSession['signature']>
  readonly keys: Map<string, NewSession['key']>
  readonly snapshots: Map<string, SnapshotRecord>
  readonly venue: { session: string | null; followed: string | null }
  readonly appends: AppendRecord[]
}

export function createDisk(): MemoryDisk {
  return {
    sessions: new Map(),
    books: new Map(),
    lines: new Map(),
    slips: new Map(),
    assets: new Map(),
    signatures: new Map(),
    keys: new Map(),
    snapshots: new Map(),
    venue: { session: null, followed: null },
    appends: [],
  }
}

const lineKey = ({ book, branch, seq }: Branch & { readonly seq: number }) => `${book} ${branch} ${String(seq)}`
const branchKey = ({ book, branch }: Branch) => `${book} ${branch}`

/** All lines of a branch as they lie on the disk, in order. */
export function linesOf(disk: MemoryDisk, { book, branch }: Branch): LineRecord[] {
  return [...disk.lines.values()].filter((line) => line.book === book && line.branch === branch).sort((a, b) => a.seq - b.seq)
}

/**
 * Carries a call to the disk and its result back, in the test's time. Never settles for a window that is gone.
 * `met` is told what the call met with, once it has reached the disk.
 */
export type Carry = <Value>(call: StoreCall, effect: () => Value, met?: (fault: 'refused' | 'lost' | null) => void) => Promise<Value>

/** Carries every call at once and without fault. */
export const atOnce: Carry = async (_call, effect, met) => {
  await Promise.resolve()
  const value = effect()
  met?.(null)
  return value
}

/**
 * A store in memory that keeps the promises of the one in IndexedDB: an append is whole or not there, and the second
 * of two with the same number is `taken`.
 */
export function createMemoryStore(disk: MemoryDisk, carry: Carry = atOnce): BookStore {
  const clone = <Value>(value: Value): Value => structuredClone(value)

  function putSlips(book: string, slips: NewSession['slips']): void {
    for (const slip of slips) disk.slips.set(`${book} ${slip.ref.slip}`, { book, ...storedSlip(slip) })
  }

  function slipsOf(book: string): SlipRecord[] {
    return clone([...disk.slips.values()].filter((slip) => slip.book === book))
  }

  function append({ line, slips, signature, seals, rehearsal }: NewLine): 'written' | 'taken' {
    if (disk.lines.has(lineKey(line))) return 'taken'
    if (rehearsal && !disk.books.has(line.book)) throw new StoreError('thrownAway')
    if (line.hash !== line.branch && !disk.lines.has(lineKey({ ...line, seq: line.seq - 1 }))) throw new StoreError('vanished')
    disk.lines.set(lineKey(line), clone(line))
    disk.signatures.set(`${branchKey(line)} ${String(signature.term)}`, clone(signature))
    putSlips(line.book, slips)
    const book = disk.books.get(line.book)
    const session = book === undefined ? undefined : disk.sessions.get(book.session)
    if (seals && session !== undefined) {
      if (book?.rehearsal !== true) disk.sessions.set(session.id, { ...session, state: 'sealed' })
      if (disk.venue.session === session.id) disk.venue.session = null
    }
    return 'written'
  }

  function book(session: string): StoredBook | null {
    const record = disk.sessions.get(session)
    const found = disk.books.get(record?.book ?? '')
    const plan = found === undefined ? undefined : disk.assets.get(found.plan)
    if (record === undefined || found === undefined || plan === undefined) return null
    const secret = disk.keys.get(`${found.id} ${String(found.term)}`)?.secret ?? null
    const signatures = [...disk.signatures.values()].filter((signature) => signature.book === found.id && signature.branch === found.branch)
    return clone({ session: record, book: found, plan, slips: slipsOf(found.id), secret, signatures })
  }

  return {
    create: (fresh) =>
      carry('create', () => {
        if (disk.sessions.has(fresh.session.id) || disk.books.has(fresh.book.id)) throw new StoreError('failed')
        disk.sessions.set(fresh.session.id, fresh.session)
        disk.books.set(fresh.book.id, fresh.book)
        disk.lines.set(lineKey(fresh.line), clone(fresh.line))
        disk.assets.set(fresh.plan.hash, fresh.plan.bytes)
        disk.keys.set(`${fresh.book.id} ${String(fresh.key.term)}`, fresh.key)
        disk.signatures.set(`${branchKey(fresh.line)} ${String(fresh.signature.term)}`, fresh.signature)
        putSlips(fresh.book.id, fresh.slips)
      }),
    append(fresh) {
      let done: 'written' | 'taken' = 'taken'
      return carry(
        'append',
        () => (done = append(fresh)),
        (fault) => disk.appends.push({ line: fresh.line, outcome: fault === null || (fault === 'lost' && done === 'taken') ? done : fault }),
      )
    },
    book: (session) => carry('book', () => book(session)),
    linesAfter: (branch, seq, limit = Infinity) =>
      carry('linesAfter', () => clone(linesOf(disk, branch).filter((line) => line.seq > seq).slice(0, limit))),
    box: () => carry('slipsOf', () => []),
    slipsOf: (id) => carry('slipsOf', () => slipsOf(id)),
    snapshot: (branch) => carry('snapshot', () => clone(disk.snapshots.get(branchKey(branch)) ?? null)),
    saveSnapshot: (snapshot) => carry('saveSnapshot', () => void disk.snapshots.set(branchKey(snapshot), clone(snapshot))),
    running: () => carry('running', () => ({ ...disk.venue })),
    setRunning: (session) =>
      carry('setRunning', () => {
        disk.venue.session = session
        disk.venue.followed = session
      }),
  }
}

/** A small random number generator: equal seeds give equal numbers from 0 to below 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Virtual time: tasks in order of their moment, microtasks run dry between two. */
export interface Scheduler {
  readonly mono: () => number
  at(delay: number, work: () => void): () => void
  /** Runs everything that falls due within so many milliseconds. */
  run(ms: number): Promise<void>
}

interface Task {
  readonly at: number
  readonly order: number
  readonly work: () => void
}

export function createScheduler(): Scheduler {
  let now = 0
  let count = 0
  const tasks = new Set<Task>()
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

  function earliest(until: number): Task | null {
    let first: Task | null = null
    for (const task of tasks) {
      if (task.at <= until && (first === null || task.at < first.at || (task.at === first.at && task.order < first.order))) first = task
    }
    return first
  }

  return {
    mono: () => now,
    at(delay, work) {
      count += 1
      const task = { at: now + Math.max(0, delay), order: count, work }
      tasks.add(task)
      return () => void tasks.delete(task)
    },
    async run(ms) {
      const until = now + ms
      await settle()
      for (let task = earliest(until); task !== null; task = earliest(until)) {
        tasks.delete(task)
        now = Math.max(now, task.at)
        task.work()
        await settle()
      }
      now = until
    },
  }
}

/** How rough the world is. Rates from 0 to 1; delays in virtual milliseconds. */
export interface Weather {
  /** Of store calls: refused before anything is written. */
  readonly refused: number
  /** Of store calls: written, and then reported as failed. */
  readonly lost: number
  readonly storeDelay: number
  readonly busDelay: number
  readonly dropped: number
  readonly doubled: number
}

export const CALM: Weather = { refused: 0, lost: 0, storeDelay: 2, busDelay: 1, dropped: 0, doubled: 0 }

/** One tab as its operating system sees it: it runs, stands frozen, or is gone. What reaches it waits while it is frozen. */
export interface Process {
  readonly alive: () => boolean
  readonly frozen: () => boolean
  readonly deliver: (delay: number, work: () => void) => () => void
  freeze(): void
  thaw(): void
  kill(): void
  onKill(work: () => void): void
}

export interface World {
  readonly scheduler: Scheduler
  readonly disk: MemoryDisk
  readonly random: () => number
  /** What lies on the bus and on the views' channels, as it was posted. */
  readonly posted: { readonly channel: string; readonly data: unknown }[]
  readonly wall: () => number
  stepWall(ms: number): void
  setWeather(weather: Weather): void
  process(): Process
  /** The ports of one window, all of them through its process. */
  ports(process: Process): WindowPorts
}

export interface WindowPorts {
  readonly store: BookStore
  readonly readings: { readonly wall: () => number; readonly mono: () => number }
  readonly bus: { readonly post: (message: object) => void; readonly listen: (take: (data: unknown) => void) => void }
  readonly post: (audience: string, message: object) => void
  readonly lock: (whenHeld: () => Promise<void>) => void
  readonly every: (ms: number, work: () => void) => () => void
  readonly after: (ms: number, work: () => void) => () => void
}

/** A browser with one disk, one bus, one lock and one wall clock, in virtual time and by seed. */
export function createWorld(seed: number, start = 1_700_000_000_000): World {
  const random = seeded(seed)
  const scheduler = createScheduler()
  const disk = createDisk()
  const posted: { channel: string; data: unknown }[] = []
  const ears: { process: Process; take: (data: unknown) => void }[] = []
  const line: { process: Process; grant: () => void }[] = []
  let holder: Process | null = null
  let weather = CALM
  let offset = start
  const within = (most: number) => random() * most

  function fate(): CallFate {
    const roll = random()
    const kind = roll < weather.refused ? 'refused' : roll < weather.refused + weather.lost ? 'lost' : null
    const fault = kind === null ? null : { kind, fault: random() < 0.1 ? 'full' : 'failed' } as const
    return { before: within(weather.storeDelay), after: within(weather.storeDelay), fault }
  }

  function carryFor(process: Process): Carry {
    return (_call, effect, met) =>
      new Promise((resolve, reject) => {
        const { before, after, fault } = fate()
        // A call that has left its tab reaches the disk even if the tab freezes; a killed tab's may or may not.
        scheduler.at(before, () => {
          if (!process.alive() && random() < 0.5) return
          let answer: () => void
          if (fault?.kind === 'refused') answer = () => { reject(new StoreError(fault.fault)) }
          else {
            try {
              const value = effect()
              answer = fault === null ? () => { resolve(value) } : () => { reject(new StoreError(fault.fault)) }
            } catch (error) {
              answer = () => { reject(error instanceof Error ? error : new StoreError('failed')) }
            }
          }
          met?.(fault?.kind ?? null)
          process.deliver(after, answer)
        })
      })
  }

  function grantNext(): void {
    while (holder === null) {
      const first = line.shift()
      if (first === undefined) return
      if (!first.process.alive()) continue
      holder = first.process
      first.process.deliver(within(1), first.grant)
    }
  }

  function letGo(process: Process): void {
    if (holder !== process) return
    holder = null
    grantNext()
  }

  function createProcess(): Process {
    let state: 'runs' | 'frozen' | 'gone' = 'runs'
    let backlog: (() => void)[] = []
    const funeral: (() => void)[] = []
    return {
      alive: () => state !== 'gone',
      frozen: () => state === 'frozen',
      deliver(delay, work) {
        let cancelled = false
        const cancel = scheduler.at(delay, () => {
          if (state === 'runs') work()
          else if (state === 'frozen') backlog.push(() => { if (!cancelled) work() })
        })
        return () => {
          cancelled = true
          cancel()
        }
      },
      freeze() {
        if (state === 'runs') state = 'frozen'
      },
      thaw() {
        if (state !== 'frozen') return
        state = 'runs'
        const queued = backlog
        backlog = []
        for (const work of queued) this.deliver(0, work)
      },
      kill() {
        state = 'gone'
        backlog = []
        for (const work of funeral) work()
      },
      onKill(work) {
        funeral.push(work)
      },
    }
  }

  return {
    scheduler,
    disk,
    random,
    posted,
    wall: () => offset + scheduler.mono(),
    stepWall(ms) {
      offset += ms
    },
    setWeather(next) {
      weather = next
    },
    process: createProcess,
    ports(process) {
      const origin = scheduler.mono()
      process.onKill(() => { letGo(process) })
      return {
        store: createMemoryStore(disk, carryFor(process)),
        readings: { wall: () => offset + scheduler.mono(), mono: () => scheduler.mono() - origin },
        bus: {
          post(message) {
            const data: unknown = structuredClone(message)
            posted.push({ channel: 'bus', data })
            for (const ear of ears) {
              if (ear.process === process || random() < weather.dropped) continue
              const times = random() < weather.doubled ? 2 : 1
              for (let time = 0; time < times; time++) ear.process.deliver(within(weather.busDelay), () => { ear.take(data) })
            }
          },
          listen: (take) => void ears.push({ process, take }),
        },
        post: (audience, message) => void posted.push({ channel: `view:${audience}`, data: structuredClone(message) }),
        lock(whenHeld) {
          line.push({ process, grant: () => void whenHeld().finally(() => { letGo(process) }) })
          grantNext()
        },
        every(ms, work) {
          let cancel = () => {}
          const again = () => {
            cancel = process.deliver(ms, () => {
              work()
              again()
            })
          }
          again()
          return () => { cancel() }
        },
        after: (ms, work) => process.deliver(ms, work),
      }
    },
  }
}
