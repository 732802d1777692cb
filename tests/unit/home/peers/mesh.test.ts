import { describe, expect, it } from 'vitest'
import { linesOf } from '../../../support/memory-store'
import { BOOK, createMesh, found, type Mesh, type MeshDevice } from '../../../support/mesh'
import { adjust, next } from '../../../support/session'

async function together(): Promise<Mesh & { readonly a: MeshDevice; readonly b: MeshDevice; readonly c: MeshDevice }> {
  const mesh = createMesh(7)
  const [a, b, c] = mesh.devices
  if (a === undefined || b === undefined || c === undefined) throw new Error('three devices')
  await found(a)
  for (const device of mesh.devices) await device.start()
  for (const [one, other] of [[0, 1], [0, 2], [1, 2]] as const) mesh.heal(one, other)
  await mesh.calm()
  return { ...mesh, a, b, c }
}

function book({ disk }: MeshDevice): string[] {
  const record = disk.books.get(BOOK)
  return record === undefined ? [] : linesOf(disk, { book: BOOK, branch: record.branch }).map(({ hash }) => hash)
}

describe('a book on three devices', () => {
  it('[RP1] a device that has nothing gets plan, lines and private values, and follows', async () => {
    const { a, b, c } = await together()
    expect(book(b)).toEqual(book(a))
    expect(book(c)).toEqual(book(a))
    expect(b.state()).toEqual(a.state())
    expect([...b.disk.slips.keys()].sort()).toEqual([...a.disk.slips.keys()].sort())
    expect(b.node().status().leads).toBe(false)
    expect(b.disk.keys.size).toBe(0)
  })

  it('[RP2] each line goes to all at once, and is copied once every device has it', async () => {
    const { a, b, calm, cut, heal, settle } = await together()
    a.press(next)
    await settle()
    expect(a.node().status().copied).toMatchObject({ all: 1, devices: 0, of: 2 })
    await calm()
    expect(a.node().status().copied).toMatchObject({ all: 2, devices: 2, of: 2 })
    cut(0, 2)
    a.press(next)
    await calm()
    expect(a.node().status().copied).toMatchObject({ all: 2, devices: 1, of: 2 })
    heal(0, 2)
    await calm()
    expect(a.node().status().copied).toMatchObject({ all: 3, devices: 2 })
    expect(book(b)).toEqual(book(a))
  })

  it('[CY1] a device that never came counts until its seat is withdrawn, and its row can be removed everywhere', async () => {
    const { a, b, calm } = await together()
    const seats = () => a.node().status()
    const gone = { id: '9'.repeat(16), role: 'deputy', name: '没来的备机', device: '9'.repeat(16), token: 'ab'.repeat(32), withdrawn: false } as const
    a.seats.save([...a.seats.list(), gone])
    a.press(next)
    await calm()
    expect(seats().copied).toMatchObject({ all: 0, devices: 2, of: 3 })
    a.node().remove(gone.id)
    expect(a.seats.list()).toContainEqual(gone)
    a.node().withdraw(gone.id)
    expect(seats().copied).toMatchObject({ all: 2, devices: 2, of: 2 })
    await calm()
    expect(b.seats.list()).toContainEqual({ ...gone, withdrawn: true })
    a.node().remove(gone.id)
    expect(seats().copied).toMatchObject({ all: 2, devices: 2, of: 2 })
    await calm()
    for (const { seats: { list } } of [a, b]) expect(list().some(({ id }) => id === gone.id)).toBe(false)
  })

  it('[PR1] a press on another device is recorded by the leader, and refused where it is late', async () => {
    const { a, b, calm, pass } = await together()
    b.press(next)
    await calm()
    expect(b.answers).toEqual([{ kind: 'recorded', seq: 2 }])
    expect(book(b)).toEqual(book(a))
    b.press(next)
    pass(3_500)
    await calm()
    expect(b.answers.at(-1)).toEqual({ kind: 'refused', code: 'stale' })
    expect(book(a)).toHaveLength(2)
  })

  it('[PR1] a press that nobody answers is said to be unheard, and is not sent again', async () => {
    const { a, b, calm, cut, heal, pass } = await together()
    b.press(next)
    cut(0, 1)
    pass(4_500)
    await calm()
    expect(b.answers).toEqual([{ kind: 'failed', fault: 'unheard' }])
    heal(0, 1)
    await calm()
    expect(book(a)).toHaveLength(1)
  })

  it('[RP3] [RP4] a deputy takes over; the old home returns, follows, and keeps aside what only it had', async () => {
    const { a, b, c, calm, cut, heal, settle } = await together()
    a.press(next)
    await calm()
    cut(0, 1)
    cut(0, 2)
    a.press(next)
    await settle()
    const only = book(a).at(-1)
    expect(await b.takeOver()).toBe(true)
    await calm()
    expect(c.node().status().term).toBe(2)
    b.press(() => adjust(30_000))
    b.press(next)
    await calm()
    expect(book(c)).toEqual(book(b))
    heal(0, 1)
    heal(0, 2)
    await calm()
    expect(book(a)).toEqual(book(b))
    expect(a.node().status()).toMatchObject({ leads: false, term: 2, dispute: null })
    const [left] = a.disk.books.get(BOOK)?.left ?? []
    expect(linesOf(a.disk, { book: BOOK, branch: left?.branch ?? '' }).filter(({ seq }) => seq >= (left?.from ?? 0)).map(({ hash }) => hash)).toEqual([only])
    a.press(next)
    await calm()
    expect(a.answers.at(-1)).toMatchObject({ kind: 'recorded' })
    expect(b.node().status().copied).toMatchObject({ devices: 2, of: 2 })
  })

  it('[RP5] two that lead one term stop and ask; whoever is chosen begins a larger one', async () => {
    const { a, b, c, calm, cut, heal } = await together()
    for (const [one, other] of [[0, 1], [0, 2], [1, 2]] as const) cut(one, other)
    await b.takeOver()
    await c.takeOver()
    heal(1, 2)
    await calm()
    expect(b.node().status().dispute).toBe('contested')
    expect(c.node().status().dispute).toBe('contested')
    expect(await c.takeOver()).toBe(true)
    heal(0, 1)
    heal(0, 2)
    await calm()
    for (const device of [a, b, c]) {
      expect(book(device)).toEqual(book(c))
      expect(device.node().status()).toMatchObject({ term: 3, dispute: null })
    }
  })
})
