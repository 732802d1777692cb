import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { AxeBuilder } from '@axe-core/playwright'
import sample from '../../public/samples/district-secretaries-2022q2.json' with { type: 'json' }
import { temporaryFolder } from './support/builds'
import { openSample } from './support/meeting'

const SHEETS = ['流程单', '计时单', '登台顺序', '主持词'] as const
const LONG = '市委常委、青岛西海岸新区工委书记、中国（山东）自由贸易试验区青岛片区管委会主任、黄岛区委书记'

/** Brings a plan in to be prepared and opens its paper pack. */
async function paperOf(page: Page, plan: object): Promise<void> {
  const folder = temporaryFolder('paper')
  const path = join(folder.path, 'plan.json')
  writeFileSync(path, JSON.stringify(plan))
  await page.goto('/')
  await page.getByLabel('方案文件').setInputFiles(path)
  await expect(page).toHaveURL(/setup\/[0-9a-f]+/)
  const id = /setup\/([0-9a-f]+)/.exec(page.url())?.[1] ?? ''
  await page.goto(`/#/paper/${id}`)
  await expect(page.getByRole('region', { name: '流程单' })).toBeVisible()
  folder.remove()
}

/** The pages of a PDF as their boxes in points. */
function pagesOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/\/Type\s*\/Page\b(?!s)[^]*?\/MediaBox\s*\[([^\]]*)\]/g)].map(([, box]) => box?.trim() ?? '')
}

test('the paper pack: four sheets on A4, times from the start, titles whole, no figures', async ({ page }) => {
  const [first, ...rest] = sample.contestants
  await paperOf(page, { ...sample, startTime: '14:30', contestants: [{ ...first, role: LONG }, ...rest] })

  await test.step('every cue, every segment, everybody', async () => {
    const run = page.getByRole('region', { name: '流程单' })
    await expect(run.locator('tbody tr')).toHaveCount(sample.rundown.length)
    await expect(run.getByRole('columnheader', { name: '计划时刻' })).toBeVisible()
    await expect(run.locator('tbody tr').first()).toContainText('14:30')
    await expect(run).toContainText('带“≈”的分钟数是按惯例估算的')
    const time = page.getByRole('region', { name: '计时单' })
    await expect(time.locator('tbody')).toHaveCount(sample.contestants.length)
    for (const name of ['开始', '结束', '实用', '超时']) await expect(time.getByRole('columnheader', { name, exact: true })).toBeVisible()
    await expect(page.getByRole('region', { name: '登台顺序' }).getByRole('rowheader')).toHaveCount(sample.contestants.length)
    await expect(page.getByRole('region', { name: '登台顺序' })).toContainText(LONG)
    for (const name of SHEETS) await expect(page.getByRole('region', { name }).getByText('样例', { exact: true })).toBeVisible()
  })

  await test.step('no figure of any result', async () => {
    const text = await page.getByRole('main').innerText()
    const figures = [...sample.board.blocks.flatMap(({ figures: list }) => list), ...sample.board.composite.figures].map(({ value }) => value)
    expect(figures.length).toBeGreaterThan(10)
    expect(figures.filter((value) => value.includes('.') && text.includes(value))).toEqual([])
  })

  await test.step('nothing is broken inside, nothing sticks out', async () => {
    await page.emulateMedia({ media: 'print' })
    const wrong = await page.locator('.unbroken').evaluateAll((all) => all.filter((part) => part.getClientRects().length !== 1).map((part) => part.textContent))
    expect(wrong).toEqual([])
    const wide = await page.locator('td, th').evaluateAll((all) => all.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent))
    expect(wide).toEqual([])
    await expect(page.getByRole('button', { name: '打印' })).toBeHidden()
    await page.emulateMedia({ media: null })
  })

  await test.step('A4, a sheet begins a page, fewer sheets are fewer pages', async () => {
    const whole = pagesOf(await page.pdf({ preferCSSPageSize: true }))
    expect(new Set(whole)).toEqual(new Set(['0 0 594.95996 841.91998']))
    expect(whole.length).toBeGreaterThanOrEqual(SHEETS.length)
    for (const name of ['流程单', '计时单', '主持词']) await page.getByRole('checkbox', { name }).uncheck()
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toHaveLength(1)
  })

  await test.step('a screen reader and a weak eye can use it', async () => {
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
  })
})

test('a meeting that runs is printed with its late changes, from the start page', async ({ page }) => {
  const host = await openSample(page)
  await expect(host.next).toBeVisible()
  const id = /console\/([0-9a-f]+)/.exec(page.url())?.[1] ?? ''
  await page.goto('/#/')
  await page.getByRole('button', { name: /更多操作/ }).click()
  await page.getByRole('menuitem', { name: '打印纸质备份' }).click()
  await expect(page).toHaveURL(new RegExp(`paper/${id}`))
  await expect(page.getByRole('region', { name: '登台顺序' })).toContainText(sample.contestants[0]?.unit ?? '')
})

test('a draft is printed from the check before the meeting, with its columns named, on several pages', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: '用作草稿：部门擂台', exact: true }).click()
  await page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name: '会前检查' }).click()
  await page.getByRole('link', { name: '打印纸质包' }).click()
  await expect(page).toHaveTitle('纸质备份 · 擂台')
  for (const name of SHEETS) await expect(page.getByRole('region', { name })).toBeVisible()
  const run = page.getByRole('region', { name: '流程单' })
  for (const name of ['环节', '登台', '主持词', '候场', '分钟']) await expect(run.getByRole('columnheader', { name, exact: true })).toBeVisible()
  await expect(run.getByRole('columnheader', { name: '计划时刻' })).toHaveCount(0)
  expect(pagesOf(await page.pdf({ format: 'A4' })).length).toBeGreaterThan(SHEETS.length)
})
