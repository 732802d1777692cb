import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

const LINES = ['样例丁局\t样例丁局党组书记、局长\t魏样', '样例乙局\t样例乙局党组书记、局长\t丁样', '样例丙局\t样例丙局党组书记、局长\t王　样', '样例甲局\t样例甲局党组书记、局长\t李样', '样例戊局\t样例戊局党组书记、局长\t于样'].join('\n')

/** Makes an arena from its template and opens a section of its setup. */
async function newArena(page: Page, section: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: '新建擂台' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('部门擂台', { exact: true }).click()
  await dialog.getByLabel('会议名称').fill('样例“部门擂台”')
  await dialog.getByLabel('日期').fill('2030-06-01')
  await dialog.getByLabel('开始时间').fill('09:30')
  await dialog.getByRole('button', { name: '建立并去准备' }).click()
  await page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name: section }).click()
  await expect(page.getByRole('heading', { level: 2, name: section })).toBeVisible()
}

async function open(page: Page, section: string): Promise<void> {
  await page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name: section }).click()
  await expect(page.getByRole('heading', { level: 2, name: section })).toBeVisible()
}

async function pasteFive(page: Page): Promise<void> {
  await page.getByRole('button', { name: '粘贴多人', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('一行一位').fill(`单位\t职务\t姓名\n${LINES}\n样例己局`)
  await expect(dialog.getByRole('status')).toHaveText('认出 5 位，1 行认不出。')
  await expect(dialog.getByText('第 7 行没有职务')).toBeVisible()
  await dialog.getByRole('button', { name: '添加 5 位', exact: true }).click()
  await expect(dialog).toBeHidden()
}

const rows = (page: Page) => page.getByRole('list', { name: '打擂人名单' }).getByRole('button', { name: /^\d+ / })
const names = async (page: Page) => (await rows(page).allTextContents()).map((text) => text.replace(/^\d+/, ''))

const FIVE = ['样例丁局', '样例乙局', '样例丙局', '样例甲局', '样例戊局']
const BY_STROKES = ['样例乙局', '样例戊局', '样例丙局', '样例甲局', '样例丁局']

test('five contestants are pasted, ordered by strokes, and ordered as before again', async ({ page }) => {
  await newArena(page, '打擂人')
  await pasteFive(page)
  await expect.poll(() => names(page)).toEqual(FIVE)

  await page.getByRole('button', { name: '登台顺序', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '按姓氏笔画', exact: true }).click()
  await expect.poll(() => names(page)).toEqual(BY_STROKES)
  await expect(page.getByText('共 5 位，按姓氏笔画')).toBeVisible()
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await expect.poll(() => names(page)).toEqual(FIVE)
  await expect(page.getByText('共 5 位，人工排定')).toBeVisible()

  // By the keyboard, and what was saved is what is there.
  await rows(page).nth(4).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => names(page)).toEqual(['样例丁局', '样例乙局', '样例丙局', '样例戊局', '样例甲局'])
  await expect(page.getByText('已保存')).toBeVisible()
  await page.reload()
  await expect.poll(() => names(page)).toEqual(['样例丁局', '样例乙局', '样例丙局', '样例戊局', '样例甲局'])
})

test('a locked order does not move, and a draw is left to the stage', async ({ page }) => {
  await newArena(page, '打擂人')
  await pasteFive(page)
  await page.getByRole('button', { name: '登台顺序', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '现场抽签', exact: true }).click()
  await expect(page.getByText('共 5 位，现场抽签')).toBeVisible()
  await open(page, '流程与主持词')
  await expect(page.getByRole('button', { name: /抽签 下面抽签决定登台顺序/ })).toBeVisible()
  await open(page, '打擂人')
  await page.getByRole('button', { name: '登台顺序', exact: true }).click()
  await page.getByRole('dialog').getByText('锁定顺序', { exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).last().click()
  await rows(page).nth(1).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByText('（已锁定）')).toBeVisible()
  await expect.poll(() => names(page)).toEqual(FIVE)
})

test('a fact card stands on the previewed stage as it is typed, and says what is too much', async ({ page }) => {
  await newArena(page, '打擂人')
  await pasteFive(page)
  const preview = page.getByRole('figure', { name: '登台画面预览' })
  await expect(preview).toContainText('魏样')
  await page.getByRole('button', { name: '添加成绩卡', exact: true }).click()
  const card = page.getByRole('group', { name: '第 1 张成绩卡' })
  await card.getByText('预计', { exact: true }).click()
  await card.getByLabel('原话').fill('样例项目42个')
  await card.getByLabel('指标').fill('样例项目')
  await card.getByLabel('数值').fill('42')
  await expect(page.getByText('第 1 张成绩卡有数值、没有单位')).toBeVisible()
  await card.getByLabel('单位').fill('个')
  await card.getByLabel('口径日期').fill('2030年5月底')
  for (const text of ['预计', '42', '个', '样例项目', '2030年5月底']) await expect(preview).toContainText(text)
  await expect(page.getByText('第 1 张成绩卡有数值、没有单位')).toBeHidden()
  await page.getByLabel('职务全称').fill('样'.repeat(70))
  await expect(page.getByText('职务超过三行')).toBeVisible()
})

test('a contestant that was deleted comes back with what was written for it', async ({ page }) => {
  await newArena(page, '打擂人')
  await pasteFive(page)
  await open(page, '流程与主持词')
  await page.getByRole('button', { name: /^09:33 1 样例丁局/ }).click()
  await page.getByRole('button', { name: /请样例丁局上台/ }).click()
  await page.getByRole('textbox', { name: '主持词' }).fill('掌声有请第一位！')
  await expect(page.getByText('已保存')).toBeVisible()
  await open(page, '打擂人')
  await page.getByRole('button', { name: '删除样例丁局', exact: true }).click()
  await expect.poll(() => names(page)).toEqual(FIVE.slice(1))
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await expect.poll(() => names(page)).toEqual(FIVE)
  await open(page, '流程与主持词')
  await page.getByRole('button', { name: /^09:33 1 样例丁局/ }).click()
  await expect(page.getByRole('button', { name: /请样例丁局上台/ })).toContainText('掌声有请第一位！')
})

test('segments that do not come to the total are mended in one press', async ({ page }) => {
  await newArena(page, '演讲计时')
  await page.getByLabel('总时间', { exact: true }).fill('6分')
  await expect(page.getByText('各段加起来 5:00，总时间 6:00，对不上。')).toBeVisible()
  await page.getByRole('button', { name: '最后一段改成 2:00', exact: true }).click()
  await expect(page.getByText('各段加起来 6:00，正好。')).toBeVisible()
  await expect(page.getByLabel('第 3 段时间')).toHaveValue('2:00')
  await page.getByLabel('第 1 段时间').fill('五分')
  await expect(page.getByText('看不懂这个时间')).toBeVisible()
  await page.getByLabel('第 1 段时间').fill('90秒')
  await page.getByRole('button', { name: '总时间改成 4:30', exact: true }).click()
  await expect(page.getByLabel('总时间', { exact: true })).toHaveValue('4:30')

  // The hall stays at zero unless it is chosen otherwise.
  await page.getByRole('slider', { name: '看某一刻' }).press('End')
  await expect(page.getByRole('figure', { name: '主屏', exact: true })).not.toContainText('超时')
  await expect(page.getByRole('figure', { name: /返送屏/ })).toContainText('超时')
  await page.getByText('显示超时多少', { exact: true }).click()
  await expect(page.getByRole('figure', { name: '主屏', exact: true })).toContainText('超时')
})

test('the rundown follows the contestants, and made anew keeps a script that was written', async ({ page }) => {
  await newArena(page, '打擂人')
  await pasteFive(page)
  await open(page, '流程与主持词')
  await page.getByRole('button', { name: /^09:30 会标/ }).click()
  await page.getByRole('textbox', { name: '主持词' }).fill('样例主持词，请大家就座。')
  await page.getByRole('button', { name: '插在后面', exact: true }).click()
  await page.getByLabel('谁点评').fill('样例领导')
  await page.getByRole('button', { name: /议程/ }).first().click()
  await page.getByRole('button', { name: /^删除：/ }).click()
  await expect(page.getByRole('status').filter({ hasText: '已删除' })).toBeVisible()

  await page.getByRole('button', { name: '重新生成', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('加 1 步')
  await page.getByRole('dialog').getByRole('button', { name: '重新生成流程', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: /^09:30 会标/ })).toContainText('样例主持词，请大家就座。')
  await expect(page.getByRole('button', { name: /会议议程/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^09:31 点评/ })).toBeVisible()

  // A name that changes is new in the rundown too.
  await open(page, '打擂人')
  await page.getByLabel('单位', { exact: true }).fill('样例新局')
  await open(page, '流程与主持词')
  await expect(page.getByRole('button', { name: /1 样例新局/ })).toBeVisible()
})

test('two windows that change the contestants: the later one is asked which to keep', async ({ page, context }) => {
  await newArena(page, '打擂人')
  await pasteFive(page)
  await expect(page.getByText('已保存')).toBeVisible()
  const other = await context.newPage()
  // As a window that the browser has put to sleep: it does not hear what the others save.
  await other.addInitScript(() => {
    BroadcastChannel.prototype.addEventListener = () => undefined
  })
  await other.goto(page.url())
  await expect.poll(() => names(other)).toEqual(FIVE)
  const unit = (window: Page) => window.getByLabel('单位', { exact: true })
  await unit(page).fill('样例此局')
  await expect(page.getByText('已保存')).toBeVisible()
  await unit(other).fill('样例彼局')
  const conflict = other.getByRole('alert').filter({ hasText: '“打擂人”在另一个窗口也改了' })
  await expect(conflict).toBeVisible()
  await conflict.getByRole('button', { name: '用我这边的', exact: true }).click()
  await expect.poll(async () => (await names(page))[0]).toBe('样例彼局')
})

for (const section of ['打擂人', '演讲计时', '流程与主持词']) {
  test(`${section} can be used by everybody`, async ({ page }) => {
    await newArena(page, '打擂人')
    await pasteFive(page)
    await page.getByRole('button', { name: '添加成绩卡', exact: true }).click()
    await open(page, section)
    if (section === '流程与主持词') await page.getByRole('button', { name: /^09:30 会标/ }).click()
    await expect(page.getByText('已保存')).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([])
    for (const [width, height] of [[1024, 768], [768, 1024]] as const) {
      await page.setViewportSize({ width, height })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'nothing is wider than the window').toBeLessThanOrEqual(0)
    }
  })
}
