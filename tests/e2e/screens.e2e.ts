import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test'
import { openBrowser } from './support/browser'
import { temporaryFolder } from './support/builds'
import { openSample, openStage } from './support/meeting'

const SCREENS = [
  ['hall', '主屏'],
  ['speaker', '返送屏'],
  ['lobby', '门厅屏'],
  ['overlay', '字幕屏'],
] as const

/** Opens the console's dialog of the screens. */
async function openDisplays(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: '屏幕', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '屏幕' })
  await expect(dialog).toBeVisible()
  return dialog
}

const card = (dialog: Locator, name: string): Locator => dialog.getByRole('region', { name, exact: true })

/** Tells the page of a stage that its window is hidden, as a browser does when it is covered, or seen again. */
async function setVisible(stage: Page, visible: boolean): Promise<void> {
  await stage.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, visible ? 'visible' : 'hidden')
}

async function stages(context: BrowserContext): Promise<Page[]> {
  return Promise.all(SCREENS.map(([screen]) => openStage(context, screen)))
}

test('screens are seen when they open, hide and close, and identify themselves', async ({ context }) => {
  const page = await context.newPage()
  await page.setViewportSize({ width: 1366, height: 1024 })
  await openSample(page)
  await expect(page.getByText('没有打开主屏')).toBeVisible()
  const opened = await stages(context)
  const [hall] = opened
  if (hall === undefined) throw new Error('no stage')
  await page.bringToFront()
  await expect(page.getByText('没有打开主屏')).toHaveCount(0)
  const dialog = await openDisplays(page)
  for (const [, name] of SCREENS) await expect(card(dialog, name).getByText('未打开')).toHaveCount(0)
  await expect(card(dialog, '主屏').getByText('1920 × 1080')).toBeVisible()

  await test.step('a hidden stage is told of, and one that is seen again', async () => {
    await setVisible(hall, false)
    await expect(dialog.getByRole('listitem').filter({ hasText: '主屏看不见' })).toBeVisible()
    await expect(card(dialog, '主屏').getByText('看不见', { exact: true })).toBeVisible()
    await setVisible(hall, true)
    await expect(dialog.getByRole('listitem').filter({ hasText: '主屏看不见' })).toHaveCount(0)
  })

  await test.step('识别: every stage shows its name, then its picture again', async () => {
    await dialog.getByRole('button', { name: '识别' }).click()
    await Promise.all(opened.map((stage, at) => expect(stage.getByRole('status').getByText(SCREENS[at]?.[1] ?? '', { exact: true })).toBeVisible()))
    for (const stage of opened) await expect(stage.getByRole('status')).toHaveCount(0)
  })

  await test.step('the first touch fills the screen', async () => {
    await expect(dialog.getByRole('listitem').filter({ hasText: '主屏没有全屏' })).toBeVisible()
    await hall.bringToFront()
    await hall.getByRole('main').click()
    await expect(dialog.getByRole('listitem').filter({ hasText: '主屏没有全屏' })).toHaveCount(0)
    await expect(card(dialog, '主屏').getByText('全屏', { exact: true })).toBeVisible()
  })

  await test.step('a stage that is closed is gone', async () => {
    await hall.close()
    await expect(card(dialog, '主屏').getByText('未打开')).toBeVisible()
    await expect(dialog.getByText('没有打开主屏')).toBeVisible()
  })
})

test('the console opens a stage without an opener, on the screen that it was told', async ({ context }) => {
  const page = await context.newPage()
  await openSample(page)
  const dialog = await openDisplays(page)
  const coming = context.waitForEvent('page')
  await card(dialog, '返送屏').getByRole('button', { name: '打开返送屏' }).click()
  const stage = await coming
  await expect(stage).toHaveURL(/#\/stage\?screen=speaker$/)
  expect(await stage.evaluate(() => window.opener === null)).toBe(true)
  await expect(card(dialog, '返送屏').getByText('未打开')).toHaveCount(0)
  await expect(dialog.getByText('返送屏没有出现', { exact: false })).toHaveCount(0)
})

test('a screen shows what it is assigned, in the shape of its wall', async ({ context }) => {
  const page = await context.newPage()
  await page.setViewportSize({ width: 1366, height: 1024 })
  await openSample(page)
  const lobby = await openStage(context, 'lobby')
  await page.bringToFront()
  const dialog = await openDisplays(page)
  const mine = card(dialog, '门厅屏')
  await mine.getByRole('combobox', { name: '显示内容' }).selectOption({ label: '校准卡' })
  await expect(lobby.getByRole('heading', { name: '门厅屏' })).toBeVisible()
  await expect(lobby.getByText('1920 × 1080')).toBeVisible()

  /** Width : height of the large circle, in pixels of the signal. */
  const roundness = (): Promise<number> =>
    lobby.locator('circle').last().evaluate((circle) => {
      const { width, height } = circle.getBoundingClientRect()
      return width / height
    })
  expect(await roundness()).toBeCloseTo(1, 2)

  await mine.getByText('墙面与观看距离').click()
  await mine.getByLabel('墙面宽', { exact: true }).fill('16')
  await mine.getByLabel('墙面高', { exact: true }).fill('4.5')
  await mine.getByLabel('墙面高', { exact: true }).press('Enter')
  await test.step('a wall twice as wide as its signal stretches half a circle to a whole one', async () => {
    await expect.poll(roundness).toBeCloseTo(0.5, 2)
    await expect(lobby.locator('.stage-frame')).toHaveAttribute('data-layout', 'wide')
    const box = await lobby.locator('.stage-frame').boundingBox()
    expect([box?.x, box?.y, box?.width, box?.height].map((value) => Math.round(value ?? -1))).toEqual([0, 0, 1920, 1080])
  })

  await mine.getByLabel('四边裁切（%）').fill('5')
  await mine.getByLabel('四边裁切（%）').press('Enter')
  await expect.poll(async () => Math.round((await lobby.locator('.stage-frame').boundingBox())?.x ?? -1)).toBe(96)
  await expect.poll(async () => Math.round((await lobby.locator('.stage-frame').boundingBox())?.height ?? -1)).toBe(972)

  await test.step('it belongs to the venue: a stage that is opened anew has it', async () => {
    await lobby.reload()
    await expect.poll(roundness).toBeCloseTo(0.5, 2)
  })

  await test.step('a row too far away is told of in words; nonsense is refused', async () => {
    await mine.getByLabel('最后一排', { exact: false }).fill('14')
    await mine.getByLabel('最后一排', { exact: false }).press('Enter')
    await expect(mine.getByText('最后一排在 14 倍屏高处', { exact: false })).toBeVisible()
    await mine.getByLabel('四边裁切（%）').fill('40')
    await mine.getByLabel('四边裁切（%）').press('Enter')
    await expect(mine.getByRole('alert')).toContainText('0 到 10')
  })

  expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([])
  expect((await new AxeBuilder({ page: lobby }).analyze()).violations).toEqual([])
})

test('the overlay has no ground of its own', async ({ context }) => {
  const page = await context.newPage()
  const host = await openSample(page)
  const overlay = await openStage(context, 'overlay')
  await page.bringToFront()
  const dialog = await openDisplays(page)
  await card(dialog, '字幕屏').getByRole('combobox', { name: '显示内容' }).selectOption({ label: '字幕条' })
  await dialog.getByRole('button', { name: '关闭' }).click()
  await host.pressUntil('开始计时')
  await host.press()
  await expect(overlay.getByRole('timer')).toBeVisible()
  await expect(overlay.locator('.names')).toContainText('黄岛区')
  const picture = await overlay.screenshot({ omitBackground: true, path: 'test-results/overlay.png' })
  /** Alpha of the picture at these places, 0 to 255. */
  const alphas = await overlay.evaluate(
    async ({ data, places }) => {
      const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0))
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
      context?.drawImage(image, 0, 0)
      return places.map(([x = 0, y = 0]) => context?.getImageData(x, y, 1, 1).data[3])
    },
    { data: picture.toString('base64'), places: [[5, 5], [960, 200], [960, 600], [20, 1070], [400, 900]] },
  )
  expect(alphas).toEqual([0, 0, 0, 0, 255])
})

test('with Window Management every stage gets a screen of its own, and a thread of its own', async ({ baseURL }) => {
  const profile = temporaryFolder('screens')
  const context = await openBrowser(profile.path, ['--screen-info={1366x768}{1366,0 1920x1080}{3286,0 3840x1080}'])
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Browser.grantPermissions', { origin: baseURL ?? '', permissions: ['windowManagement'] })
    await openSample(page, `${baseURL ?? ''}/`)
    const dialog = await openDisplays(page)
    for (const [name, left] of [['主屏', 1366], ['返送屏', 3286]] as const) {
      const coming = context.waitForEvent('page')
      await card(dialog, name).getByRole('button', { name: `打开${name}` }).click()
      const stage = await coming
      await expect.poll(() => stage.evaluate(() => screenX)).toBe(left)
      expect(await stage.evaluate(() => window.opener === null)).toBe(true)
      // The next one goes where this one is known not to stand.
      await expect(card(dialog, name).getByText('未打开')).toHaveCount(0)
    }
  } finally {
    await context.close()
    profile.remove()
  }
})
