import { Dexie } from 'dexie'
import { afterEach, describe, expect, it } from 'vitest'
import { openWindow, type HomeWindow } from '../../../src/home/window'
import type { Audience, View } from '../../../src/session/view/view'
import type { HostView } from '../../../src/session/view/host'
import { openDatabase } from '../../../src/store/database'
import fixture from '../../data/fixture-ten.json?raw'

interface Page {
  readonly home: HomeWindow
  readonly views: View[]
  readonly host: () => HostView
}

const pages: Page[] = []

/** A page with its own worker, as each window of the app has one. */
function page(audience: Audience): Page {
  const views: View[] = []
  const home = openWindow({ audience, onView: (view) => views.push(view), onBeat: () => {}, onFault: (fault) => { throw new Error(fault.code) }, onThrownAway: () => {} })
  const opened = {
    home,
    views,
    host() {
      const view = views.at(-1)
      if (view?.audience !== 'host') throw new Error('no view of the host')
      return view
    },
  }
  pages.push(opened)
  return opened
}

async function meeting(host: Page): Promise<string> {
  const reply = await host.home.request({ kind: 'create', source: new Blob([fixture]) })
  if (!reply.ok) throw new Error(reply.fault.code)
  return reply.value.session
}

async function lines(): Promise<number> {
  const database = await openDatabase('leitai', () => {})
  const count = await database.lines.count()
  database.close()
  return count
}

const next = ({ next: { base } }: HostView) => ({ kind: 'command', command: { type: 'next', base } }) as const

afterEach(async () => {
  for (const { home } of pages.splice(0)) home.close()
  // The browser lets a worker's connection go a moment after the worker.
  await new Promise((resolve) => setTimeout(resolve, 50))
  await Dexie.delete('leitai')
})

describe('windows of one browser', () => {
  it('the first press after a meeting was founded is in the book, and so is each after the window came back', async () => {
    const host = page('host')
    const session = await meeting(host)
    for (let visit = 1; visit <= 3; visit++) {
      await host.home.live(session)
      await expect.poll(() => host.views.length).toBeGreaterThan(0)
      expect(await host.home.request(next(host.host()))).toEqual({ ok: true, value: { kind: 'recorded', seq: visit + 1 } })
      await expect.poll(() => host.host().seq).toBe(visit + 1)
    }
    expect(await lines()).toBe(4)
  })

  it('a press in one window is seen in all others; one promise is kept once', async () => {
    const one = page('host')
    const two = page('host')
    const stage = page('hall')
    const session = await meeting(one)
    await one.home.live(session)
    await two.home.live(session)
    await stage.home.live(null)
    await expect.poll(() => [one, two, stage].every(({ views }) => views.length > 0)).toBe(true)
    const answers = await Promise.all([one, two].map(({ home, host }) => home.request(next(host()))))
    expect(answers.map((answer) => (answer.ok ? answer.value : answer.fault))).toEqual(expect.arrayContaining([{ kind: 'recorded', seq: 2 }, { kind: 'refused', code: 'stale' }]))
    await expect.poll(() => [one, two, stage].map(({ views }) => views.at(-1)?.seq)).toEqual([2, 2, 2])
    expect(stage.views.at(-1)).toMatchObject({ audience: 'hall', scene: { kind: 'order' } })
  })

  it('when the keeper is gone another window goes on', async () => {
    const keeper = page('host')
    const session = await meeting(keeper)
    await keeper.home.live(session)
    const other = page('host')
    await other.home.live(session)
    await expect.poll(() => [keeper, other].every(({ views }) => views.length > 0)).toBe(true)
    expect(await keeper.home.request(next(keeper.host()))).toMatchObject({ ok: true, value: { seq: 2 } })
    await expect.poll(() => other.host().seq).toBe(2)
    keeper.home.close()
    expect(await other.home.request(next(other.host()))).toEqual({ ok: true, value: { kind: 'recorded', seq: 3 } })
    await expect.poll(() => other.host().seq).toBe(3)
    expect(await lines()).toBe(3)
  })

  it('a press that comes before its window is ready waits for it', async () => {
    const keeper = page('host')
    const session = await meeting(keeper)
    await keeper.home.live(session)
    await expect.poll(() => keeper.views.length).toBeGreaterThan(0)
    // The keeper's view may show a button here before this window has opened the book.
    const early = page('host')
    const lives = early.home.live(session)
    const answer = await early.home.request(next(keeper.host()))
    expect(answer).toEqual({ ok: true, value: { kind: 'recorded', seq: 2 } })
    await lives
  })

  it('a question that was asked before the page took another audience is answered', async () => {
    const host = page('host')
    const session = await meeting(host)
    const asked = host.home.request({ kind: 'paper', session })
    host.home.close(true)
    await page('desk').home.live(session)
    expect(await asked).toMatchObject({ ok: true })
  })

  it('the two clocks of a page and its home agree', async () => {
    const host = page('host')
    await host.home.live(await meeting(host))
    await expect.poll(() => host.views.length).toBeGreaterThan(0)
    const apart = () => {
      const before = Date.now()
      const home = host.home.now()
      // Between two readings a busy machine does other things.
      return Math.max(0, before - home, home - Date.now())
    }
    await expect.poll(apart).toBeLessThanOrEqual(5)
  })
})
