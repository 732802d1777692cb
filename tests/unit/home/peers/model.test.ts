import { describe, expect, it } from 'vitest'
import { adjust, next, pause, resume } from '../../../support/session'
import { linesOf, seeded } from '../../../support/memory-store'
import { BOOK, createMesh, found, type MeshDevice } from '../../../support/mesh'

/** Schedules of one run; each has its own seed. The long run sets the number. */
const RUNS = Number(process.env['LEITAI_MESHES'] ?? 60)
const FIRST = Number(process.env['LEITAI_FIRST'] ?? 1)
const PAIRS: readonly (readonly [number, number])[] = [[0, 1], [0, 2], [1, 2]]
const PRESSES = [next, next, pause, resume, adjust(30_000)] as const

const linesOn = ({ disk }: MeshDevice, branch: string) => linesOf(disk, { book: BOOK, branch })
const bookOf = (device: MeshDevice) => linesOn(device, device.disk.books.get(BOOK)?.branch ?? '').map(({ hash }) => hash)

/** Lines that a device kept aside when a larger term began. */
function offered(device: MeshDevice): string[] {
  return (device.disk.books.get(BOOK)?.left ?? []).flatMap(({ branch, from }) => linesOn(device, branch).filter(({ seq }) => seq >= from).map(({ hash }) => hash))
}

/** One evening of three devices: presses, messages in any order between pairs, crashes, cuts, take-overs; then all is healed. */
async function evening(seed: number): Promise<void> {
  const mesh = createMesh(seed)
  const random = seeded(seed * 7919)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const { devices } = mesh
  await found(pick([devices[0] as MeshDevice]))
  for (const device of devices) await device.start()
  for (const [a, b] of PAIRS) mesh.heal(a, b)
  await mesh.calm()

  const steps = 20 + Math.floor(random() * 100)
  for (let step = 0; step < steps; step++) {
    const roll = random()
    const device = pick(devices)
    if (roll < 0.45) await mesh.deliver()
    else if (roll < 0.72) {
      const press = pick(PRESSES)
      device.press((state) => (typeof press === 'function' ? press(state) : press))
    } else if (roll < 0.8) mesh.cut(...pick(PAIRS))
    else if (roll < 0.88) mesh.heal(...pick(PAIRS))
    else if (roll < 0.92) device.crash()
    else if (roll < 0.96) {
      if (!device.alive()) await device.start()
    } else if (roll < 0.985) await device.takeOver()
    else mesh.pass(1_500)
    if (random() < 0.5) await mesh.settle()
    for (const one of devices) one.note()
  }

  for (const device of devices) if (!device.alive()) await device.start()
  for (const [a, b] of PAIRS) {
    mesh.cut(a, b)
    mesh.heal(a, b)
  }
  await mesh.calm()
  // Two that lead one term ask; a person chooses.
  const asks = devices.find((device) => device.node().status().dispute !== null)
  if (asks !== undefined) {
    expect(asks.node().status().dispute).toBe('contested')
    expect(await asks.takeOver()).toBe(true)
    await mesh.calm()
  }

  const [first] = devices
  const book = first === undefined ? [] : bookOf(first)
  const everywhere = new Set([...book, ...devices.flatMap(offered)])
  for (const device of devices) {
    expect(bookOf(device), 'one book wins').toEqual(book)
    expect([...device.copied].filter((hash) => !book.includes(hash)), 'what was copied is in it').toEqual([])
    expect([...device.recorded].filter((hash) => !everywhere.has(hash)), 'what was recorded is in it, or offered').toEqual([])
    expect(device.node().status().dispute).toBeNull()
  }
  expect(devices.filter((device) => device.node().status().leads)).toHaveLength(1)
}

describe('[RP1]–[RP5] [CY1] three devices, any schedule', () => {
  it(`one book wins, nothing copied is lost, nothing recorded vanishes: ${String(RUNS)} schedules`, async () => {
    for (let seed = FIRST; seed < FIRST + RUNS; seed++) await evening(seed).catch((error: unknown) => { throw new Error(`seed ${String(seed)}`, { cause: error }) })
  }, 3_600_000)
})
