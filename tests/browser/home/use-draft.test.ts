import { createPinia, setActivePinia } from 'pinia'
import { Dexie } from 'dexie'
import { effectScope, type EffectScope } from 'vue'
import { afterEach, describe, expect, it } from 'vitest'
import { useHome } from '../../../src/home/stores'
import { useDraft, type DraftPage } from '../../../src/home/use-draft'
import fixture from '../../data/fixture-ten.json?raw'

const scopes: { readonly scope: EffectScope; readonly home: ReturnType<typeof useHome> }[] = []

/** A window with its own stores, and so its own connection and worker. */
function setupPage(session: string): DraftPage {
  setActivePinia(createPinia())
  const scope = effectScope()
  const page = scope.run(() => useDraft(session))
  if (page === undefined) throw new Error('no page')
  scopes.push({ scope, home: useHome() })
  return page
}

async function prepared(): Promise<string> {
  setActivePinia(createPinia())
  const home = useHome()
  const reply = await home.request({ kind: 'prepare', from: { kind: 'file', source: new Blob([fixture]) } })
  home.close()
  if (!reply.ok) throw new Error(reply.fault.code)
  return reply.value.session
}

async function loaded(session: string): Promise<DraftPage> {
  const page = setupPage(session)
  await expect.poll(() => page.about.value?.record.id).toBe(session)
  return page
}

function meetingOf({ sections }: DraftPage) {
  if (sections.meeting.value === null) throw new Error('not loaded')
  return sections.meeting.value
}

const edit = (page: DraftPage, title: string) => {
  page.edit('meeting', { ...meetingOf(page), title })
}

afterEach(async () => {
  for (const { scope, home } of scopes.splice(0)) {
    scope.stop()
    home.close()
  }
  // The browser lets a worker's connection go a moment after the worker.
  await new Promise((resolve) => setTimeout(resolve, 50))
  await Dexie.delete('leitai')
})

describe('a setup page', () => {
  it('saves what is typed, and another window shows it', async () => {
    const session = await prepared()
    const here = await loaded(session)
    const there = await loaded(session)
    for (const title of ['一', '一个', '一个新', '一个新题']) edit(here, title)
    expect(here.saving.value).toBe('saving')
    await expect.poll(() => [here.saving.value, meetingOf(there).title]).toEqual(['saved', '一个新题'])
    await expect.poll(() => [here, there].map(({ about }) => about.value?.record.title)).toEqual(['一个新题', '一个新题'])
    edit(there, '')
    await expect.poll(() => [here, there].map(({ places }) => places.value)).toEqual([[{ section: 'meeting', path: 'title', code: 'length' }], [{ section: 'meeting', path: 'title', code: 'length' }]])
  })

  it('two windows that edit one section at once lose nothing: one is saved, the other is asked', async () => {
    const session = await prepared()
    const pages = [await loaded(session), await loaded(session)] as const
    edit(pages[0], '这里')
    edit(pages[1], '那里')
    await expect.poll(() => pages.map(({ saving }) => saving.value).toSorted()).toEqual(['conflict', 'saved'])
    const [asked, other] = pages[0].conflict.value === null ? [pages[1], pages[0]] : pages
    const { mine, theirs } = asked.conflict.value ?? {}
    expect([mine, theirs?.value]).toEqual([meetingOf(asked), meetingOf(other)])
    asked.keepMine()
    await expect.poll(() => [asked.saving.value, meetingOf(other).title]).toEqual(['saved', meetingOf(asked).title])
  })
})
