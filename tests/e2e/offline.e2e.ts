import { expect, test } from '@playwright/test'
import { buildAs, temporaryFolder } from './support/builds'
import { drawn, offlineReady, openBrowser, watch } from './support/browser'
import { startServer } from '../support/server.mjs'

const ADDRESSES = ['#/', '#/stage?screen=hall', '#/console/none', '#/replay/none', '#/jury/none']

test('after one visit every page opens without a network, and nothing leaves the origin', async ({ context, baseURL }) => {
  const { foreign, breaches } = await watch(context, baseURL ?? '')
  const page = await context.newPage()
  await page.goto('/')
  await drawn(page)
  await offlineReady(page)

  await context.setOffline(true)
  await page.reload()
  await drawn(page)
  for (const address of ADDRESSES) {
    const other = await context.newPage()
    await other.goto(`/${address}`)
    await drawn(other)
    await expect(other.locator('html')).toHaveAttribute('data-offline', 'ready')
    await other.close()
  }
  expect(foreign).toEqual([])
  expect(breaches).toEqual([])
})

test('after a restart of the browser everything opens without its server', async () => {
  const folder = temporaryFolder('offline')
  const server = await startServer(buildAs('A', folder.path))
  const profile = `${folder.path}/profile`
  try {
    const first = await openBrowser(profile)
    const page = await first.newPage()
    await page.goto(`${server.origin}/`)
    await offlineReady(page)
    await first.close()
    await server.close()

    const second = await openBrowser(profile)
    const { foreign, breaches } = await watch(second, server.origin)
    for (const address of ADDRESSES) {
      const again = await second.newPage()
      await again.goto(`${server.origin}/${address}`)
      await drawn(again)
      await expect(again.locator('html')).toHaveAttribute('data-offline', 'ready')
    }
    expect(foreign).toEqual([])
    expect(breaches).toEqual([])
    await second.close()
  } finally {
    folder.remove()
  }
})

test('a file that has gone from the cache is noticed', async ({ page }) => {
  await page.goto('/')
  await offlineReady(page)
  await page.evaluate(async () => {
    // A file that the page itself asks for would be fetched and kept again at once.
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) if (request.url.includes('/verify.mjs')) await cache.delete(request)
    }
  })
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'missing')
})
