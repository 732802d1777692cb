import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** The figures in a row of the example's table. */
const row = (page: Page, name: string) => page.getByRole('table').getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) }).getByRole('cell')

async function assessmentOf(page: Page): Promise<void> {
  await page.goto('/')
  await button(page, '用作草稿：书记擂台').click()
  await page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name: '考核办法' }).click()
  await expect(page.getByRole('heading', { level: 2, name: '考核办法', exact: true })).toBeVisible()
}

test('an assessment is taken from a preset, said in words, and worked out as it is changed', async ({ page }) => {
  await assessmentOf(page)
  await page.getByRole('radio', { name: '目标完成率' }).check({ force: true })
  await button(page, '用这一种').click()
  await expect(region(page, '照现在的填法').getByRole('listitem').first()).toHaveText('满分100分，由目标任务100分相加得出。')
  await expect(row(page, '综合得分')).toHaveText(['99.40', '99.10', '98.00'])
  await expect(row(page, '位次')).toHaveText(['1', '2', '3'])

  // A target that is missed further: 95 of 100 becomes 50 of 100, of 40 points.
  await page.getByRole('textbox', { name: '丙单位，重点任务一', exact: true }).fill('50')
  await expect(row(page, '综合得分')).toHaveText(['99.40', '99.10', '80.00'])
  // What is missing is not a zero.
  await page.getByRole('textbox', { name: '甲单位，重点任务一', exact: true }).fill('')
  await expect(row(page, '综合得分')).toHaveText(['没有得分', '99.10', '80.00'])
  await expect(row(page, '位次')).toHaveText(['–', '1', '2'])

  // The scheme itself: points typed in for the second indicator, and no decimals.
  await page.getByRole('spinbutton', { name: '综合得分小数位' }).fill('0')
  await page.keyboard.press('Tab')
  await expect(row(page, '综合得分')).toHaveText(['没有得分', '99', '80'])
  await expect(region(page, '照现在的填法')).toContainText('综合得分四舍五入到0位小数')
  await expect(page.getByText('已保存', { exact: true })).toBeVisible()
  await page.reload()
  await expect(region(page, '照现在的填法')).toContainText('综合得分四舍五入到0位小数')
})

test('points that do not come to the full mark are said at their field and in the list of parts', async ({ page }) => {
  await assessmentOf(page)
  await button(page, '用这一种').click()
  await expect(region(page, '照现在的填法')).toContainText('由经济运行60分、项目签约落地20分、城市更新建设20分相加得出')
  await page.getByRole('textbox', { name: '满分' }).first().fill('59')
  await expect(region(page, '板块与指标').getByText('各项加起来不等于满分').first()).toBeVisible()
  await expect(region(page, '示例').getByRole('status')).toContainText('照现在的填法算不出来')
  await expect(page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name: '考核办法' })).toContainText('2 处要填')
  await page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name: '会前检查' }).click()
  const fault = page.getByRole('listitem').filter({ hasText: '各项加起来不等于满分' })
  await expect(fault).toHaveCount(2)
  await expect(fault.first()).toContainText('考核办法 · 板块 · 经济运行 · 指标')
  await fault.first().getByRole('link').click()
  await page.getByRole('textbox', { name: '满分' }).first().fill('60')
  await expect(row(page, '综合得分')).toHaveCount(3)
  await expect(page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name: '考核办法' })).not.toContainText('处要填')
})

test('考核办法 can be used by everybody', async ({ page }) => {
  await assessmentOf(page)
  await button(page, '用这一种').click()
  await expect(row(page, '综合得分')).toHaveCount(3)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([])
})
