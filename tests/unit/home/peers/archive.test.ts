import { expect, it } from 'vitest'
import { readArchive } from '../../../../src/book/archive'
import { verifyArchive } from '../../../../src/book/verify'
import { archive } from '../../../../src/home/archives'
import type { DeskNeeds } from '../../../../src/home/desk-needs'
import { createMemoryStore } from '../../../support/memory-store'
import { createMesh, found, SESSION, type MeshDevice } from '../../../support/mesh'
import { next } from '../../../support/session'

async function verdict({ disk }: MeshDevice) {
  // Only the books and the pictures of a desk are needed to write an archive.
  const needs = { store: createMemoryStore(disk), pictures: { all: () => Promise.resolve(new Map<string, Uint8Array>()) } } as unknown as DeskNeeds
  const { bytes } = await archive(SESSION, 'full', '', 'test', needs)
  const read = readArchive(bytes)
  if (!read.ok) throw new Error(read.code)
  return verifyArchive(read.parts)
}

it('[RP3] [SG1] an archive of a book that changed hands is whole, on every device that has it', async () => {
  const mesh = createMesh(11)
  const [a, b, c] = mesh.devices
  if (a === undefined || b === undefined || c === undefined) throw new Error('three devices')
  await found(a)
  for (const device of mesh.devices) await device.start()
  for (const [one, other] of [[0, 1], [0, 2], [1, 2]] as const) mesh.heal(one, other)
  await mesh.calm()
  a.press(next)
  await mesh.calm()
  mesh.cut(0, 1)
  mesh.cut(0, 2)
  a.press(next)
  await mesh.settle()
  expect(await b.takeOver()).toBe(true)
  b.press(next)
  await mesh.calm()
  mesh.heal(0, 1)
  mesh.heal(0, 2)
  await mesh.calm()
  for (const device of mesh.devices) {
    const report = await verdict(device)
    expect(report.faults, device.name).toEqual([])
    expect(report.terms).toBe(2)
  }
})
