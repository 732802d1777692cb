import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Locator, type Page } from '@playwright/test'
import type { AssessmentScheme } from '../../src/rules/assessment/scheme'
import type { PlanFile } from '../../src/session/plan'
import { demoPlan } from '../support/plan'
import { scoredPlan } from '../support/scoring'
import { temporaryFolder } from './support/builds'
import { hostOf, openStage, tableRows } from './support/meeting'

const NAMES = ['样例甲局', '样例乙局', '样例丙局']
const TWO = { places: 2, mode: 'halfAway' } as const
/** A block from two indicators, and one whose points are typed on the board. */
const scheme: AssessmentScheme = {
  full: '100',
  blocks: [
    {
      id: 'economy',
      name: '经济运行',
      full: '60',
      indicators: [
        { id: 'revenue', name: '税收', full: '40', method: { kind: 'completion', target: { from: 'unit' }, direction: 'higher', floor: '0', cap: '40' } },
        { id: 'speed', name: '投资增速', full: '20', method: { kind: 'growth', of: { kind: 'value' }, direction: 'higher', points: { by: 'linear', start: '10', from: '0', perPoint: '1' }, floor: '0', cap: '20' } },
      ],
    },
    { id: 'renewal', name: '城市更新', full: '40' },
  ],
  rounding: { block: TWO, composite: TWO },
}

function planOf(): PlanFile {
  const base = demoPlan()
  const people = NAMES.map((unit, at) => ({ id: `c${String(at + 1)}`, unit, role: `${unit}局长`, facts: [] }))
  const figures = ['30', '39.5', '20'].map((value, at) => ({ contestant: `c${String(at + 1)}`, value }))
  return {
    ...base,
    contestants: people,
    stageOrder: { by: 'hand' },
    assessment: scheme,
    board: {
      ...base.board,
      publication: 'published',
      approval: { required: false },
      flags: [],
      blocks: [{ id: 'economy', name: '经济运行', full: '60', figures: [] }, { id: 'renewal', name: '城市更新', full: '40', figures }],
      composite: { name: '综合得分', full: '100', method: 'given', depth: null, figures: [], previousRanks: [] },
    },
    rundown: [{ kind: 'title', id: 'title', label: '会标' }, { kind: 'reveal', id: 'reveal', label: '揭晓', steps: [{ label: '全部榜单', show: ['block:economy', 'block:renewal', 'composite'] }] }, { kind: 'thanks', id: 'thanks', label: '结束语', words: '样例结束语' }],
  }
}

const button = (of: Page | Locator, name: string) => of.getByRole('button', { name, exact: true })
const region = (of: Page | Locator, name: string) => of.getByRole('region', { name, exact: true })
const saved = (page: Page) => expect(page.getByText('已保存', { exact: true })).toBeVisible()

async function part(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
}

async function bringPlan(page: Page, plan: PlanFile): Promise<void> {
  const folder = temporaryFolder('figures')
  const path = join(folder.path, 'plan.json')
  writeFileSync(path, JSON.stringify(plan))
  await page.goto('/')
  await page.getByLabel('方案文件').setInputFiles(path)
  await expect(page.getByRole('navigation', { name: '方案各部分' })).toBeVisible()
  folder.remove()
}

/** Opens the dialog of imports in a part, and gives it a table as a file. */
async function give(page: Page, of: Locator, name: string, text: string): Promise<Locator> {
  await button(of, '导入表格').click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${text}`) })
  return dialog
}

async function take(dialog: Locator, rows: number): Promise<void> {
  await expect(dialog.getByText(`${String(rows)} 行可导入`)).toBeVisible()
  await button(dialog, '导入').click()
  await expect(dialog).toBeHidden()
}

async function serious(page: Page, within?: string): Promise<string[]> {
  const builder = new AxeBuilder({ page })
  const { violations } = await (within === undefined ? builder : builder.include(within).disableRules(['landmark-no-duplicate-banner'])).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

test('figures of indicators come from a table, are worked out onto the board, and the hall sees what they come to', async ({ page, context }) => {
  await bringPlan(page, planOf())
  await part(page, '考核办法')
  const figures = region(page, '指标数据')
  await expect(figures.getByRole('status')).toHaveText('还缺 9 个数。')

  await test.step('a table with faults is taken in no part', async () => {
    const dialog = await give(page, figures, '数据.csv', '单位,税收（亿元）,税收目标,投资增速\n样例甲局,95,100,约8\n样例乙局,1.2.3,100,-2%\n样例丁局,50,100,不涉及\n')
    const faults = region(dialog, '检查结果')
    await expect(faults.getByRole('row').nth(1)).toContainText('2D约8不是数字')
    await expect(faults.getByRole('row').nth(2)).toContainText('3B1.2.3不是数字')
    await expect(faults.getByRole('row').nth(3)).toContainText('4A样例丁局方案里没有这个打擂人')
    await expect(button(dialog, '导入')).toBeDisabled()
    expect(await serious(page, '.el-dialog')).toEqual([])
    await button(dialog, '取消').click()
    await expect(figures.getByRole('status')).toHaveText('还缺 9 个数。')
  })

  await test.step('put right, it comes in, in full width and with percent signs', async () => {
    await take(await give(page, figures, '数据.csv', '单位,税收（亿元）,税收目标,投资增速\n样例甲局,９５,100,8.5%\n样例乙局,120,100,-2%\n样例丙局,50,100,不涉及\n'), 3)
    await expect(figures.getByText('数据齐了。')).toBeVisible()
    await expect(figures.getByRole('textbox', { name: '样例甲局，税收，实际', exact: true })).toHaveValue('95')
    await button(figures, '下一个').click()
    await expect(figures.getByRole('checkbox', { name: '样例丙局不涉及投资增速', exact: true })).toBeChecked()
    expect(await serious(page)).toEqual([])
  })

  await test.step('what it comes to is shown before it is put on the board, with its working', async () => {
    await button(figures, '算出并填入榜单').click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('status')).toHaveText('将填入 6 格，改动 0 格，清掉 0 格。')
    // 95 ÷ 100 × 40 + 10 + 8.5; 40 at most + 10 − 2; without the other 50 ÷ 100 × 60.
    for (const [who, value] of [['样例甲局', '56.50'], ['样例乙局', '48.00'], ['样例丙局', '30.00']] as const) await expect(button(dialog, `${who}，经济运行：${value}，看怎样算出`)).toBeVisible()
    await button(dialog, '样例丙局，经济运行：30.00，看怎样算出').click()
    await expect(region(dialog, '每一分从哪来')).toContainText('投资增速')
    await expect(region(dialog, '每一分从哪来')).toContainText('不考核此项')
    expect(await serious(page, '.el-dialog')).toEqual([])
    await button(dialog, '填入榜单').click()
    await expect(figures.getByText('已填入榜单。')).toBeVisible()
    await part(page, '公布与榜单')
    await expect(page.getByRole('textbox', { name: '样例乙局 · 综合得分', exact: true })).toHaveValue('87.50')
  })

  await test.step('a figure that is no number is named, and found again', async () => {
    await part(page, '考核办法')
    await button(figures, '下一个').click()
    await figures.getByRole('textbox', { name: '样例乙局，投资增速，实际', exact: true }).fill('二')
    await expect(figures.getByText('照现在的填法算不出来：要填数字')).toBeVisible()
    await expect(button(figures, '算出并填入榜单')).toBeDisabled()
    await saved(page)
    await part(page, '会前检查')
    const fault = region(page, '要填好才能开场').getByRole('listitem')
    await expect(fault).toContainText('指标数据 · 样例乙局·投资增速 · 实际')
    await fault.getByRole('link').click()
    await expect(figures.getByRole('textbox', { name: '样例乙局，投资增速，实际', exact: true })).toBeFocused()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('-2')
    await button(figures, '上一个').click()
  })

  await test.step('a figure that is corrected afterwards makes the board another, which is said', async () => {
    await figures.getByRole('textbox', { name: '样例甲局，税收，实际', exact: true }).fill('90')
    await part(page, '会前检查')
    await expect(region(page, '请再确认')).toContainText('榜单上有 2 个得分与指标数据算出的不一样。')
    await part(page, '考核办法')
    await button(figures, '算出并填入榜单').click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('status')).toHaveText('将填入 0 格，改动 2 格，清掉 0 格。')
    await expect(dialog.getByText('原为 56.50')).toBeVisible()
    await button(dialog, '填入榜单').click()
    await saved(page)
    await part(page, '会前检查')
    await expect(region(page, '请再确认')).not.toContainText('指标数据算出的不一样')
  })

  await button(page, '开场').click()
  await button(page, '确认开场').click()
  const host = hostOf(page)
  await expect(host.next).toBeVisible()
  const stage = await openStage(context)
  await page.bringToFront()
  await host.pressUntil('结束语')
  const cells = async (name: string) => (await tableRows(stage, name)).filter((row) => row.join('') !== '').map((row) => row.join(' '))
  await expect.poll(() => cells('综合得分')).toEqual([expect.stringMatching(/1.*样例乙局.*87\.50/), expect.stringMatching(/2.*样例甲局.*84\.50/), expect.stringMatching(/3.*样例丙局.*50\.00/)])
  await expect.poll(() => cells('经济运行')).toEqual([expect.stringContaining('样例甲局'), expect.stringContaining('样例乙局'), expect.stringContaining('样例丙局')])
})

test('points that no juror gives come from a table', async ({ page }) => {
  const plan = scoredPlan({ contestants: 2 })
  const composite: NonNullable<PlanFile['scheme']>['composite'] | undefined = plan.scheme?.composite
  if (plan.scheme === undefined || composite === undefined) throw new Error('no scheme')
  await bringPlan(page, { ...plan, scheme: { ...plan.scheme, composite: { ...composite, parts: [...composite.parts, { kind: 'addition', id: 'kaohe', name: '考核得分' }] } } })
  await part(page, '收分与计票')
  const additions = region(page, '其他得分')
  const dialog = await give(page, additions, '考核.csv', '打擂单位,考核得分（百分制）\n样例单位1,88%\n样例单位2,90\n')
  await expect(region(dialog, '检查结果').getByRole('row').nth(1)).toContainText('2B88%这里不要百分号')
  await button(dialog, '换一个文件').click()
  await dialog.locator('input[type=file]').setInputFiles({ name: '考核.csv', mimeType: 'text/csv', buffer: Buffer.from('打擂单位,考核得分（百分制）\n样例单位1,８８．５\n样例单位2,90\n') })
  await take(dialog, 2)
  await expect(additions.getByRole('textbox', { name: '样例单位1 · 考核得分', exact: true })).toHaveValue('88.5')
  await additions.getByRole('status').filter({ hasText: '已导入 2 行' }).getByRole('button', { name: '撤销', exact: true }).click()
  await expect(additions.getByRole('textbox', { name: '样例单位1 · 考核得分', exact: true })).toHaveValue('')
})

test('sites come from the template that is handed out, and stay', async ({ page }) => {
  await bringPlan(page, planOf())
  await part(page, '补充内容')
  const sites = region(page, '点位')
  await button(sites, '导入表格').click()
  const dialog = page.getByRole('dialog')
  const [file] = await Promise.all([page.waitForEvent('download'), button(dialog, '下载模板（.csv）').click()])
  expect(file.suggestedFilename()).toBe('点位.csv')
  const template = readFileSync(await file.path(), 'utf8')
  await dialog.locator('input[type=file]').setInputFiles({ name: '点位.csv', mimeType: 'text/csv', buffer: Buffer.from(`${template.trimEnd()}\n样例点位一,样例甲局,60%,５８．５,\n样例点位二,样例乙局,40,,样例说明\n`) })
  await expect(dialog.getByText('跳过样例 1 行')).toBeVisible()
  await take(dialog, 2)
  await expect(sites.getByText('共 2 个点位，1 个落后于序时进度，1 个还没有实际进度。')).toBeVisible()
  expect(await serious(page)).toEqual([])
  await saved(page)
  await page.reload()
  await expect(sites.getByRole('textbox', { name: '实际进度（%）' }).first()).toHaveValue('58.5')
  await sites.getByRole('textbox', { name: '序时进度（%）' }).nth(1).fill('140')
  await expect(sites.getByText('要在 0 到 100 之间')).toBeVisible()
  await saved(page)
  await part(page, '会前检查')
  await expect(region(page, '要填好才能开场')).toContainText('点位 · 样例点位二 · 序时进度')
})
