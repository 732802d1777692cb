import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { hostOf } from './support/meeting'

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const card = (page: Page, title: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) })

/** Opens a part of the plan by its name in the list of parts. */
async function part(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
}

async function saved(page: Page): Promise<void> {
  await expect(page.getByText('已保存', { exact: true })).toBeVisible()
}

/** Makes a draft of the sample of an arena and arrives at its setup. */
async function draftOf(page: Page, arena: string): Promise<void> {
  await page.goto('/')
  await button(page, `用作草稿：${arena}`).click()
  await expect(page.getByRole('heading', { level: 2, name: '会议信息', exact: true })).toBeVisible()
}

async function chooseMore(page: Page, title: string, item: string): Promise<void> {
  await button(page, `“${title}”更多操作`).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

async function elsewhere(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  return context.newPage()
}

test('a new arena from a template is kept as typed, also over a reload', async ({ page }) => {
  await page.goto('/')
  await button(page, '新建擂台').click()
  const dialog = page.getByRole('dialog', { name: '新建一场擂台' })
  await dialog.getByRole('radio', { name: '街道书记擂台' }).check({ force: true })
  await dialog.getByRole('textbox', { name: '会议名称' }).fill('街道“书记擂台”（第一期）')
  await dialog.getByLabel('日期').fill('2030-03-05')
  await dialog.getByLabel('开始时间').fill('09:00')
  await button(page, '建立并去准备').click()

  await expect(field(page, '会议名称')).toHaveValue('街道“书记擂台”（第一期）')
  await field(page, '地点').fill('区机关会议中心')
  await field(page, '落款单位').fill('区委组织部')
  await saved(page)
  await page.reload()
  await expect(field(page, '地点')).toHaveValue('区机关会议中心')
  await expect(field(page, '落款单位')).toHaveValue('区委组织部')
  await expect(page.getByText('下一处：打擂人', { exact: false })).toBeVisible()
  await expect(button(page, '彩排')).toBeDisabled()
})

test('two windows that change the same section are told, and either version can be kept', async ({ page, context }) => {
  await draftOf(page, '部门擂台')
  const other = await context.newPage()
  await other.goto(page.url())
  await field(page, '主题').fill('转作风')
  await expect(field(other, '主题')).toHaveValue('转作风')

  // A third window hears nothing of the others, as one that was frozen: what it shows is old.
  const deaf = await context.newPage()
  await deaf.addInitScript(() => {
    BroadcastChannel.prototype.addEventListener = () => undefined
  })
  await deaf.goto(page.url())
  await expect(field(deaf, '主题')).toHaveValue('转作风')
  const told = deaf.getByRole('alert').filter({ hasText: '“会议信息”在另一个窗口也改了' })

  await field(page, '地点').fill('一号会议室')
  await saved(page)
  await field(deaf, '地点').fill('二号会议室')
  await expect(told).toBeVisible()
  await button(deaf, '用那边的').click()
  await expect(field(deaf, '地点')).toHaveValue('一号会议室')
  await expect(told).toBeHidden()

  await field(page, '主办单位').fill('市委')
  await saved(page)
  await field(deaf, '地点').fill('三号会议室')
  await button(deaf, '用我这边的').click()
  await saved(deaf)
  await expect(field(page, '地点')).toHaveValue('三号会议室')
  await expect(field(other, '地点')).toHaveValue('三号会议室')
})

test('a session is copied, renamed, deleted and had back', async ({ page }) => {
  await draftOf(page, '局长擂台')
  await field(page, '会议名称').fill('甲')
  await saved(page)
  await page.getByRole('link', { name: '首页' }).click()

  await chooseMore(page, '甲', '复制')
  await expect(field(page, '会议名称')).toHaveValue('甲（副本）')
  await button(page, '保存').click()
  await expect(card(page, '甲（副本）')).toBeVisible()
  await expect(card(page, '甲')).toBeVisible()

  await chooseMore(page, '甲（副本）', '改名')
  await field(page, '会议名称').fill('乙')
  await button(page, '保存').click()
  await expect(card(page, '乙')).toBeVisible()
  await expect(card(page, '甲（副本）')).toBeHidden()

  await chooseMore(page, '乙', '删除')
  await expect(card(page, '乙')).toBeHidden()
  await expect(page.getByRole('status').filter({ hasText: '已删除“乙”' })).toBeVisible()
  await button(page, '撤销删除').click()
  await expect(card(page, '乙')).toBeVisible()

  await chooseMore(page, '乙', '删除')
  await page.reload()
  await page.getByText('最近删除（1）').click()
  await button(page, '撤销删除').click()
  await expect(card(page, '乙')).toBeVisible()
  await card(page, '乙').getByRole('button', { name: '继续准备' }).click()
  await expect(field(page, '会议名称')).toHaveValue('乙')
})

test('a plan travels as a file with who approved it and what changed since, and is opened there', async ({ page, browser }) => {
  await draftOf(page, '书记擂台')
  await part(page, '会前检查')
  await field(page, '审定人').fill('市委常委、秘书长')
  await button(page, '记为已审定').click()
  await expect(page.getByText('审定之后没有改过。')).toBeVisible()
  await part(page, '会议信息')
  await field(page, '地点').fill('市民中心')
  await saved(page)
  await part(page, '会前检查')
  await expect(page.getByText('审定之后改了 1 处：')).toBeVisible()
  const leaving = page.waitForEvent('download')
  await button(page, '导出方案').click()
  const file = await leaving
  const path = test.info().outputPath('carried.leitai-plan')
  await file.saveAs(path)

  const hall = await elsewhere(browser)
  await hall.goto(new URL('/', page.url()).href)
  await hall.getByLabel('方案文件').setInputFiles(path)
  await expect(field(hall, '地点')).toHaveValue('市民中心')
  await part(hall, '会前检查')
  await expect(hall.getByText('市委常委、秘书长于', { exact: false })).toBeVisible()
  await expect(hall.getByRole('listitem').filter({ hasText: '会议信息 · 地点' })).toContainText('市级机关会议中心 → 市民中心')

  await button(hall, '开场').click()
  await expect(hall.getByRole('dialog', { name: '开场' })).toContainText('审定之后又改了 1 处。')
  await button(hall, '确认开场').click()
  await expect(hostOf(hall).next).toBeVisible()
  await hall.goto(new URL('/', page.url()).href)
  await chooseMore(hall, '区（市）党委“书记擂台”（第二期）', '查看方案')
  await expect(hall.getByText('本场已经开场，方案只能看、不能改。', { exact: false })).toBeVisible()
  await expect(field(hall, '地点')).toBeDisabled()
  await hall.context().close()
})

test('what is shown must not give away what is hidden', async ({ page }) => {
  await draftOf(page, '书记擂台')
  await part(page, '公布与榜单')
  await page.getByRole('radio', { name: '各板块相加' }).check({ force: true })
  await expect(page.getByText('没有公布的结果可以算出来')).toBeVisible()
  await part(page, '会前检查')
  await expect(page.getByText('没有公布的结果可以从公布的算出来。')).toBeVisible()
})

test('figures can be pasted from a spreadsheet, and a slip of the pen is named', async ({ page }) => {
  await draftOf(page, '书记擂台')
  await part(page, '公布与榜单')
  const first = field(page, '黄岛区 · 经济运行')
  await first.focus()
  await first.evaluate((cell) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '50.5\t19\n49.25\t十八\n')
    cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(first).toHaveValue('50.5')
  await expect(field(page, '胶州市 · 经济运行')).toHaveValue('49.25')
  await expect(field(page, '胶州市 · 城市更新建设')).toHaveAttribute('aria-invalid', 'true')
  await saved(page)
  await part(page, '会前检查')
  const fault = page.getByRole('listitem').filter({ hasText: '不是数' })
  await expect(fault).toContainText('公布与榜单')
  await expect(fault).toContainText('城市更新建设')
  await fault.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 2, name: '公布与榜单', exact: true })).toBeVisible()
})

test('the agenda is put in order by the keyboard, and a removed item can be had back', async ({ page }) => {
  await draftOf(page, '书记擂台')
  await part(page, '会议议程')
  await button(page, '添加一项议程').click()
  await expect(field(page, '第 3 项议程')).toBeFocused()
  await page.keyboard.type('领导讲话')
  await button(page, '上移：第 3 项').focus()
  await page.keyboard.press('Enter')
  await expect(field(page, '第 2 项议程')).toHaveValue('领导讲话')
  await expect(button(page, '上移：第 2 项')).toBeFocused()
  await button(page, '删除：第 2 项').click()
  await expect(field(page, '第 3 项议程')).toBeHidden()
  await button(page, '撤销').click()
  await expect(field(page, '第 2 项议程')).toHaveValue('领导讲话')
})

test('a rehearsal of a prepared arena is thrown away, and the plan is there as before', async ({ page }) => {
  await draftOf(page, '部门擂台')
  await button(page, '彩排').click()
  await expect(hostOf(page).next).toBeVisible()
  await page.goto('/')
  await expect(page.getByText('彩排中', { exact: true })).toBeVisible()
  await button(page, '作废彩排').click()
  await expect(page.getByText('准备中', { exact: true })).toBeVisible()
  await button(page, '继续准备').click()
  await expect(page.getByRole('heading', { level: 2, name: '会议信息', exact: true })).toBeVisible()
})

for (const language of ['zh-CN', 'en'] as const) {
  test(`start page and setup are read by everybody (${language})`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.addInitScript((chosen) => {
      localStorage.setItem('leitai.language', chosen)
    }, language)
    await page.goto('/')
    await expect(page.locator('html')).toHaveAttribute('lang', language === 'en' ? 'en' : /zh/)
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    expect(await serious(page)).toEqual([])
    await page.getByRole('button', { name: language === 'en' ? 'New arena' : '新建擂台', exact: true }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expect.poll(() => page.getByRole('dialog').evaluate((dialog) => dialog.getAnimations({ subtree: true }).length)).toBe(0)
    expect(await serious(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: language === 'en' ? /^Use as draft: District/ : '用作草稿：书记擂台' }).click()
    const links = page.getByRole('navigation').getByRole('listitem').getByRole('link')
    await expect(links).toHaveCount(11)
    for (const index of [0, 1, 5, 6, 7, 8, 9]) {
      const link = links.nth(index)
      const name = (await link.locator('.name').textContent()) ?? ''
      await link.click()
      await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
      await expect(page.getByRole('main').getByRole('region').first()).toBeVisible()
      expect(await serious(page), name).toEqual([])
      if (language === 'en') expect(await page.getByRole('main').evaluate((main) => [...main.querySelectorAll('label, h2, h3, h4, legend')].map((node) => node.textContent).filter((text) => /\p{Script=Han}/u.test(text)))).toEqual([])
    }
  })
}
