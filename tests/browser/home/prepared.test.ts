import { Dexie } from 'dexie'
import { afterEach, describe, expect, it } from 'vitest'
import { readPackage } from '../../../src/book/package'
import { openWindow, type HomeWindow } from '../../../src/home/window'
import type { Replies, Request, RequestOf } from '../../../src/home/requests'
import type { HostView } from '../../../src/session/view/host'
import type { Audience, View } from '../../../src/session/view/view'
import { openDatabase } from '../../../src/store/database'
import fixture from '../../data/fixture-ten.json?raw'
import { tinyPng } from '../../support/png'

interface Page {
  readonly home: HomeWindow
  readonly views: View[]
  readonly faults: string[]
  gone: number
  ask<Kind extends Request['kind']>(request: RequestOf<Kind>): Promise<Replies[Kind]>
  /** The code of the fault with which a request is refused. */
  refusal(request: Request): Promise<string>
}

const pages: Page[] = []

function page(audience: Audience = 'host'): Page {
  const views: View[] = []
  const faults: string[] = []
  const home = openWindow({
    audience,
    onView: (view) => views.push(view),
    onBeat: () => {},
    onFault: ({ code }) => faults.push(code),
    onThrownAway: () => {
      opened.gone += 1
    },
  })
  const opened: Page = {
    home,
    views,
    faults,
    gone: 0,
    async ask(request) {
      const reply = await home.request(request)
      if (!reply.ok) throw new Error(`${request.kind}: ${reply.fault.code} ${reply.fault.place ?? ''}`)
      return reply.value
    },
    async refusal(request) {
      const reply = await home.request(request)
      return reply.ok ? 'done' : reply.fault.code
    },
  }
  pages.push(opened)
  return opened
}

const fromFile = (...parts: BlobPart[]): RequestOf<'prepare'> => ({ kind: 'prepare', from: { kind: 'file', source: new Blob(parts) } })

const hostView = ({ views }: Page): HostView => {
  const view = views.at(-1)
  if (view?.audience !== 'host') throw new Error('no view of the host')
  return view
}

async function tables(): Promise<Record<string, number>> {
  const database = await openDatabase('leitai', () => {})
  const counted = await Promise.all(database.tables.map(async (table) => [table.name, await table.count()] as const))
  database.close()
  return Object.fromEntries(counted)
}

afterEach(async () => {
  for (const { home } of pages.splice(0)) home.close()
  // The browser lets a worker's connection go a moment after the worker.
  await new Promise((resolve) => setTimeout(resolve, 50))
  await Dexie.delete('leitai')
})

describe('a session before the doors open', () => {
  it('is prepared from a file, edited section by section, and opened as it was edited', async () => {
    const host = page()
    const { session } = await host.ask(fromFile(fixture))
    const { sessions, running } = await host.ask({ kind: 'sessions' })
    expect([sessions.map(({ id, state, book }) => ({ id, state, book })), running]).toEqual([[{ id: session, state: 'prepared', book: null }], null])
    const { sections, record } = await host.ask({ kind: 'draft', session })
    expect([record.id, sections.meeting.rev, sections.contestants.value.contestants.length]).toEqual([session, 1, 10])
    const value = { ...sections.meeting.value, title: '改了题目的擂台', theme: undefined }
    expect(await host.ask({ kind: 'saveSection', session, section: 'meeting', base: 1, value })).toEqual({ kind: 'saved', rev: 2 })
    expect(await host.ask({ kind: 'saveSection', session, section: 'meeting', base: 1, value })).toMatchObject({ kind: 'conflict', rev: 2, value: { title: '改了题目的擂台' } })
    expect(await host.refusal({ kind: 'saveSection', session, section: 'meeting', base: 2, value: { title: 'x' } })).toBe('sectionRefused')
    expect(await host.ask({ kind: 'draftFaults', session })).toEqual({ places: [] })
    await host.ask({ kind: 'openSession', session })
    expect(await host.ask({ kind: 'sessions' })).toMatchObject({ running: session, sessions: [{ title: '改了题目的擂台', state: 'open' }] })
    await host.home.live(session)
    await expect.poll(() => host.views.length).toBeGreaterThan(0)
    expect(hostView(host)).toMatchObject({ title: '改了题目的擂台', rehearsal: false, seq: 1 })
    expect(await host.refusal({ kind: 'saveSection', session, section: 'meeting', base: 2, value })).toBe('frozen')
    expect(await host.refusal({ kind: 'openSession', session })).toBe('notPrepared')
    expect(await host.refusal({ kind: 'remove', session })).toBe('inUse')
    expect(await host.refusal({ kind: 'approvePlan', session, by: '王主任' })).toBe('frozen')
  })

  it('with gaps is kept, and not opened: the places are named by section', async () => {
    const host = page()
    const { session } = await host.ask(fromFile(fixture))
    const { sections } = await host.ask({ kind: 'draft', session })
    await host.ask({ kind: 'saveSection', session, section: 'meeting', base: 1, value: { ...sections.meeting.value, title: '' } })
    await host.ask({ kind: 'saveSection', session, section: 'contestants', base: 1, value: { contestants: sections.contestants.value.contestants.map((one, index) => (index === 1 ? { ...one, photo: 'a'.repeat(64) } : one)) } })
    const { places } = await host.ask({ kind: 'draftFaults', session })
    expect(places).toEqual([
      { section: 'meeting', path: 'title', code: 'length' },
      { section: 'contestants', path: `contestants.${'a'.repeat(64)}`, code: 'missingPicture' },
    ])
    expect(await host.refusal({ kind: 'openSession', session })).toBe('planRefused')
    expect(await host.refusal({ kind: 'rehearse', session })).toBe('planRefused')
    expect((await tables())['books']).toBe(0)
  })

  it('tells other windows what was saved', async () => {
    const host = page()
    const { session } = await host.ask(fromFile(fixture))
    const heard: unknown[] = []
    const channel = new BroadcastChannel('leitai:drafts')
    channel.addEventListener('message', ({ data }) => heard.push(data))
    const { sections } = await host.ask({ kind: 'draft', session })
    await host.ask({ kind: 'saveSection', session, section: 'speech', base: 1, value: sections.speech.value })
    await expect.poll(() => heard).toMatchObject([{ session, section: 'speech', rev: 2 }])
    channel.close()
    expect(await page().ask({ kind: 'section', session, section: 'speech' })).toEqual({ rev: 2, value: sections.speech.value })
  })

  it('a save under way when the page is left is not lost', async () => {
    const host = page()
    const { session } = await host.ask(fromFile(fixture))
    const { sections } = await host.ask({ kind: 'draft', session })
    const value = { ...sections.meeting.value, title: '最后一个字' }
    void host.home.request({ kind: 'saveSection', session, section: 'meeting', base: 1, value })
    host.home.close()
    const other = page()
    await expect.poll(async () => (await other.ask({ kind: 'draft', session })).sections.meeting.value.title).toBe('最后一个字')
  })

  it('is renamed, copied, thrown into the bin and taken out', async () => {
    const host = page()
    const { session } = await host.ask(fromFile(fixture))
    await host.ask({ kind: 'rename', session, title: '甲场' })
    const { session: copy } = await host.ask({ kind: 'prepare', from: { kind: 'copy', session, title: '乙场' } })
    const titles = async () => {
      const { sessions, deleted } = await host.ask({ kind: 'sessions' })
      return [sessions.map(({ title }) => title).toSorted(), deleted.map(({ title }) => title)]
    }
    expect(await titles()).toEqual([['乙场', '甲场'].toSorted(), []])
    await host.ask({ kind: 'remove', session })
    expect(await titles()).toEqual([['乙场'], ['甲场']])
    await host.ask({ kind: 'undelete', session })
    expect(await titles()).toEqual([['乙场', '甲场'].toSorted(), []])
    const [one, two] = await Promise.all([host.ask({ kind: 'draft', session }), host.ask({ kind: 'draft', session: copy })])
    expect(two.sections.meeting.value).toEqual({ ...one.sections.meeting.value, title: '乙场' })
    expect(two.sections.contestants.value).toEqual(one.sections.contestants.value)
  })

  it('of a meeting that was opened at once is read from its book, copied, and not changed', async () => {
    const host = page()
    const { session } = await host.ask({ kind: 'create', source: new Blob([fixture]) })
    const plan = JSON.parse(fixture) as { readonly contestants: unknown; readonly board: unknown }
    const { sections } = await host.ask({ kind: 'draft', session })
    expect([sections.board.rev, sections.board.value, sections.contestants.value.contestants]).toEqual([0, { board: plan.board }, plan.contestants])
    expect(await host.refusal({ kind: 'saveSection', session, section: 'board', base: 0, value: sections.board.value })).toBe('frozen')
    const { session: copy } = await host.ask({ kind: 'prepare', from: { kind: 'copy', session, title: '再来一场' } })
    expect((await host.ask({ kind: 'draft', session: copy })).record).toMatchObject({ state: 'prepared', title: '再来一场' })
    await host.ask({ kind: 'run', session: null })
    await host.ask({ kind: 'rename', session, title: '旧场' })
    await host.ask({ kind: 'remove', session })
    expect((await host.ask({ kind: 'sessions' })).deleted).toMatchObject([{ id: session, title: '旧场', state: 'open' }])
  })
})

describe('a plan that travels', () => {
  it('takes its pictures and its approval along, and says what changed since', async () => {
    const host = page()
    const png = tinyPng(7)
    const { hash, type, bytes } = await host.ask({ kind: 'putAsset', blob: new Blob([png]) })
    expect([type, bytes]).toEqual(['image/png', png.length])
    expect(await host.refusal({ kind: 'putAsset', blob: new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/png' }) })).toBe('imageRefused')
    const { session } = await host.ask(fromFile(fixture))
    const { sections } = await host.ask({ kind: 'draft', session })
    const contestants = sections.contestants.value.contestants.map((one, index) => (index === 0 ? { ...one, photo: hash } : one))
    await host.ask({ kind: 'saveSection', session, section: 'contestants', base: 1, value: { contestants } })
    await host.ask({ kind: 'approvePlan', session, by: '王主任' })
    expect(await host.ask({ kind: 'draft', session })).toMatchObject({ approval: { by: '王主任', current: true }, changes: [] })
    await host.ask({ kind: 'saveSection', session, section: 'meeting', base: 1, value: { ...sections.meeting.value, title: '批后又改' } })
    const { name, bytes: file } = await host.ask({ kind: 'exportPlan', session })
    expect([name, readPackage(file).ok]).toEqual([`批后又改-${sections.meeting.value.date}.leitai-plan`, true])

    // Another machine.
    for (const { home } of pages.splice(0)) home.close()
    await new Promise((resolve) => setTimeout(resolve, 50))
    await Dexie.delete('leitai')
    const hall = page()
    const { session: there } = await hall.ask(fromFile(new Uint8Array(file)))
    const arrived = await hall.ask({ kind: 'draft', session: there })
    expect(arrived.approval).toMatchObject({ by: '王主任', current: false })
    expect(arrived.changes).toEqual([{ section: 'meeting', path: 'title', before: sections.meeting.value.title, after: '批后又改' }])
    const picture = await hall.ask({ kind: 'asset', hash })
    expect([picture.type, new Uint8Array(await picture.arrayBuffer())]).toEqual(['image/png', png])

    await hall.ask({ kind: 'openSession', session: there })
    const { bytes: archive } = await hall.ask({ kind: 'archive', session: there, level: 'public', verifier: '', version: 'test' })
    const reader = page()
    expect(await reader.ask({ kind: 'replayFile', file: new Blob([new Uint8Array(archive)]) })).toMatchObject({ broken: false })
    expect((await reader.ask({ kind: 'asset', hash })).size).toBe(png.length)
    expect(await reader.refusal({ kind: 'asset', hash: 'b'.repeat(64) })).toBe('notFound')
  })

  it('is refused where it is none', async () => {
    const host = page()
    const { session } = await host.ask(fromFile(fixture))
    const { bytes } = await host.ask({ kind: 'exportPlan', session })
    expect(await host.refusal(fromFile(new Uint8Array(bytes.subarray(0, 500))))).toBe('packageRefused')
    expect(await host.refusal(fromFile('{"format":"leitai-plan"}'))).toBe('planRefused')
    expect(await host.refusal({ kind: 'prepare', from: { kind: 'draft', draft: { title: 'x' } } })).toBe('planRefused')
    expect((await host.ask({ kind: 'sessions' })).sessions).toHaveLength(1)
  })
})

describe('a rehearsal', () => {
  it('runs on the screens, is thrown away whole, and the meeting begins as if it had not been', async () => {
    const host = page()
    const other = page()
    const stage = page('hall')
    const { session } = await host.ask(fromFile(fixture))
    const before = await tables()
    expect(await host.refusal({ kind: 'endRehearsal', session })).toBe('notRehearsing')
    await stage.home.live(null)
    await host.ask({ kind: 'rehearse', session })
    for (const { home } of [host, other]) await home.live(session)
    await expect.poll(() => [host, other, stage].map(({ views }) => views.at(-1)?.rehearsal)).toEqual([true, true, true])
    for (let seq = 2; seq <= 4; seq++) {
      const { base } = hostView(host).next
      expect(await host.ask({ kind: 'command', command: { type: 'next', base } })).toEqual({ kind: 'recorded', seq })
      await expect.poll(() => [hostView(host).seq, stage.views.at(-1)?.seq]).toEqual([seq, seq])
    }
    await other.ask({ kind: 'endRehearsal', session })
    await expect.poll(() => [host, other, stage].map(({ gone }) => gone)).toEqual([1, 1, 1])
    expect([host.faults, stage.faults]).toEqual([['thrownAway'], []])
    expect(await host.ask({ kind: 'command', command: { type: 'cover', cover: 'black' } })).toEqual({ kind: 'failed', fault: 'thrownAway' })
    expect(await tables()).toEqual({ ...before, venue: before['venue'] === 1 ? 2 : before['venue'] })
    expect((await page('hall').home.live(null))).toEqual({ ok: true, value: { session: null } })
    const shown = stage.views.length

    await host.ask({ kind: 'openSession', session })
    await host.home.live(session)
    await expect.poll(() => [hostView(host), stage.views.at(-1)]).toMatchObject([{ rehearsal: false, seq: 1 }, { rehearsal: false, seq: 1 }])
    expect(stage.views.slice(shown).some(({ rehearsal }) => rehearsal)).toBe(false)
    expect(await host.ask({ kind: 'command', command: { type: 'next', base: hostView(host).next.base } })).toEqual({ kind: 'recorded', seq: 2 })
    await expect.poll(() => stage.views.at(-1)?.seq).toBe(2)
  })
})
