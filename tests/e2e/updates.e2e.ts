import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { buildAs, temporaryFolder } from './support/builds'
import { killBrowser, offlineReady, openBrowser, setRunning } from './support/browser'
import { startServer, type FileServer } from '../support/server.mjs'

const html = (page: Page) => page.locator('html')

/** Lets the browser look for a new version now, whatever the app thinks of it. True when an install was tried and refused. */
function forceUpdate(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    if (registration === undefined) throw new Error('no worker')
    await registration.update().catch(() => undefined)
    const worker = registration.installing ?? registration.waiting
    if (worker === null) return false
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (worker.state === 'redundant' || worker.state === 'activated') resolve()
      }
      worker.addEventListener('statechange', look)
      look()
    })
    return worker.state === 'redundant'
  })
}

async function waiting(page: Page): Promise<boolean> {
  return page.evaluate(async () => ((await navigator.serviceWorker.getRegistration())?.waiting ?? null) !== null)
}

async function visit(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  return page
}

test.describe('a new version', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let server: FileServer
  let next: string

  test.beforeEach(async () => {
    folder = temporaryFolder('updates')
    next = buildAs('B', folder.path)
    server = await startServer(buildAs('A', folder.path))
  })
  test.afterEach(async () => {
    await server.close()
    folder.remove()
  })

  test('waits while a meeting is open, also after the browser has been killed', async () => {
    const profile = `${folder.path}/profile`
    let browser = await openBrowser(profile)
    let page = await visit(browser, `${server.origin}/`)
    await offlineReady(page)
        await setRunning(page, '0123456789abcdef')
    server.serve(next)

    expect(await forceUpdate(page)).toBe(true)
    expect(await waiting(page)).toBe(false)
    await page.reload()
    await expect(html(page)).toHaveAttribute('data-build', 'A')
    await killBrowser(browser, profile)

    browser = await openBrowser(profile)
    page = await visit(browser, `${server.origin}/`)
    await expect(html(page)).toHaveAttribute('data-build', 'A')
    expect(await forceUpdate(page)).toBe(true)
    await page.reload()
    await expect(html(page)).toHaveAttribute('data-build', 'A')
    await expect(html(page)).toHaveAttribute('data-offline', 'ready')

    await setRunning(page, null)
    await page.reload()
    await expect(html(page)).toHaveAttribute('data-build', 'B', { timeout: 15_000 })
    await expect(html(page)).toHaveAttribute('data-offline', 'ready')
    await browser.close()
  })

  test('waits until every window is at the start page or an idle stage, and then comes to all', async ({ context }) => {
    const start = await visit(context, `${server.origin}/`)
    await offlineReady(start)
    const stage = await visit(context, `${server.origin}/#/stage?screen=hall`)
    const replay = await visit(context, `${server.origin}/#/replay/none`)
    await expect(html(replay)).toHaveAttribute('data-offline', 'ready')
    server.serve(next)

    expect(await forceUpdate(start)).toBe(true)
    await expect(html(start)).toHaveAttribute('data-build', 'A')

    await replay.goto(`${server.origin}/#/`) // the router's arrival there asks for the new version
    for (const page of [replay, start, stage]) await expect(html(page)).toHaveAttribute('data-build', 'B', { timeout: 15_000 })
    expect(stage.url()).toContain('#/stage?screen=hall')
  })
})
