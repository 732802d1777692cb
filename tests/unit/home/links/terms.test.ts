import { describe, expect, it } from 'vitest'
import { createHomeClock } from '../../../../src/home/clock'
import type { Keeper } from '../../../../src/home/keeper'
import { createTerms, type Terms } from '../../../../src/home/links/terms'
import type { Lived } from '../../../../src/home/links/lived'
import { createLiving } from '../../../../src/home/living'
import { openBook } from '../../../../src/home/open'
import type { Answer } from '../../../../src/home/protocol'
import type { Command } from '../../../../src/session/commands'
import { createMemoryFollow } from '../../../support/memory-follow'
import { createMemoryStore, seeded } from '../../../support/memory-store'
import { BOOK, createMesh, found, SESSION, START, type MeshDevice } from '../../../support/mesh'
import { cover, next } from '../../../support/session'

/** Two devices that were parted; the second one took over, the first has two presses that nobody else has, and has come back. */
async function returned(): Promise<{ readonly old: MeshDevice; readonly present: MeshDevice }> {
  const { devices, heal, cut, calm, settle } = createMesh(11, 2)
  const [old, present] = devices
  if (old === undefined || present === undefined) throw new Error('two devices')
  await found(old)
  for (const device of devices) await device.start()
  heal(0, 1)
  await calm()
  cut(0, 1)
  old.press(next)
  await settle()
  old.press(() => cover('black'))
  await settle()
  expect(await present.takeOver()).toBe(true)
  heal(0, 1)
  await calm()
  return { old, present }
}

/** 接管 and 补记 of one device, as its pages ask for them; presses are noted and answered as told. */
async function termsOf(device: MeshDevice, { answer = { kind: 'recorded', seq: 9 }, above = 0 }: { answer?: Answer; above?: number } = {}): Promise<{ terms: Terms; pressed: Command[]; began: string[]; changes: () => number }> {
  const store = createMemoryStore(device.disk)
  const opened = await openBook(store, SESSION)
  if (!opened.ok) throw new Error(opened.fault)
  const living = createLiving(opened.stored, opened.ledger, { store, clock: createHomeClock({ wall: () => START, mono: () => 0 }), salt: () => '0'.repeat(32) })
  const pressed: Command[] = []
  const began: string[] = []
  let changes = 0
  const keeper: Pick<Keeper, 'command'> = {
    command(command) {
      pressed.push(command)
      return Promise.resolve(answer)
    },
  }
  const lived: Lived = { session: SESSION, book: BOOK, secret: null, ledger: living.ledger, living, keeper: keeper as Keeper, now: () => START }
  const random = seeded(5)
  const terms = createTerms({
    follow: createMemoryFollow(device.disk),
    store,
    device: device.name,
    random: (bytes) => Array.from({ length: bytes }, () => Math.floor(random() * 256).toString(16).padStart(2, '0')).join(''),
    wall: () => START,
    lived: () => lived,
    largestTerm: () => above,
    began: (session) => Promise.resolve(void began.push(session)),
    changed: () => {
      changes += 1
    },
  })
  return { terms, pressed, began, changes: () => changes }
}

describe('接管', () => {
  it('[RP4] begins a term that is larger than any that was heard of, after this device’s last line', async () => {
    const { present } = await returned()
    const { terms, began } = await termsOf(present, { above: 6 })
    const before = present.disk.books.get(BOOK)
    expect(await terms.takeOver()).toEqual({ term: 7 })
    expect(began).toEqual([SESSION])
    const after = present.disk.books.get(BOOK)
    expect(after?.term).toBe(7)
    expect(after?.branch).not.toBe(before?.branch)
    expect(after?.left?.at(-1)).toMatchObject({ branch: before?.branch, settled: [] })
    expect(present.disk.keys.has(`${BOOK} 7`)).toBe(true)
  })

  it('is not to be had where nothing is followed', async () => {
    const nothing = createTerms({
      follow: createMemoryFollow((await returned()).old.disk),
      store: createMemoryStore((await returned()).old.disk),
      device: 'a'.repeat(16),
      random: () => '',
      wall: () => START,
      lived: () => null,
      largestTerm: () => 1,
      began: () => Promise.reject(new Error('nothing begins')),
      changed: () => undefined,
    })
    await expect(nothing.takeOver()).rejects.toMatchObject({ fault: { code: 'notFollowing' } })
    expect(await nothing.left()).toEqual([])
    expect(await nothing.settle('b'.repeat(64), 2, true)).toBeNull()
  })
})

describe('补记', () => {
  it('[RP3] offers what only this device has, in order, with what it was about', async () => {
    const { old, present } = await returned()
    const { terms } = await termsOf(old)
    const left = await terms.left()
    expect(left.map(({ seq, command }) => [seq, command])).toEqual([[2, 'next'], [3, 'cover']])
    expect(left[0]?.about).not.toBeNull()
    expect(await (await termsOf(present)).terms.left()).toEqual([])
  })

  it('adopts a line by pressing it anew, once', async () => {
    const { old } = await returned()
    const { terms, pressed, changes } = await termsOf(old)
    const [first, second] = await terms.left()
    const branch = second?.branch ?? ''
    expect(await terms.settle(branch, 3, true)).toEqual({ kind: 'recorded', seq: 9 })
    expect(pressed).toEqual([cover('black')])
    expect(await terms.left()).toEqual([first])
    expect(changes()).toBe(1)
    expect(await terms.settle(branch, 3, true)).toBeNull()
    expect(pressed).toHaveLength(1)
  })

  it('drops a line without pressing anything', async () => {
    const { old } = await returned()
    const { terms, pressed } = await termsOf(old)
    const [first, second] = await terms.left()
    expect(await terms.settle(first?.branch ?? '', 2, false)).toBeNull()
    expect(pressed).toEqual([])
    expect(await terms.left()).toEqual([second])
  })

  it.each<Answer>([{ kind: 'refused', code: 'stale' }, { kind: 'failed', fault: 'unheard' }])('keeps a line that was not adopted: $kind', async (answer) => {
    const { old } = await returned()
    const { terms, changes } = await termsOf(old, { answer })
    const before = await terms.left()
    expect(await terms.settle(before[0]?.branch ?? '', 2, true)).toEqual(answer)
    expect(await terms.left()).toEqual(before)
    expect(changes()).toBe(0)
  })
})
