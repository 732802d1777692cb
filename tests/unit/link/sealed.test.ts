import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createJoiner, FRAME_LIMIT, split } from '../../../src/link/frames'
import { greet, linkKeys } from '../../../src/link/greeting'
import { MESSAGE_LIMIT, type Lane, type Link, type LinkEnd } from '../../../src/link/port'
import { createOpener, createSealer } from '../../../src/link/seal'
import { LOW_WATER, type Pipe } from '../../../src/link/sealed-link'

const KEY = Uint8Array.from({ length: 32 }, (_, at) => at)
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

describe('the seal', () => {
  it('[EN1] writes equal words differently each time', () => {
    const seal = createSealer(KEY, 0)
    const word = Uint8Array.of(1, 2, 3)
    expect(seal(word)).not.toEqual(seal(word))
    expect(createSealer(KEY, 0)(word)).not.toEqual(createSealer(KEY, 1)(word))
  })

  it('[EN2] opens what was sealed in its order, and nothing that was changed, sent twice, left out or turned round', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (word, place, change) => {
        const seal = createSealer(KEY, 0)
        const [first, second] = [seal(word), seal(word)]
        const opened = createOpener(KEY, 0)
        expect(opened(first)).toEqual(word)
        expect(opened(first)).toBeNull()
        expect(createOpener(KEY, 0)(second)).toBeNull()
        const at = place % first.length
        expect(createOpener(KEY, 0)(first.map((byte, index) => (index === at ? byte ^ change : byte)))).toBeNull()
        expect(createOpener(KEY, 0)(first.slice(0, -1))).toBeNull()
        expect(createOpener(KEY, 1)(first)).toBeNull()
        expect(createOpener(KEY.map((byte) => byte ^ 1), 0)(first)).toBeNull()
      }),
    )
  })

  it('[EN3] has a key for each direction, and others for each link', () => {
    const salts = { offerer: random(16), answerer: random(16) }
    const offerer = linkKeys(KEY, salts, 'offerer')
    const answerer = linkKeys(KEY, salts, 'answerer')
    expect(offerer.out).toEqual(answerer.in)
    expect(offerer.in).toEqual(answerer.out)
    expect(offerer.in).not.toEqual(offerer.out)
    expect(linkKeys(KEY, { ...salts, offerer: random(16) }, 'offerer').out).not.toEqual(offerer.out)
    expect(linkKeys(random(32), salts, 'offerer').out).not.toEqual(offerer.out)
  })
})

describe('[LK1] frames', () => {
  it('hold a message of any length, and none is longer than 16 KiB with its seal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (length) => {
        const message = Uint8Array.from({ length }, (_, at) => at)
        const join = createJoiner()
        const pieces = [...split(message)]
        expect(Math.max(...pieces.map((piece) => createSealer(KEY, 0)(piece).length))).toBeLessThanOrEqual(FRAME_LIMIT)
        const joined = pieces.map((piece) => join(piece))
        expect(joined.slice(0, -1).every((part) => part === null)).toBe(true)
        expect(joined.at(-1)).toEqual(message)
      }),
      { numRuns: 30 },
    )
  })

  it('that are none of ours are refused', () => {
    const [first = new Uint8Array(), last = new Uint8Array()] = split(new Uint8Array(FRAME_LIMIT))
    const tooLong = first.slice()
    new DataView(tooLong.buffer).setUint32(1, MESSAGE_LIMIT + 1)
    for (const wrong of [[new Uint8Array(0)], [Uint8Array.of(9)], [last], [first, first], [first.slice(0, 3)], [tooLong], [first, last, last], [first, last.slice(0, -1)]]) {
      const join = createJoiner()
      expect(wrong.map((piece) => join(piece)).at(-1)).toBe('garbled')
    }
  })
})

/** A pipe whose other end takes a frame when the test says so; `tamper` is a hand on the way. */
function pipes(tamper: (lane: Lane, frame: Uint8Array) => readonly Uint8Array[] = (_, frame) => [frame]) {
  const ways = [0, 1].map(() => ({ waiting: { control: [] as Uint8Array[], bulk: [] as Uint8Array[] }, taken: (_lane: Lane, _frame: Uint8Array) => {}, low: (_lane: Lane) => {}, end: (_end: 'left' | 'lost') => {}, closed: false }))
  const [left, right] = ways
  if (left === undefined || right === undefined) throw new Error('two')
  const pipe = (own: typeof left, other: typeof left): Pipe => ({
    send: (lane, frame) => own.waiting[lane].push(frame),
    onFrame: (take) => (own.taken = take),
    onEnd: (take) => (own.end = take),
    onLow: (take) => (own.low = take),
    buffered: (lane) => own.waiting[lane].reduce((sum, { length }) => sum + length, 0),
    close: () => {
      own.closed = true
      other.end('left')
    },
  })
  /** Hands one frame of a lane over. */
  const step = (own: typeof left, other: typeof left, lane: Lane): boolean => {
    const frame = own.waiting[lane].shift()
    if (frame === undefined) return false
    for (const one of tamper(lane, frame)) other.taken(lane, one)
    own.low(lane)
    return true
  }
  return {
    left: pipe(left, right),
    right: pipe(right, left),
    fromLeft: (lane: Lane) => step(left, right, lane),
    flow: () => {
      while (step(left, right, 'control') || step(right, left, 'control') || step(left, right, 'bulk') || step(right, left, 'bulk'));
    },
    /** Frames of the lane with lots of room come first. */
    flowBulkFirst: () => {
      while (step(left, right, 'bulk') || step(right, left, 'bulk') || step(left, right, 'control') || step(right, left, 'control'));
    },
  }
}

async function linked(made: ReturnType<typeof pipes>, secrets: readonly [Uint8Array, Uint8Array] = [KEY, KEY]): Promise<[Link, Link]> {
  const both = [greet(made.left, secrets[0], 'offerer', random), greet(made.right, secrets[1], 'answerer', random)] as const
  made.flow()
  const [left, right] = await Promise.all(both)
  if (typeof left === 'string' || typeof right === 'string') throw new Error('no link')
  return [left, right]
}

describe('a sealed link', () => {
  it('[LK1] brings messages of all lengths in their order, on both lanes, both ways', async () => {
    const made = pipes()
    const [left, right] = await linked(made)
    const seen: number[] = []
    right.onMessage((message) => seen.push(message.length))
    const lengths = [0, 1, FRAME_LIMIT - 17, FRAME_LIMIT - 16, 300_000, 5]
    for (const length of lengths) left.send(new Uint8Array(length))
    expect(left.buffered()).toBeGreaterThan(300_000)
    made.flow()
    expect(seen).toEqual(lengths)
    expect(left.buffered()).toBe(0)
    right.send(Uint8Array.of(7), 'bulk')
    made.flow()
    const back = await new Promise<Uint8Array>((resolve) => left.onMessage(resolve))
    expect([...back]).toEqual([7])
    expect(() => left.send(new Uint8Array(MESSAGE_LIMIT + 1))).toThrow(RangeError)
  })

  it('[LK2] hands no more of a large message on than a short one may wait for', async () => {
    const made = pipes()
    const [left, right] = await linked(made)
    const seen: number[] = []
    right.onMessage((message) => seen.push(message.length))
    left.send(new Uint8Array(MESSAGE_LIMIT), 'bulk')
    expect(made.left.buffered('bulk')).toBeLessThan(300_000)
    let drained = false
    const all = left.drained('bulk').then(() => (drained = true))
    left.send(Uint8Array.of(1))
    expect(made.fromLeft('control')).toBe(true)
    expect(seen).toEqual([1])
    while (left.buffered('bulk') > LOW_WATER) {
      await Promise.resolve()
      expect(drained).toBe(false)
      made.fromLeft('bulk')
    }
    await all
    made.flow()
    expect(seen).toEqual([1, MESSAGE_LIMIT])
  })

  it('[LK3] loses nothing that came before anyone listened, nor before the greeting', async () => {
    const made = pipes()
    const left = greet(made.left, KEY, 'offerer', random)
    const right = greet(made.right, KEY, 'answerer', random)
    // The left greeting waits; the right one has it and sends at once on the other lane.
    made.fromLeft('control')
    const answerer = await right
    if (typeof answerer === 'string') throw new Error(answerer)
    answerer.send(Uint8Array.of(1), 'bulk')
    answerer.send(Uint8Array.of(2), 'bulk')
    made.flowBulkFirst()
    const offerer = await left
    if (typeof offerer === 'string') throw new Error(offerer)
    const seen: number[] = []
    offerer.onMessage(([first = 0]) => seen.push(first))
    expect(seen).toEqual([1, 2])
  })

  it('[LK4] ends at the first frame that was forged, doubled or dropped, and says so', async () => {
    const hands: Readonly<Record<string, (frame: Uint8Array) => readonly Uint8Array[]>> = {
      changed: (frame) => [frame.map((byte, at) => (at === 3 ? byte ^ 1 : byte))],
      doubled: (frame) => [frame, frame],
      dropped: () => [],
      replaced: () => [new Uint8Array(40)],
      swollen: () => [new Uint8Array(FRAME_LIMIT + 1)],
    }
    for (const [name, hand] of Object.entries(hands)) {
      let touched = false
      const made = pipes((_, frame) => (touched ? hand(frame) : [frame]))
      const [left, right] = await linked(made)
      const ends: LinkEnd[] = []
      const seen: number[] = []
      right.onMessage(([first = 0]) => seen.push(first))
      right.onClose((end) => ends.push(end))
      touched = true
      left.send(Uint8Array.of(1))
      made.flow()
      touched = false
      left.send(Uint8Array.of(2))
      made.flow()
      expect([name, ends]).toEqual([name, ['forged']])
      expect([name, seen]).toEqual([name, name === 'doubled' ? [1] : []])
      expect(left.ended()).toBe('left')
    }
  })

  it('[LK4] with another secret brings nothing', async () => {
    const made = pipes()
    const [left, right] = await linked(made, [KEY, random(32)])
    left.send(Uint8Array.of(1))
    made.flow()
    expect(right.ended()).toBe('forged')
  })

  it('[LK4] is not made with one who greets otherwise', async () => {
    const made = pipes()
    const left = greet(made.left, KEY, 'offerer', random)
    made.right.send('control', Uint8Array.of(1, 2, 3))
    made.flow()
    expect(await left).toBe('garbled')
  })

  it('[LK5] tells the other side that a person said no, after all that was said before', async () => {
    const made = pipes()
    // What was sent leaves before the pipe ends.
    const greetings = [greet({ ...made.left, close: () => undefined }, KEY, 'offerer', random), greet(made.right, KEY, 'answerer', random)] as const
    made.flow()
    const [left, right] = await Promise.all(greetings)
    if (typeof left === 'string' || typeof right === 'string') throw new Error('no link')
    const seen: number[] = []
    right.onMessage(([first = 0]) => seen.push(first))
    left.send(Uint8Array.of(5))
    left.close('declined')
    made.flow()
    expect(seen).toEqual([5])
    expect([left.ended(), right.ended()]).toEqual(['closed', 'declined'])
  })

  it('[LK5] ends once, and frees whoever waits for it to drain', async () => {
    const made = pipes()
    const [left, right] = await linked(made)
    left.send(new Uint8Array(1_000_000), 'bulk')
    const drained = left.drained('bulk')
    const ends: LinkEnd[] = []
    left.onClose((end) => ends.push(end))
    right.close()
    await drained
    left.close()
    left.onClose((end) => ends.push(end))
    expect(ends).toEqual(['left', 'left'])
    expect(right.ended()).toBe('closed')
    left.send(Uint8Array.of(1))
    expect(left.buffered()).toBe(left.buffered('control') + left.buffered('bulk'))
  })
})
