import { hashOf, utf8 } from '../../src/book/hash'
import { createHomeClock } from '../../src/home/clock'
import { foundSession } from '../../src/home/found'
import { createLiving, type Living } from '../../src/home/living'
import { openBook } from '../../src/home/open'
import type { Seat } from '../../src/home/peers/seats'
import { createNode } from '../../src/home/peers/node'
import type { Node } from '../../src/home/peers/node-port'
import { takeOver } from '../../src/home/peers/take-over'
import type { Answer } from '../../src/home/protocol'
import { decode, encodeMessage } from '../../src/link/wire/codec'
import type { Wire } from '../../src/link/wire/messages'
import type { By, Command } from '../../src/session/commands'
import type { State } from '../../src/session/state'
import { createMemoryFollow } from './memory-follow'
import { createDisk, createMemoryStore, seeded, type MemoryDisk } from './memory-store'
import { demoPlan } from './plan'
import { shortened } from './presses'

export const START = 1_700_000_000_000
const hexFrom = (random: () => number) => (bytes: number) => Array.from({ length: bytes }, () => Math.floor(random() * 256).toString(16).padStart(2, '0')).join('')
const FOUNDED = foundSession(shortened(demoPlan()), { random: hexFrom(seeded(1)), now: START, device: 'a'.repeat(16), window: 'f'.repeat(16), rehearsal: false })
export const BOOK = FOUNDED.book.id
export const SESSION = FOUNDED.session.id

/** One device: what is on its disk outlives a crash, all else does not. */
export interface MeshDevice {
  readonly name: string
  readonly disk: MemoryDisk
  readonly alive: () => boolean
  readonly node: () => Node
  /** The seats that it knows of. */
  readonly seats: { readonly list: () => readonly Seat[]; readonly save: (seats: readonly Seat[]) => void }
  readonly state: () => State | null
  press(make: (state: State) => Command): void
  takeOver(): Promise<boolean>
  crash(): void
  start(): Promise<void>
  /** Lines that its home has recorded, by their hash; and those that it has called copied. */
  readonly recorded: Set<string>
  readonly copied: Set<string>
  readonly answers: Answer[]
  note(): void
}

export interface Mesh {
  readonly devices: readonly MeshDevice[]
  /** Lets one random message arrive. @returns whether there was one */
  readonly deliver: () => Promise<boolean>
  readonly cut: (a: number, b: number) => void
  readonly heal: (a: number, b: number) => void
  /** Lets everything arrive that is on its way, and beats in between. */
  readonly calm: () => Promise<void>
  readonly settle: () => Promise<void>
  readonly pass: (ms: number) => void
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Devices that are linked with each other: the first founded the book, the others sit on deputies' seats. */
export function createMesh(seed: number, count = 3): Mesh {
  const random = seeded(seed)
  const hex = hexFrom(random)
  let now = START
  const timers = new Set<{ readonly at: number; readonly work: () => void }>()
  const tokens = Array.from({ length: count }, () => hex(16))
  const ids = Array.from({ length: count }, (_, at) => String.fromCharCode(97 + at).repeat(16))
  const seats: Seat[] = ids.slice(1).map((device, at) => ({ id: hex(8), role: 'deputy', name: `备机${String(at + 1)}`, device, token: hashOf(utf8(tokens[at + 1] ?? '')), withdrawn: false }))
  /** Messages on their way, by `from>to`; a pair that is cut has none. */
  const wires = new Map<string, Uint8Array[]>()
  const up = new Set<string>()
  const pair = (a: number, b: number) => `${String(Math.min(a, b))}-${String(Math.max(a, b))}`

  const devices = ids.map((id, index) => createDevice(id, index))

  function createDevice(device: string, index: number): MeshDevice {
    const disk = createDisk()
    const store = createMemoryStore(disk)
    const follow = createMemoryFollow(disk)
    const recorded = new Set<string>()
    const copied = new Set<string>()
    const answers: Answer[] = []
    let kept = index === 0 ? seats : []
    const places: MeshDevice['seats'] = { list: () => kept, save: (next) => { kept = [...next] } }
    let life = 0
    let alive = false
    let window = ''
    let living: Living | null = null
    let node: Node | null = null
    let counter = 0

    /** Presses where this device leads; what is on its disk counts as recorded even if it dies before it can say so. */
    async function execute(mine: Living, command: Command, by: By, here: () => boolean): Promise<Answer> {
      const answer = await mine.execute(command, by)
      const line = answer.kind === 'recorded' ? mine.ledger().lines()?.[answer.seq - 1] : undefined
      if (line !== undefined) recorded.add(hashOf(line))
      if (here()) await node?.look(BOOK)
      return answer
    }

    async function open(): Promise<void> {
      const opened = await openBook(store, SESSION)
      const clock = createHomeClock({ wall: () => now, mono: () => now })
      living = opened.ok ? createLiving(opened.stored, opened.ledger, { store, clock, salt: () => hex(16) }) : null
    }

    async function start(): Promise<void> {
      life += 1
      const own = life
      window = hex(8)
      counter = 0
      alive = true
      const here = () => alive && life === own
      node = createNode({
        device,
        window,
        name: () => device.slice(0, 2),
        app: 'test',
        store: follow,
        now: () => now,
        wall: () => now,
        mono: () => now,
        random: hex,
        after(ms, work) {
          const timer = { at: now + ms, work: () => { if (here()) work() } }
          timers.add(timer)
          return () => void timers.delete(timer)
        },
        send(peer, message) {
          if (here()) send(index, Number(peer), message)
        },
        close: () => undefined,
        ticket: () => undefined,
        seats: places,
        ownSeat: { get: () => (index === 0 ? null : { id: seats[index - 1]?.id ?? '', token: tokens[index] ?? '' }), keep: () => undefined },
        audiences: () => [],
        async execute(command, by) {
          return living === null ? { kind: 'failed', fault: 'missing' } : execute(living, command, by, here)
        },
        lineOf: (by) => living?.ledger().lineOf(by) ?? null,
        stored({ moved }) {
          void (moved || living === null ? open() : living.catchUp())
        },
        show: () => undefined,
        homeTime: () => undefined,
        introduce: () => undefined,
        signalled: () => undefined,
        thrownAway: () => undefined,
        changed: () => undefined,
      })
      await open()
      if (here()) await node.look(living === null ? null : BOOK)
      for (let other = 0; other < count; other++) if (other !== index && up.has(pair(index, other)) && devices[other]?.alive() === true) connect(index, other)
    }

    return {
      name: device,
      disk,
      recorded,
      copied,
      answers,
      seats: places,
      alive: () => alive,
      node: () => {
        if (node === null) throw new Error('not started')
        return node
      },
      state: () => living?.ledger().state() ?? null,
      press(make) {
        const state = living?.ledger().state()
        if (!alive || node === null || living === null || state === undefined) return
        const command = make(state)
        if (node.status().leads) {
          counter += 1
          const by = { device, window: `${window.slice(0, 8)}ffffffff`, n: counter }
          const own = life
          void execute(living, command, by, () => alive && life === own).then((answer) => answers.push(answer))
        } else void node.press(command).then((answer) => answers.push(answer))
      },
      async takeOver() {
        const copy = await follow.copy(BOOK)
        if (!alive || node === null || living === null || copy === null) return false
        await living.catchUp()
        const taken = takeOver(copy, living.ledger(), node.largestTerm(), { now, wall: now, random: hex, by: { device, window, n: (counter += 1) } })
        if (!taken.ok || (await follow.move(taken.next)) === 'stale') return false
        recorded.add(taken.next.branch)
        await open()
        await node.look(BOOK)
        return true
      },
      crash() {
        alive = false
        living = null
        for (let other = 0; other < count; other++) if (other !== index) unlink(index, other)
      },
      start,
      note() {
        const status = alive ? node?.status() : undefined
        const record = disk.books.get(BOOK)
        if (status?.leads !== true || status.copied === null || record === undefined) return
        for (const line of disk.lines.values()) if (line.branch === record.branch && line.seq <= status.copied.all) copied.add(line.hash)
      },
    }
  }

  function send(from: number, to: number, message: Wire): void {
    // Everything goes through the codec, as it does between real devices.
    wires.get(`${String(from)}>${String(to)}`)?.push(encodeMessage(message))
  }

  function connect(a: number, b: number): void {
    const [one, other] = [devices[a], devices[b]]
    if (one?.alive() !== true || other?.alive() !== true) return
    wires.set(`${String(a)}>${String(b)}`, [])
    wires.set(`${String(b)}>${String(a)}`, [])
    const known = (index: number) => ({ leader: index !== 0, invited: null })
    one.node().met(String(b), known(a))
    other.node().met(String(a), known(b))
  }

  function unlink(a: number, b: number): void {
    wires.delete(`${String(a)}>${String(b)}`)
    wires.delete(`${String(b)}>${String(a)}`)
    for (const [own, peer] of [[a, b], [b, a]] as const) if (devices[own]?.alive() === true) devices[own].node().lost(String(peer))
  }

  async function deliver(): Promise<boolean> {
    const waiting = [...wires].filter(([, queue]) => queue.length > 0)
    const chosen = waiting[Math.floor(random() * waiting.length)]
    if (chosen === undefined) return false
    const [way, queue] = chosen
    const [from = '', to = ''] = way.split('>')
    const received = decode(queue.shift() ?? new Uint8Array())
    const device = devices[Number(to)]
    if (received?.kind !== 'message') throw new Error('a message that cannot be read')
    if (device?.alive() === true) void device.node().take(from, received.message)
    // Some messages come while the one before is still at work.
    if (random() < 0.7) await settle()
    return true
  }

  function pass(ms: number): void {
    now += ms
    for (const timer of [...timers]) {
      if (timer.at > now) continue
      timers.delete(timer)
      timer.work()
    }
  }

  return {
    devices,
    deliver,
    settle,
    pass,
    cut(a, b) {
      if (up.delete(pair(a, b))) unlink(a, b)
    },
    heal(a, b) {
      if (up.has(pair(a, b))) return
      up.add(pair(a, b))
      connect(a, b)
    },
    async calm() {
      for (let round = 0; round < 4; round++) {
        do await settle()
        while (await deliver())
        pass(1_000)
        for (const device of devices) if (device.alive()) device.node().beat()
      }
      await settle()
    },
  }
}

/** Puts the founded book on a device's disk. */
export async function found(device: MeshDevice): Promise<void> {
  await createMemoryStore(device.disk).create(FOUNDED)
}
