import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { buildAs, temporaryFolder } from './support/builds'
import { killBrowser, offlineReady, openBrowser } from './support/browser'
import { hostOf, openSample, type Host } from './support/meeting'
import { startServer } from '../support/server.mjs'

/** Seconds that the stage's timer shows. */
async function shown(stage: Page): Promise<number> {
  const text = (await stage.getByRole('timer').textContent()) ?? ''
  const [minutes, seconds] = (/(\d+):(\d\d)/.exec(text) ?? []).slice(1).map(Number)
  return (minutes ?? Number.NaN) * 60 + (seconds ?? Number.NaN)
}

async function stageOf(context: BrowserContext, origin: string): Promise<Page> {
  const stage = await context.newPage()
  await stage.goto(`${origin}/#/stage?screen=hall`)
  return stage
}

async function resume(context: BrowserContext, origin: string): Promise<Host> {
  const page = await context.newPage()
  await page.goto(`${origin}/`)
  await expect(page.getByText('进行中', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: '控制台' }).click()
  const host = hostOf(page)
  await expect(host.next).toBeVisible()
  return host
}

test('with the network off and the browser killed in mid-speech the meeting goes on where it was', async () => {
  test.setTimeout(120_000)
  const folder = temporaryFolder('kill')
  const server = await startServer(buildAs('A', folder.path))
  const profile = `${folder.path}/profile`
  const { origin } = server
  try {
    const first = await openBrowser(profile)
    const page = await first.newPage()
    await page.goto(`${origin}/`)
    await offlineReady(page)
    await server.close()

    const host = await openSample(page, `${origin}/`)
    await host.pressUntil('开始计时')
    await host.press()
    await host.button('加30秒').click()
    await host.press()
    const before = await stageOf(first, origin)
    await expect(before.getByText('摆问题').first()).toBeVisible()
    const left = await shown(before)
    const at = Date.now()
    await killBrowser(first, profile)

    const second = await openBrowser(profile)
    const stage = await stageOf(second, origin)
    await expect(stage.getByRole('timer')).toBeVisible()
    await expect(stage.getByText('摆问题').first()).toBeVisible()
    const gone = (Date.now() - at) / 1000
    expect(Math.abs(left - gone - (await shown(stage)))).toBeLessThanOrEqual(2)

    const again = await resume(second, origin)
    await again.press()
    await expect(stage.getByText('谈打法').first()).toBeVisible()
    await again.button('暂停').click()
    await expect(again.button('继续')).toBeEnabled()
    await killBrowser(second, profile)

    const third = await openBrowser(profile)
    const last = await stageOf(third, origin)
    await expect(last.getByRole('timer')).toBeVisible()
    const standing = await shown(last)
    await (await resume(third, origin)).button('继续').click()
    await expect.poll(() => shown(last)).toBeLessThan(standing)
    await third.close()
  } finally {
    await server.close().catch(() => undefined)
    folder.remove()
  }
})
