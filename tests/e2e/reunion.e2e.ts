import { mkdirSync, writeFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { temporaryFolder } from './support/builds'
import { killBrowser, openBrowser } from './support/browser'
import { begin, drawnModules, film, pair } from './support/devices'
import { hostOf, openSample } from './support/meeting'
import { y4m } from './support/y4m'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** One device: a browser of its own, on a profile that outlives it. */
interface Device {
  readonly context: BrowserContext
  readonly page: Page
}

/** Devices by name; a power cut ends a device, and a second `open` starts it on the same profile. */
interface Devices {
  readonly start: string
  readonly open: (name: string, args?: readonly string[]) => Promise<Device>
  readonly kill: (name: string) => Promise<void>
  readonly path: (file: string) => string
}

async function withDevices(work: (devices: Devices) => Promise<void>): Promise<void> {
  const folder = temporaryFolder('reunion')
  const open = new Map<string, BrowserContext>()
  const path = (file: string) => `${folder.path}/${file}`
  try {
    await work({
      start: `${test.info().project.use.baseURL ?? ''}/`,
      path,
      async open(name, args = []) {
        mkdirSync(path(name), { recursive: true })
        const context = await openBrowser(path(name), args)
        open.set(name, context)
        return { context, page: await context.newPage() }
      },
      async kill(name) {
        const context = open.get(name)
        open.delete(name)
        if (context !== undefined) await killBrowser(context, path(name))
      },
    })
  } finally {
    await Promise.all([...open.values()].map((context) => context.close()))
    folder.remove()
  }
}

/** Pairs a tablet with a home that shows the sample, and waits until it has the whole record. */
async function meeting({ open, start }: Devices): Promise<void> {
  const { page: home } = await open('home')
  const { page: tablet } = await open('tablet')
  await openSample(home, start)
  await pair(home, tablet, { role: '主持平板', name: '平板', start })
  await button(tablet, '进入主持台').click()
  await hostOf(tablet).press()
  await home.keyboard.press('Escape')
  await expect(home.getByText(/已备份 1\/1$/)).toBeVisible()
}

/** A power cut takes both at once; both are started again, with other ports than those of their tickets. */
async function cut({ open, kill, start }: Devices): Promise<{ readonly home: Page; readonly tablet: Page }> {
  await Promise.all([kill('home'), kill('tablet')])
  const [{ page: home }, { page: tablet }] = await Promise.all([open('home'), open('tablet')])
  await home.goto(start)
  await button(home, '控制台').click()
  await expect(hostOf(home).next).toBeVisible()
  await tablet.goto(start)
  return { home, tablet }
}

async function drives(tablet: Page, home: Page): Promise<void> {
  await button(tablet, '进入主持台').click()
  const bar = tablet.getByRole('region', { name: '跟随' })
  await expect(bar).toContainText('联系正常')
  const before = await home.locator('[aria-current="step"]').textContent()
  await hostOf(tablet).press()
  await expect(home.locator('[aria-current="step"]')).not.toHaveText(before ?? '')
}

/** What stands on a page is read by everybody, and fits the page's width. */
async function clean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('.stage-frame').analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 140)}`))).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
}

test('[TK4] after a power cut of both, the home shows one code, the tablet reads it, and drives the stage again', async () => {
  test.setTimeout(240_000)
  await withDevices(async (devices) => {
    await meeting(devices)
    const { home, tablet } = await cut(devices)
    await button(home, '连接设备').click()
    await home.getByRole('button', { name: '重新连上：平板', exact: true }).click()
    const code = await home.getByLabel('这个码的文字').inputValue()
    await clean(home)
    await tablet.setViewportSize({ width: 390, height: 844 })
    await button(tablet, '加入会议').click()
    await expect(tablet.getByLabel('粘贴或输入码')).toBeVisible()
    await clean(tablet)
    await button(tablet, '本机出码').click()
    await expect(tablet.getByRole('img', { name: '重连码的二维码' })).toBeVisible()
    await clean(tablet)
    await button(tablet, '本机来读码').click()
    await tablet.setViewportSize({ width: 1024, height: 768 })
    await tablet.getByLabel('粘贴或输入码').fill(code)
    await expect(tablet.getByText('已加入：主持平板')).toBeVisible()
    await expect(home.getByRole('dialog').getByText('接上了')).toBeVisible()
    await button(home, '好').click()
    await home.keyboard.press('Escape')
    await expect(home.getByText(/已备份 1\/1$/)).toBeVisible()
    await drives(tablet, home)

    // The tickets are good again: a tablet that is started anew comes back without any code.
    await devices.kill('tablet')
    const { page: again } = await devices.open('tablet')
    await again.goto(`${devices.start}#/join`)
    await expect(again.getByText('已加入：主持平板')).toBeVisible()
    await drives(again, home)

    // And once more by a code, with what the first one left: this time the tablet shows it, and fingers type it.
    const second = await cut(devices)
    await button(second.tablet, '加入会议').click()
    await button(second.tablet, '本机出码').click()
    await expect(second.tablet.getByRole('img', { name: '重连码的二维码' })).toBeVisible()
    const typed = (await second.tablet.locator('.groups code').allTextContents()).join('')
    await button(second.home, '连接设备').click()
    await second.home.getByRole('button', { name: '重新连上：平板', exact: true }).click()
    await button(second.home, '本机来读码').click()
    await second.home.getByLabel('粘贴或输入码').fill(typed.toLowerCase())
    await expect(second.home.getByRole('dialog').getByText('接上了')).toBeVisible()
    await drives(second.tablet, second.home)
  })
})

test('[TK4] a code that does not bring two devices together is told in words, with what to do next', async () => {
  test.setTimeout(240_000)
  await withDevices(async (devices) => {
    await meeting(devices)
    const { home, tablet } = await cut(devices)
    await button(home, '连接设备').click()
    const meet = home.getByRole('button', { name: '重新连上：平板', exact: true })
    await meet.click()
    const first = await home.getByLabel('这个码的文字').inputValue()

    // Who was never paired here is told what is needed.
    const { page: stranger } = await devices.open('stranger')
    await begin(stranger, devices.start, '别家')
    await stranger.getByLabel('粘贴或输入码').fill(first)
    await button(stranger, '读取').click()
    await expect(stranger.getByRole('alert')).toContainText('这是重连码：这里要的是主机屏幕上的邀请码')

    // The home gave up meanwhile: nobody is there.
    await button(home, '取消').click()
    await expect(button(home, '生成邀请码')).toBeVisible()
    await button(tablet, '加入会议').click()
    await tablet.getByLabel('粘贴或输入码').fill(first)
    await expect(tablet.getByText('正在连接')).toBeVisible()
    await button(tablet, '取消').click()
    await tablet.getByLabel('粘贴或输入码').fill(first)
    await expect(tablet.getByRole('alert')).toContainText('没有找到对方', { timeout: 30_000 })
    await button(tablet, '本机来读码').click()
    await tablet.getByLabel('粘贴或输入码').fill(first.slice(0, -1))
    await button(tablet, '读取').click()
    await expect(tablet.getByRole('alert')).toContainText('码不完整')

    // Its own code is no other's; and what is read last counts.
    await button(tablet, '本机出码').click()
    const own = await tablet.getByLabel('这个码的文字').inputValue()
    await button(tablet, '本机来读码').click()
    await tablet.getByLabel('粘贴或输入码').fill(own)
    await expect(tablet.getByRole('alert')).toContainText('本机自己的码')
    await button(tablet, '本机来读码').click()
    await meet.click()
    await tablet.getByLabel('粘贴或输入码').fill(await home.getByLabel('这个码的文字').inputValue())
    await expect(tablet.getByText('已加入：主持平板')).toBeVisible()
    await button(home, '好').click()

    // A seat that was withdrawn is met no more, and its row goes.
    await button(home, '收回：平板').click()
    await button(home, '确定收回').click()
    await expect(tablet.getByRole('alert')).toContainText('主机已收回')
    await expect(meet).toHaveCount(0)
    await button(home, '从列表移除：平板').click()
    await button(home, '确定移除').click()
    await expect(home.getByText('还没有邀请过设备')).toBeVisible()
  })
})

test('[TK4] a camera reads the code', async () => {
  test.setTimeout(240_000)
  await withDevices(async (devices) => {
    await meeting(devices)
    await Promise.all([devices.kill('home'), devices.kill('tablet')])
    const filming = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${devices.path('tablet.y4m')}`]
    const { page: home } = await devices.open('home')
    await home.goto(devices.start)
    await button(home, '控制台').click()
    await button(home, '连接设备').click()
    await home.getByRole('button', { name: '重新连上：平板', exact: true }).click()
    writeFileSync(devices.path('tablet.y4m'), y4m(await drawnModules(home, '重连码的二维码'), { pixels: 6, turn: 9, contrast: 0.7 }))
    const { page: tablet } = await devices.open('tablet', filming)
    await tablet.goto(devices.start)
    await button(tablet, '加入会议').click()
    await film(tablet, tablet.getByText('已加入：主持平板'))
    await drives(tablet, home)
  })
})
