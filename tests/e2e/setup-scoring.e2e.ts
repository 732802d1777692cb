import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function part(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
}

async function saved(page: Page): Promise<void> {
  await expect(page.getByText('已保存', { exact: true })).toBeVisible()
}

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

test('a roadshow gets its way of taking marks, a recusal, and is told what does not fit', async ({ page }) => {
  await page.goto('/')
  await button(page, '用作草稿：创新创业路演').click()
  await part(page, '收分与计票')
  await button(page, '先选一套').click()
  await expect(region(page, '现在的收法').getByRole('listitem')).toHaveText([
    '记名：记下每一票是谁打的，能看到还差谁没交。',
    '每讲完一位评一位，一人一张。',
    '一开讲就可以打分。',
    '不要监票报告。',
    '亮分之前要审签。',
    '前5位的分等齐了一起亮，从下一位起逐位亮。',
    '亮分时亮出每位评委的分。',
  ])

  // A juror who may not score one of them.
  await region(page, '评委名单').getByRole('button', { name: '添加评委' }).click()
  await region(page, '评委名单').getByRole('textbox', { name: '职务' }).fill('样例评委')
  await region(page, '回避').getByRole('button', { name: '添加回避' }).click()
  await region(page, '回避').getByRole('textbox', { name: '原因' }).fill('样例原因')
  await expect(region(page, '现在的收法')).toContainText('有1条回避。')
  await saved(page)
  expect(await serious(page)).toEqual([])

  // The scores have come into the rundown, and anonymous ballots do not go with seats.
  await part(page, '流程与主持词')
  await expect(page.getByText('亮分：5位一起', { exact: true })).toBeVisible()
  await part(page, '收分与计票')
  await page.getByRole('switch', { name: '下级给领导打分' }).press('Space')
  await expect(page.getByRole('radio', { name: /^记名/ })).toHaveCount(0)
  await expect(region(page, '现在的收法')).toContainText('无记名：')
  await page.getByRole('switch', { name: '下级给领导打分' }).press('Space')
  await page.getByRole('radio', { name: /^记名/ }).check({ force: true })
  await page.getByRole('radio', { name: /^无记名/ }).check({ force: true })
  await saved(page)
  await part(page, '会前检查')
  await expect(region(page, '要填好才能开场')).toContainText('无记名时不能定席位')
  await expect(region(page, '请再确认')).toContainText('不要求监票报告')
  await part(page, '收分与计票')
  await button(page, '清掉席位').click()
  await saved(page)
  await part(page, '会前检查')
  await expect(region(page, '要填好才能开场')).not.toContainText('无记名时不能定席位')
  expect(await serious(page)).toEqual([])
})
