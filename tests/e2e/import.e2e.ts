import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { gb } from '../unit/tables/bytes'

/** Makes an arena from its template and opens its contestants. */
async function newArena(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: '新建擂台' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('部门擂台', { exact: true }).click()
  await dialog.getByLabel('会议名称').fill('样例“部门擂台”')
  await dialog.getByLabel('日期').fill('2030-06-01')
  await dialog.getByLabel('开始时间').fill('09:30')
  await dialog.getByRole('button', { name: '建立并去准备' }).click()
  await page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name: '打擂人' }).click()
  await expect(page.getByRole('heading', { level: 2, name: '打擂人' })).toBeVisible()
}

async function openDialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: '导入表格', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: '选择文件', exact: true })).toBeVisible()
  return dialog
}

const choose = (dialog: Locator, name: string, bytes: Uint8Array) => dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
const names = (page: Page) => page.getByRole('list', { name: '打擂人名单' }).getByRole('button', { name: /^\d+ / }).allTextContents()

test('contestants come in from a table, whole or not at all', async ({ page }) => {
  await newArena(page)
  const dialog = await openDialog(page)
  await choose(dialog, '名单.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))
  await expect(dialog.getByRole('alert')).toContainText('旧格式 .xls')

  // In GB18030, with one title missing: its cell is named, and nothing is taken.
  const table = (role: string) => gb(`样例名单,,\n序号,单位名称,职务（全称）,姓名\n1,样例甲局,样例甲局党组书记、局长,王\u3000样\n2,样例乙局,${role},\n`)
  await choose(dialog, '名单.csv', table(''))
  const faults = dialog.getByRole('region', { name: '检查结果' })
  await expect(faults.getByRole('row').nth(1)).toContainText('4C不能空着')
  await expect(dialog.getByText('这些列不导入：A 列 序号')).toBeVisible()
  await expect(dialog.getByRole('button', { name: '导入', exact: true })).toBeDisabled()
  // The library's dialog has a header of its own, beside the page's.
  const { violations } = await new AxeBuilder({ page }).include('.el-dialog').disableRules(['landmark-no-duplicate-banner']).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([])
  const [list] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '导出问题清单', exact: true }).click()])
  expect(readFileSync(await list.path(), 'utf8')).toContain('4,C,,不能空着')

  // Put right, it comes in; and goes again as it came.
  await dialog.getByRole('button', { name: '换一个文件', exact: true }).click()
  await choose(dialog, '名单.csv', table('样例乙局局长'))
  await expect(dialog.getByText('2 行可导入')).toBeVisible()
  await dialog.getByRole('button', { name: '导入', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(() => names(page)).toEqual(['1样例甲局', '2样例乙局'])
  await page.getByRole('status').filter({ hasText: '已导入 2 行' }).getByRole('button', { name: '撤销', exact: true }).click()
  await expect.poll(() => names(page)).toEqual([])
})

test('the template that is handed out comes in again', async ({ page }) => {
  await newArena(page)
  const dialog = await openDialog(page)
  const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '下载模板（.xlsx）', exact: true }).click()])
  expect(file.suggestedFilename()).toBe('打擂人.xlsx')
  await choose(dialog, '打擂人.xlsx', readFileSync(await file.path()))
  // Nobody has filled it in: the example is passed over, and so there is nothing.
  await expect(dialog.getByRole('alert')).toContainText('有 1 处不对')
  await expect(dialog.getByText('表头下面没有内容')).toBeVisible()

  // What a spreadsheet copies, headings of its own: one column is matched by hand.
  await dialog.getByRole('button', { name: '换一个文件', exact: true }).click()
  await dialog.getByRole('textbox').fill('单位\t头衔\n样例丙局\t样例丙局局长')
  await dialog.getByRole('button', { name: '读取粘贴的内容', exact: true }).click()
  await expect(dialog.getByText('先给必填的项选好列。')).toBeVisible()
  await dialog.getByRole('combobox', { name: /^职务/ }).click()
  await page.getByRole('option', { name: 'B 列 头衔', exact: true }).click()
  await expect(dialog.getByText('1 行可导入')).toBeVisible()
  await dialog.getByRole('button', { name: '导入', exact: true }).click()
  await expect.poll(() => names(page)).toEqual(['1样例丙局'])
  await expect(page.getByText('已保存')).toBeVisible()
  await page.reload()
  await expect.poll(() => names(page)).toEqual(['1样例丙局'])
})
