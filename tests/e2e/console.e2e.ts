import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { hostOf, openPlan, openStage, type Host } from './support/meeting'

const SIZES = [
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
  { width: 1366, height: 1024 },
  { width: 1024, height: 1366 },
]

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function openArena(page: Page, arena: string): Promise<Host> {
  await page.goto('/')
  await button(page, `打开样例：${arena}`).click()
  const host = hostOf(page)
  await expect(host.next).toBeVisible()
  return host
}

/** Makes a draft of an arena's sample and rehearses it. */
async function rehearse(page: Page, arena: string): Promise<Host> {
  await page.goto('/')
  await button(page, `用作草稿：${arena}`).click()
  await button(page, '彩排').click()
  const host = hostOf(page)
  await expect(host.next).toBeVisible()
  return host
}

/** The controls that cannot be pressed as they lie: too small, out of the window, or under something else. */
async function unreachable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>('main button, main a')].filter((control) => control.closest('[inert], nav') === null)
    return controls.flatMap((control) => {
      const { left, top, right, bottom, width, height } = control.getBoundingClientRect()
      const name = control.textContent.trim()
      if (width < 44 || height < 44) return [`${name}: ${String(Math.round(width))}×${String(Math.round(height))}`]
      if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return [`${name} lies outside`]
      const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      return there !== null && control.contains(there) ? [] : [`${name} is covered`]
    })
  })
}

async function reachable(page: Page, moment: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await expect.poll(() => unreachable(page), `${moment} at ${String(size.width)}×${String(size.height)}`).toEqual([])
    const place = await page.getByRole('button', { name: '下一步', exact: true }).boundingBox()
    // Where the right thumb is; the left edge belongs to the hand that holds.
    expect((place?.x ?? 0) * 2).toBeGreaterThan(size.width * 0.98)
    expect((place?.y ?? 0) + (place?.height ?? 0)).toBeGreaterThan(size.height - 40)
  }
}

test('every control is in reach on a tablet, both ways up, at every kind of moment', async ({ page }) => {
  test.setTimeout(180_000)
  const host = await openArena(page, '亮绩擂台')
  await reachable(page, 'title')
  await host.pressUntil('开始计时：纪委书记')
  await host.press()
  await button(page, '暂停').click()
  await reachable(page, 'speech that stands')
  await host.pressUntil('结束语')
  await reachable(page, 'comment')
})

test('a rehearsal: its end of a speech, ten times as fast, unmistakable, and gone in one press', async ({ page, context }) => {
  const host = await rehearse(page, '亮绩擂台')
  const hall = await openStage(context)
  await page.bringToFront()
  await reachable(page, 'rehearsal')
  const bar = page.getByRole('region', { name: '彩排' })
  await expect(bar).toContainText('整场丢弃')
  await expect(hall.getByText(/^彩\s*排$/)).toBeVisible()

  await bar.getByRole('button', { name: '最后30秒' }).click()
  await page.getByRole('dialog').getByRole('radio', { name: '组织部部长', exact: true }).click()
  const timer = page.getByRole('timer')
  await expect(timer).toHaveText(/^0:(30|2\d)$/)
  await expect(hall.getByText('组织部部长').first()).toBeVisible()
  await bar.getByRole('button', { name: '10倍速' }).click()
  await expect(bar.getByRole('button', { name: '正常速度' })).toBeEnabled()
  // Thirty seconds and more are over within a test's patience only if they run faster.
  await expect(timer).toHaveText(/^\+0:[1-5]\d$/, { timeout: 8_000 })
  await expect(page.getByText('超时', { exact: true })).toBeVisible()
  await expect(hall.getByRole('timer')).toHaveText('0:00')

  await bar.getByRole('button', { name: '结束彩排' }).click()
  await expect(page.getByRole('heading', { level: 2, name: '会议信息', exact: true })).toBeVisible()
  await expect(hall.getByRole('timer')).toHaveCount(0)
  await button(page, '彩排').click()
  await expect(host.next).toHaveAccessibleDescription(/会议议程/)
})

test('a jump asks first, says what comes of it, and can be undone', async ({ page }) => {
  const host = await openArena(page, '亮绩擂台')
  await host.pressUntil('开始计时：纪委书记')
  await host.press()
  const current = page.locator('[aria-current="step"]')
  const rundown = page.getByRole('navigation', { name: '议程' })
  const dialog = page.getByRole('dialog')
  await rundown.getByRole('button', { name: '请政法委书记上台' }).click()
  await expect(dialog).toContainText('计时会停止')
  await dialog.getByRole('button', { name: '取消' }).click()
  await expect(current).toContainText('开始计时：纪委书记')
  await rundown.getByRole('button', { name: '请政法委书记上台' }).click()
  await dialog.getByRole('button', { name: '跳转', exact: true }).click()
  await expect(current).toContainText('请政法委书记上台')
  await expect(current).toBeInViewport()
  await button(page, '撤销').click()
  await expect(current).toContainText('开始计时：纪委书记')
  await expect(page.getByRole('timer')).toHaveText(/^4:\d\d$/)
})

test('the beginning is counted down to, put off, and hidden when somebody is late', async ({ page, context }) => {
  await openArena(page, '亮绩擂台')
  const hall = await openStage(context)
  await page.bringToFront()
  const start = page.getByRole('region', { name: '开场倒计时' })
  await start.getByRole('button', { name: '5分钟后开始', exact: true }).click()
  const counted = hall.getByRole('timer')
  await expect(counted).toHaveText(/[45]:\d\d/)
  await start.getByRole('button', { name: '推迟5分钟' }).click()
  await expect(counted).toHaveText(/(9|10):\d\d/)
  await start.getByRole('button', { name: '隐藏倒计时' }).click()
  await expect(counted).toHaveCount(0)
  await expect(start.getByRole('button', { name: '5分钟后开始', exact: true })).toBeVisible()
})

test('a result waits for its approval, and the refusal says what to do', async ({ page }) => {
  const host = await openPlan(page, 'tests/data/fixture-ten.json')
  await page.evaluate(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'b' })))
  await expect(button(page, '恢复画面')).toBeEnabled()
  await button(page, '恢复画面').click()
  for (let presses = 0; presses < 120; presses++) {
    if (((await host.next.evaluate((next) => document.getElementById(next.getAttribute('aria-describedby') ?? '')?.textContent)) ?? '').includes('审签')) break
    await host.press()
  }
  await expect(host.next).toHaveAccessibleDescription(/还没有审签/)
  await host.next.click()
  await expect(page.getByRole('status').getByText('请先审签', { exact: false })).toBeVisible()
  await button(page, '审签通过').click()
  await expect(host.next).not.toHaveAccessibleDescription(/审签/)
  await expect(button(page, '审签通过')).toHaveCount(0)
})

async function clean(page: Page, where: string, dialog?: Locator): Promise<void> {
  if (dialog !== undefined) await expect.poll(() => dialog.evaluate((node) => node.getAnimations({ subtree: true }).length)).toBe(0)
  const { violations } = await new AxeBuilder({ page }).exclude('.stage-frame').analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${where} ${id}: ${node.html.slice(0, 140)}`))).toEqual([])
}

for (const { language, open, late, theme } of [
  { language: 'zh-CN', open: '打开样例：亮绩擂台', late: '现场更正', theme: '暗色界面' },
  { language: 'en', open: /Open.*Leadership/i, late: 'Late changes', theme: null },
]) {
  test(`every late change is read by everybody (${language}, ${theme === null ? 'light' : 'dark'})`, async ({ page }) => {
    test.setTimeout(180_000)
    await page.addInitScript((chosen) => {
      localStorage.setItem('leitai.language', chosen)
    }, language)
    await page.goto('/')
    await page.getByRole('button', { name: open }).click()
    await expect(page.getByRole('region', { name: language === 'en' ? 'Controls' : '操作' })).toBeVisible()
    if (theme !== null) await button(page, theme).click()
    await clean(page, 'console')
    await button(page, late).click()
    const dialog = page.getByRole('dialog')
    const kinds = dialog.locator('.kinds button')
    await expect(kinds).toHaveCount(10)
    for (let index = 0; index < 10; index++) {
      const kind = kinds.nth(index)
      const name = await kind.innerText()
      await kind.click()
      await expect(dialog.getByRole('heading', { name, exact: true })).toBeVisible()
      await clean(page, name, dialog)
      await dialog.getByRole('button', { name: language === 'en' ? 'Back' : '返回', exact: true }).click()
    }
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })
}
