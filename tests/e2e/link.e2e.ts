import { chromium, expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHROMIUM_ARGS, findChromium } from '../../tools/chromium.mjs'
import { qrModules } from '../../src/link/pair/qr'
import { temporaryFolder } from './support/builds'
import { killBrowser, openBrowser } from './support/browser'
import { call, openLinkPage, pairPages } from './support/link-page'
import { openLan, withoutFilter, withoutNamespaces, type Lan } from './support/namespaces'
import { y4m } from './support/y4m'

const ORIGIN = 'http://localhost'

function launch(executablePath = findChromium(), args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: [...CHROMIUM_ARGS, ...args] })
}

/** Both hear what the other says. */
async function talk(one: Page, other: Page, word: string): Promise<void> {
  await call(one, 'say', `${word} there`)
  await call(other, 'say', `${word} back`)
  await expect.poll(() => call(other, 'heard')).toContain(`${word} there`)
  await expect.poll(() => call(one, 'heard')).toContain(`${word} back`)
}

/** Each has the other's ticket on its disk. */
async function ticketed(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) await expect.poll(() => call(page, 'heard')).toContain('ticket')
}

async function reload(page: Page): Promise<void> {
  await page.reload()
  await page.waitForFunction(() => 'link' in window)
}

async function linkedAgain(one: Page, other: Page, word: string): Promise<void> {
  const took = await Promise.all([call(one, 'redial'), call(other, 'redial')])
  expect(took.every((milliseconds) => milliseconds !== null)).toBe(true)
  test.info().annotations.push({ type: word, description: took.join(' and ') + ' ms' })
  await talk(one, other, word)
}

test('two browsers are paired and find each other again after every loss', async () => {
  test.slow()
  const [left, right] = await Promise.all([launch(), launch()])
  try {
    const [home, other] = await Promise.all([left, right].map(async (browser) => openLinkPage(await browser.newContext({ permissions: [] }))))
    if (home === undefined || other === undefined) throw new Error('two')
    const { confirms, ends } = await pairPages(home, other)
    expect(ends).toEqual(['linked', 'linked'])
    expect(confirms[0]).toMatch(/^[34679ACDEFHJKMNPRTUWXY]{4}$/)
    expect(confirms[1]).toBe(confirms[0])
    await talk(home, other, 'paired')
    await ticketed(home, other)

    await reload(other)
    await expect.poll(() => call(home, 'ended')).toBe('left')
    await linkedAgain(home, other, 'other-reloaded')
    await ticketed(home, other)
    await reload(home)
    await expect.poll(() => call(other, 'ended')).toBe('left')
    await linkedAgain(home, other, 'home-reloaded')
    await ticketed(home, other)

    await Promise.all([reload(home), reload(other)])
    const { text = '' } = await call(home, 'show')
    expect(await call(other, 'join', text)).toBe('joining')
    expect(await Promise.all([call(home, 'linked'), call(other, 'linked')])).toEqual(['linked', 'linked'])
    await talk(home, other, 'reunited')
  } finally {
    await Promise.all([left.close(), right.close()])
  }
})

test('a browser that was ended and started again comes back by its ticket', async () => {
  const profile = temporaryFolder('link-profile')
  const start = () => openBrowser(profile.path)
  const left = await launch()
  let right: BrowserContext | null = null
  try {
    right = await start()
    const home = await openLinkPage(await left.newContext())
    const other = await openLinkPage(right)
    expect((await pairPages(home, other)).ends).toEqual(['linked', 'linked'])
    await ticketed(home, other)
    await killBrowser(right, profile.path)
    // Nobody said goodbye: the link still looks alive, and the call comes all the same.
    right = await start()
    await linkedAgain(home, await openLinkPage(right), 'restarted')
  } finally {
    await Promise.all([left.close(), right?.close()])
    profile.remove()
  }
})

test('an offer is scanned by a camera, as far off, turned and pale as cameras see it', async () => {
  const folder = temporaryFolder('link-camera')
  const left = await launch()
  const film = join(folder.path, 'film.y4m')
  const right = await launch(undefined, ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${film}`])
  try {
    const home = await openLinkPage(await left.newContext())
    const other = await openLinkPage(await right.newContext({ permissions: ['camera'] }))
    const { text = '' } = await call(home, 'offer')
    writeFileSync(film, y4m(qrModules(text), { pixels: 5, turn: 20, contrast: 0.6 }))
    const seen = await call(other, 'scan')
    expect(seen.text).toBe(text)
    const answer = await call(other, 'answer', seen.text ?? '')
    const taken = await call(home, 'take', (answer.typed ?? '').toLowerCase())
    expect(taken.confirm).toBe(answer.confirm)
    expect(await Promise.all([call(home, 'linked'), call(other, 'linked')])).toEqual(['linked', 'linked'])
  } finally {
    await Promise.all([left.close(), right.close()])
    folder.remove()
  }
})

test.describe('two hosts on one cable', () => {
  const missing = withoutNamespaces()
  test.skip(missing !== null, missing ?? '')
  test.describe.configure({ mode: 'serial' })
  let lan: Lan
  let browsers: readonly Browser[] = []

  test.beforeAll(async () => {
    if (missing !== null) return
    lan = openLan()
    browsers = await Promise.all(lan.hosts.map(({ executablePath }) => launch(executablePath)))
  })
  test.afterAll(async () => {
    await Promise.all(browsers.map((browser) => browser.close()))
    if (missing === null) lan.close()
  })

  /** A page on each host; the second may use its camera or not. */
  async function pages(camera: boolean): Promise<readonly [Page, Page]> {
    const [left, right] = await Promise.all(browsers.map((browser) => browser.newContext()))
    if (left === undefined || right === undefined) throw new Error('two')
    if (camera) await right.grantPermissions(['camera'], { origin: ORIGIN })
    return [await openLinkPage(left), await openLinkPage(right)]
  }

  for (const { name, route, mdns, camera, candidates, opens } of [
    { name: 'with a route, without permission', route: true, mdns: true, camera: false, candidates: ['mdnsOnly', 'mdnsOnly'], opens: true },
    { name: 'with a route, with permission on one side', route: true, mdns: true, camera: true, candidates: ['mdnsOnly', 'host'], opens: true },
    { name: 'mDNS held up, without permission', route: true, mdns: false, camera: false, candidates: ['mdnsOnly', 'mdnsOnly'], opens: false },
    { name: 'mDNS held up, with permission on one side', route: true, mdns: false, camera: true, candidates: ['mdnsOnly', 'host'], opens: true },
    { name: 'without a route, without permission', route: false, mdns: true, camera: false, candidates: ['none', 'none'], opens: false },
    { name: 'without a route, with permission on one side', route: false, mdns: true, camera: true, candidates: ['none', 'host'], opens: true },
  ]) {
    test(`[RT3] ${name}: ${opens ? 'opens' : 'says why not'}`, async () => {
      const filter = withoutFilter()
      test.skip(!mdns && filter !== null, filter ?? '')
      lan.route(route)
      lan.mdns(mdns)
      const [home, other] = await pages(camera)
      const found = await Promise.all([call(home, 'preflight'), call(other, 'preflight')])
      expect(found.map((one) => one.candidates)).toEqual(candidates)
      const offer = await call(home, 'offer')
      const answer = await call(other, 'answer', offer.text ?? '')
      if (!opens && !route) {
        expect(answer).toEqual({ code: 'noCandidates' })
        return
      }
      const taken = await call(home, 'take', answer.text ?? '')
      expect(taken.confirm).toBe(answer.confirm)
      if (!opens) {
        expect(await call(home, 'linked')).toBe('iceFailed')
        return
      }
      expect(await Promise.all([call(home, 'linked'), call(other, 'linked')])).toEqual(['linked', 'linked'])
      await talk(home, other, 'lan')
    })
  }

  test('[TK2] after a cable was out for longer than a link lives, both are back by themselves', async () => {
    test.slow()
    lan.route(true)
    lan.mdns(true)
    const [home, other] = await pages(true)
    expect((await pairPages(home, other)).ends).toEqual(['linked', 'linked'])
    await ticketed(home, other)
    lan.cable(false)
    await expect.poll(() => call(home, 'ended'), { timeout: 60_000 }).toBe('lost')
    await expect.poll(() => call(other, 'ended'), { timeout: 60_000 }).toBe('lost')
    const back = linkedAgain(home, other, 'cable')
    lan.cable(true)
    await back
  })
})
