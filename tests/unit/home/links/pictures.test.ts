import { expect, it } from 'vitest'
import { hashOf } from '../../../../src/book/hash'
import { createPictureExchange } from '../../../../src/home/links/pictures'
import { createMemoryFollow } from '../../../support/memory-follow'
import { createDisk, createMemoryStore } from '../../../support/memory-store'
import { tinyPng } from '../../../support/png'

const PICTURE = tinyPng()
const HASH = hashOf(PICTURE)

function exchange(leads: boolean) {
  const disk = createDisk()
  const wanted: string[] = []
  const patience: (() => void)[] = []
  const kept = new Map<string, Uint8Array>()
  const made = createPictureExchange({
    follow: createMemoryFollow(disk),
    store: createMemoryStore(disk),
    pictures: { put: (hash, bytes) => Promise.resolve(void kept.set(hash, bytes)), get: (hash) => Promise.resolve(kept.get(hash) ?? null), all: () => Promise.resolve(kept) },
    after(_, work) {
      patience.push(work)
      return () => undefined
    },
    want(hash) {
      wanted.push(hash)
      return !leads
    },
  })
  return { ...made, wanted, patience, kept }
}

it('a picture is asked for once, for all that wait for it, and kept', async () => {
  const { ask, came, wanted, kept } = exchange(false)
  const both = Promise.all([ask(HASH), ask(HASH)])
  expect(wanted).toEqual([HASH])
  await came(HASH, PICTURE)
  expect(await both).toEqual([PICTURE, PICTURE])
  expect(kept.get(HASH)).toEqual(PICTURE)
})

it('a picture that nobody asked for is not kept', async () => {
  const { came, kept } = exchange(false)
  await came(HASH, PICTURE)
  expect(kept.size).toBe(0)
})

it('there is none where it does not come in time, and none to wait for where nobody leads', async () => {
  const slow = exchange(false)
  const asked = slow.ask(HASH)
  for (const end of slow.patience) end()
  expect(await asked).toBeNull()
  const again = slow.ask(HASH)
  expect(slow.wanted).toEqual([HASH, HASH])
  await slow.came(HASH, PICTURE)
  expect(await again).toEqual(PICTURE)
  expect(await exchange(true).ask(HASH)).toBeNull()
})
