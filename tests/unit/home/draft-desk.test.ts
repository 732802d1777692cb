import { describe, expect, it } from 'vitest'
import { createDraftDesk, type DraftDesk } from '../../../src/home/draft-desk'
import type { SavedSection, SavedSections } from '../../../src/home/prepared-requests'
import type { Reply } from '../../../src/home/requests'
import { draftOf, SECTIONS, type Draft, type Section } from '../../../src/session/draft'
import { demoPlan } from '../../support/plan'

const start = draftOf(demoPlan())
const titled = (title: string): Draft['meeting'] => ({ ...start.meeting, title })

/** A worker that compares and sets as the real one does; each of its answers is given when the test says so. */
function worker() {
  const stored = new Map<Section, SavedSection>(SECTIONS.map((section) => [section, { rev: 1, value: start[section] }]))
  const waiting: (() => void)[] = []
  const saves: { section: Section; base: number; value: unknown }[] = []
  const fails: ('before' | 'after')[] = []
  const record = { id: '0'.repeat(32), title: '', date: '2031-03-14', arena: 'departments', sample: false, created: 0, changed: 0, state: 'prepared', book: null, deleted: null } as const

  function later<Value>(work: () => Value): Promise<Value> {
    return new Promise((resolve) => {
      waiting.push(() => {
        resolve(work())
      })
    })
  }

  function stand(section: Section): SavedSection {
    const found = stored.get(section)
    if (found === undefined) throw new Error(section)
    return found
  }

  function put(section: Section, value: unknown): number {
    const rev = stand(section).rev + 1
    stored.set(section, { rev, value: value as Draft[Section] })
    return rev
  }

  const failed = { ok: false, fault: { code: 'timeout', place: null } } as const
  const desk: DraftDesk = createDraftDesk({
    load: () => later(() => ({ ok: true, value: { record, sections: Object.fromEntries(stored) as unknown as SavedSections, approval: null, changes: [] } })),
    section: (section) => later(() => ({ ok: true, value: stand(section) })),
    save(section, base, value) {
      saves.push({ section, base, value })
      return later((): Reply<'saveSection'> => {
        const fail = fails.shift()
        if (fail === 'before') return failed
        const now = stand(section)
        if (now.rev !== base) return { ok: true, value: { kind: 'conflict', ...now } }
        const rev = put(section, value)
        return fail === 'after' ? failed : { ok: true, value: { kind: 'saved', rev } }
      })
    },
  })

  /** Gives answers, the oldest first, until none is asked for. */
  async function answer(count = Infinity): Promise<void> {
    for (let given = 0; given < count; given++) {
      const next = waiting.shift()
      if (next === undefined) return
      next()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  /** Another window saves. */
  function elsewhere(section: Section, value: unknown): void {
    desk.hear({ section, rev: put(section, value) })
  }

  return { desk, saves, fails, answer, elsewhere, stand, waiting }
}

async function loaded() {
  const made = worker()
  void made.desk.load()
  await made.answer()
  return made
}

describe('a draft on a page', () => {
  it('goes to the disk at each change, at once', async () => {
    const { desk, saves, answer, stand } = await loaded()
    expect(desk.draft.value).toEqual(start)
    desk.edit('meeting', titled('一'))
    expect(saves).toEqual([{ section: 'meeting', base: 1, value: titled('一') }])
    expect(desk.saving.value).toBe('saving')
    await answer()
    expect(desk.saving.value).toBe('saved')
    expect(stand('meeting')).toEqual({ rev: 2, value: titled('一') })
  })

  it('while a save is under way the newest change waits, and the ones between are passed over', async () => {
    const { desk, saves, answer, stand } = await loaded()
    for (const title of ['一', '一二', '一二三']) desk.edit('meeting', titled(title))
    desk.edit('agenda', {})
    expect(saves.map(({ section }) => section)).toEqual(['meeting', 'agenda'])
    await answer()
    expect(saves.map(({ base, value }) => [base, value])).toEqual([[1, titled('一')], [1, {}], [2, titled('一二三')]])
    expect(stand('meeting')).toEqual({ rev: 3, value: titled('一二三') })
    expect(desk.saving.value).toBe('saved')
  })

  it('sends what waits when the page is left', async () => {
    const { desk, saves, answer, stand } = await loaded()
    desk.edit('meeting', titled('一'))
    desk.edit('meeting', titled('一二'))
    desk.flush()
    expect(saves.map(({ base }) => base)).toEqual([1, 2])
    await answer()
    expect(stand('meeting')).toEqual({ rev: 3, value: titled('一二') })
    expect(saves).toHaveLength(2)
  })

  it('shows what another window saved, and keeps its own unsaved change of another section', async () => {
    const { desk, answer, elsewhere } = await loaded()
    desk.edit('agenda', {})
    elsewhere('meeting', titled('别处'))
    expect(desk.draft.value?.meeting.title).toBe(start.meeting.title)
    await answer()
    expect(desk.draft.value).toEqual({ ...start, agenda: {}, meeting: titled('别处') })
    expect(desk.saving.value).toBe('saved')
  })

  it('says so when two windows edit one section: both values, and one of them by choice', async () => {
    for (const choice of ['takeTheirs', 'keepMine'] as const) {
      const { desk, answer, elsewhere, stand } = await loaded()
      elsewhere('meeting', titled('别处'))
      desk.edit('meeting', titled('这里'))
      await answer()
      expect(desk.saving.value).toBe('conflict')
      expect(desk.conflict.value).toEqual({ section: 'meeting', mine: titled('这里'), theirs: { rev: 2, value: titled('别处') } })
      // Neither is lost while nobody has chosen, whatever is typed on.
      desk.edit('meeting', titled('这里又改'))
      await answer()
      expect(stand('meeting').value).toEqual(titled('别处'))
      desk[choice]()
      await answer()
      const end = choice === 'keepMine' ? titled('这里又改') : titled('别处')
      expect([desk.saving.value, desk.conflict.value]).toEqual(['saved', null])
      expect([desk.draft.value?.meeting, stand('meeting').value]).toEqual([end, end])
    }
  })

  it('two windows that typed the same agree', async () => {
    const { desk, answer, elsewhere } = await loaded()
    elsewhere('meeting', titled('同样'))
    desk.edit('meeting', titled('同样'))
    await answer()
    expect([desk.saving.value, desk.conflict.value]).toEqual(['saved', null])
  })

  it('a save that failed says so and is tried again, also one that had been written', async () => {
    for (const fail of ['before', 'after'] as const) {
      const { desk, fails, answer, stand } = await loaded()
      fails.push(fail)
      desk.edit('meeting', titled('一'))
      await answer()
      expect([desk.saving.value, desk.fault.value?.code]).toEqual(['failed', 'timeout'])
      desk.retry()
      await answer()
      expect([desk.saving.value, desk.fault.value, desk.conflict.value]).toEqual(['saved', null, null])
      expect(stand('meeting')).toEqual({ rev: 2, value: titled('一') })
      desk.edit('meeting', titled('二'))
      await answer()
      expect(stand('meeting')).toEqual({ rev: 3, value: titled('二') })
    }
  })

  it('hears of its own save without asking for it again', async () => {
    const { desk, answer, waiting } = await loaded()
    desk.edit('meeting', titled('一'))
    desk.hear({ section: 'meeting', rev: 2 })
    await answer()
    desk.hear({ section: 'meeting', rev: 2 })
    expect(waiting).toEqual([])
    expect(desk.saving.value).toBe('saved')
  })

  it('sends plain values: no key that holds nothing', async () => {
    const { desk, saves } = await loaded()
    desk.edit('meeting', { ...start.meeting, period: undefined } as unknown as Draft['meeting'])
    const { period: _period, ...rest } = start.meeting
    expect(Object.keys(saves[0]?.value ?? {})).toEqual(Object.keys(rest))
  })
})
