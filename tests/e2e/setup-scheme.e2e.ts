import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Locator, type Page } from '@playwright/test'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const number = (page: Page, name: string) => page.getByRole('spinbutton', { name, exact: true })

/** A draft of the roadshow, with its 评分办法 open. */
async function schemeOf(page: Page): Promise<void> {
  await page.goto('/')
  await button(page, '用作草稿：创新创业路演').click()
  await page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name: '评分办法' }).click()
  await expect(page.getByRole('heading', { level: 2, name: '评分办法', exact: true })).toBeVisible()
}

async function saved(page: Page): Promise<void> {
  await expect(page.getByText('已保存', { exact: true })).toBeVisible()
}

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

const sentences = (page: Page) => page.getByRole('region', { name: '现在的办法' }).getByRole('listitem')
const results = (page: Page) => page.getByRole('region', { name: '算出来的结果' })

/** The example's scores in the order of its list. */
async function scores(page: Page, ...expected: readonly string[]): Promise<void> {
  for (const [index, score] of expected.entries()) await expect(results(page).getByRole('row').nth(index + 1)).toContainText(score)
}

async function type(field: Locator, text: string): Promise<void> {
  await field.fill(text)
  await field.press('Enter')
}

test('the roadshow’s scheme is said, worked out, and changes as it is edited', async ({ page }) => {
  await schemeOf(page)
  await button(page, '用这个办法：路演').click()
  await expect(sentences(page)).toHaveText([
    '9位专家评委打分，每人先把4项相加，去掉1个最高分和1个最低分，其余取平均，四舍五入到2位小数。',
    '没打的分不算零分，也不计入。',
    '得分最高的11个晋级，第11名有并列时由现场决定，名单不排位次。',
  ])
  // 甲: 87 93 88 92 90 91 92 87 93, one dropped at each end: 633/7; 乙: eight are whole, 508/6; 丙: 617/7
  await scores(page, '90.43', '84.67', '88.14')

  // 每一分从哪来, down to a juror's marks.
  await page.getByText('每一分从哪来 · 打擂人甲', { exact: true }).click()
  await expect(page.locator('summary').filter({ hasText: '四舍五入到2位小数（原为90.4285…）' })).toBeVisible()
  await page.locator('summary').filter({ hasText: '7个数的平均数，去掉1个最低、1个最高' }).click()
  await expect(page.locator('summary').filter({ hasText: '评委1' }).filter({ hasText: '去掉的最低分' })).toBeVisible()

  // Two highest dropped: 甲 540/6, 乙 422/5, 丙 527/6
  await type(number(page, '去掉几个最高分'), '2')
  await expect(sentences(page).first()).toContainText('去掉2个最高分和1个最低分')
  await scores(page, '90.00', '84.40', '87.83')
  await type(number(page, '小数位数'), '1')
  await expect(sentences(page).first()).toContainText('四舍五入到1位小数')
  await scores(page, '90.0', '84.4', '87.8')

  await saved(page)
  await page.reload()
  await expect(sentences(page).first()).toContainText('去掉2个最高分和1个最低分')
  await scores(page, '90.0', '84.4', '87.8')
})

test('a mark of the example is tried out, and what is dropped is said', async ({ page }) => {
  await schemeOf(page)
  await button(page, '用这个办法：路演').click()
  const marks = page.getByRole('region', { name: '专家评委打的分' })
  const row = (name: string) => marks.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
  await expect(row('评委1')).toContainText('最低，去掉')
  await expect(row('评委8')).not.toContainText('去掉')
  // 评委1 comes to 90, so that 评委8 is the lowest: (816 − 93 − 87)/7
  await marks.getByRole('textbox', { name: '评委1 · 项目创新性', exact: true }).fill('30')
  await expect(row('评委1')).not.toContainText('去掉')
  await expect(row('评委8')).toContainText('最低，去掉')
  await scores(page, '90.86', '84.67', '88.14')
  // A missing mark is no zero: the juror is left out.
  await button(page, '打擂人乙').click()
  await expect(row('评委9')).toContainText('没打全，不计')
  await marks.getByRole('textbox', { name: '评委9 · 团队能力', exact: true }).fill('17')
  await expect(row('评委9')).not.toContainText('不计')
  await button(page, '恢复示例数字').click()
  await scores(page, '90.43', '84.67', '88.14')
})

test('another preset can be taken back, and none at all is a plan too', async ({ page }) => {
  await schemeOf(page)
  await button(page, '用这个办法：路演').click()
  await button(page, '换一个办法').click()
  await button(page, '用这个办法：两轮取较好一轮').click()
  await expect(sentences(page).nth(1)).toHaveText('得分取第一轮评委、第二轮评委中最好的1个，四舍五入到2位小数。')
  await scores(page, '9.13', '8.80', '8.47')
  await button(page, '撤销更换').click()
  await expect(sentences(page).first()).toContainText('9位专家评委打分')
  await button(page, '换一个办法').click()
  await button(page, '不用评分办法').click()
  await expect(page.getByText('已不用评分办法。')).toBeVisible()
  await expect(sentences(page)).toHaveCount(0)
  await saved(page)
  await expect(page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name: '评分办法' })).toContainText('可不填')
})

test('what is impossible stands at its field, and the check leads there', async ({ page }) => {
  await schemeOf(page)
  await button(page, '用这个办法：路演').click()
  const step = page.getByRole('textbox', { name: '每档几分', exact: true }).first()
  await step.fill('7')
  await expect(page.getByText('每档几分凑不到满分')).toBeVisible()
  await expect(step).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('办法里还有 1 处要改，改好再算。')).toBeVisible()
  await expect(results(page)).toHaveCount(0)
  await step.fill('1')
  await expect(results(page)).toBeVisible()

  await type(number(page, '去掉几个最高分'), '8')
  await expect(page.getByText('去掉的太多，一个分都不剩')).toBeVisible()
  await saved(page)
  await page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name: '会前检查' }).click()
  const fault = page.getByRole('listitem').filter({ hasText: '评分办法 · 总分 · 组成 · 专家评委 · 去掉最高分最低分' })
  await expect(fault).toContainText('去掉的太多，一个分都不剩')
  await fault.getByRole('link', { name: '去改' }).click()
  await expect(page.getByRole('heading', { level: 2, name: '评分办法', exact: true })).toBeVisible()
  await expect(page.getByRole('combobox', { name: '去掉最高分最低分', exact: true })).toBeFocused()
})

test('parts are put together in parts, and weights are typed in hundredths', async ({ page }) => {
  await schemeOf(page)
  await button(page, '用这个办法：5位评委去一高一低').click()
  await scores(page, '9.00', '8.73', '8.40')
  await button(page, '添加一个合成的部分').click()
  const composition = page.getByRole('region', { name: '得分的组成' })
  // Beside a second part weights are asked for: 60% of 9.00 is 5.4.
  await composition.getByRole('textbox', { name: '权重（%）', exact: true }).first().fill('60')
  await expect(sentences(page).filter({ hasText: '评委×60%' })).toBeVisible()
  await expect(composition.getByRole('textbox', { name: '名称', exact: true })).toHaveCount(3)
  await composition.getByRole('textbox', { name: '权重（%）', exact: true }).first().fill('六十')
  await expect(composition.getByText('不是数', { exact: true })).toBeVisible()
  await composition.getByRole('textbox', { name: '权重（%）', exact: true }).first().fill('50%')
  await expect(sentences(page).filter({ hasText: '评委×50%' })).toBeVisible()
})

test('is free of barriers, in both languages, with everything open', async ({ page }) => {
  await schemeOf(page)
  expect(await serious(page)).toEqual([])
  await button(page, '用这个办法：考核加现场').click()
  await expect(results(page)).toBeVisible()
  const openAll = async () => {
    const all = page.locator('main details')
    for (let index = 0; index < (await all.count()); index++) {
      const one = all.nth(index)
      if ((await one.getAttribute('open')) === null) await one.locator('xpath=./summary').click()
    }
    await expect(page.locator('main details:not([open])')).toHaveCount(0)
  }
  await openAll()
  expect(await serious(page)).toEqual([])
  await saved(page)
  await page.evaluate(() => {
    localStorage.setItem('leitai.language', 'en')
  })
  await page.reload()
  await expect(page.getByRole('region', { name: 'As it stands' }).getByRole('listitem').first()).toContainText('the highest 10% and lowest 10% dropped')
  await openAll()
  expect(await serious(page)).toEqual([])
})
