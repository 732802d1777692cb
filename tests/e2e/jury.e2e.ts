import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test'
import type { PlanFile } from '../../src/session/plan'
import { plainScheme, scoredPlan } from '../support/scoring'
import { temporaryFolder } from './support/builds'
import { openPlan, type Host } from './support/meeting'

/** A mark that stands nowhere else in a browser's memory. */
const SECRET = '58.75'

const scheme = (jurors: readonly string[] | null) =>
  plainScheme(jurors, { criteria: [{ id: 'work', name: '工作实绩', max: '60', step: '0.25' }, { id: 'speech', name: '现场表达', max: '40', step: '0.5' }] })

/** Opens the doors of a made-up meeting. */
async function openMeeting(page: Page, plan: PlanFile): Promise<{ host: Host; id: string }> {
  const folder = temporaryFolder('jury')
  const path = join(folder.path, 'plan.json')
  writeFileSync(path, JSON.stringify(plan))
  const host = await openPlan(page, path)
  folder.remove()
  return { host, id: /console\/([0-9a-f]+)/.exec(page.url())?.[1] ?? '' }
}

/** PINs or codes as they are printed, in their order. */
async function cardsOf(context: BrowserContext, id: string): Promise<string[]> {
  const page = await context.newPage()
  await page.goto(`/#/ballots/${id}`)
  await page.getByRole('checkbox', { name: '评委卡' }).check()
  const secrets = page.getByRole('region', { name: '评委卡' }).locator('.secret b')
  await expect(secrets.first()).toBeVisible()
  const texts = await secrets.allTextContents()
  await page.close()
  return texts
}

async function scoring(host: Host): Promise<Locator> {
  const dialog = host.page.getByRole('dialog', { name: '收分与计票' })
  if (!(await dialog.isVisible())) await host.button('收分与计票').click()
  await expect(dialog).toBeVisible()
  return dialog
}

/** A juror's window, at the size of a tablet. */
async function juryPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.goto(address)
  return page
}

async function sit(page: Page, seat: string, pin: string): Promise<void> {
  await page.getByRole('button', { name: seat }).click()
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
  await expect(page.getByRole('list', { name: '名单' })).toBeVisible()
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const row = (page: Page, name: string) => page.getByRole('list', { name: '名单' }).getByRole('button', { name })

async function send(page: Page, button = '送出'): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('button', { name: '确认送出' }).click()
}

/** All texts in the memory of a page. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false, captureNumericValue: false })
  await session.detach()
  return chunks.join('')
}

const holds = (text: string, figure: string): boolean => new RegExp(`(?<![\\d.])${figure.replace('.', '\\.')}(?![\\d%a-z])`).test(text)

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

test('jurors sit down, score, amend and are locked out, and none sees another’s mark', async ({ context, page }) => {
  const plan = scoredPlan({ jurors: 3, scheme: scheme(['j1', 'j2', 'j3']), scoring: { recusals: [{ juror: 'j2', contestant: 'c2', reason: '样例回避' }] } })
  const { host, id } = await openMeeting(page, plan)
  const [first = '', second = ''] = await cardsOf(context, id)
  const dialog = await scoring(host)
  for (const name of ['样例单位1', '样例单位2']) await dialog.getByRole('button', { name: `开放收分 ${name}` }).click()

  await test.step('the address leads to the judge’s own document', async () => {
    const probe = await juryPage(context, `/#/jury/${id}`)
    await expect(probe).toHaveURL(new RegExp(`/jury\\.html#/jury/${id}$`))
    await expect(probe.getByRole('heading', { name: '请选择您的席位' })).toBeVisible()
    await expectClean(probe)
    await probe.close()
  })

  const one = await juryPage(context, `/jury.html#/jury/${id}`)
  await test.step('a wrong PIN is refused in words, the right one lets in', async () => {
    await one.getByRole('button', { name: '1号' }).click()
    await one.keyboard.type(first === '000000' ? '111111' : '000000')
    await expect(one.getByRole('alert')).toContainText('PIN 不对')
    await expectClean(one)
    await one.keyboard.type(first)
    await expect(one.getByRole('heading', { name: '样例单位1' })).toBeVisible()
  })

  await test.step('marks are checked and added as they are typed, and a reload keeps them', async () => {
    await field(one, '工作实绩').click()
    await one.keyboard.type('60.5')
    await expect(one.getByText('最高 60 分')).toBeVisible()
    await expect(one.getByRole('button', { name: '送出', exact: true })).toBeDisabled()
    await field(one, '工作实绩').fill('51.75')
    await one.keyboard.press('Enter')
    for (const key of ['3', '3', '小数点', '5']) await one.getByRole('button', { name: key, exact: true }).click()
    await expect(one.getByLabel('合计')).toHaveText('85.25')
    await one.getByRole('button', { name: '现场表达 加' }).click()
    await expect(one.getByLabel('合计')).toHaveText('85.75')
    await one.reload()
    await sit(one, '1号', first)
    await expect(field(one, '工作实绩')).toHaveValue('51.75')
    await expect(field(one, '现场表达')).toHaveValue('34')
  })

  await test.step('what is sent has a receipt, and can be amended', async () => {
    await send(one)
    await expect(one.getByText(/回执 [0-9A-F]{4}-[0-9A-F]{4}/)).toBeVisible()
    await expect(row(one, '样例单位1')).toContainText('已交')
    await field(one, '现场表达').fill('35')
    await send(one, '重新送出')
    await expect(row(one, '样例单位1')).toContainText('已修改')
    await one.getByRole('button', { name: '校准' }).click()
    await expect(one.getByRole('table').getByRole('row').nth(1)).toContainText('86.75')
    await expectClean(one)
    await one.getByRole('button', { name: '回到评分表' }).click()
    await one.reload()
    await sit(one, '1号', first)
    await expect(row(one, '样例单位1')).toContainText('已修改')
  })

  const two = await juryPage(context, `/jury.html#/jury/${id}`)
  await test.step('who is recused has no sheet, with the reason', async () => {
    await sit(two, '2号', second)
    await expect(row(two, '样例单位2')).toContainText('回避：样例回避')
    await row(two, '样例单位2').click()
    await expect(field(two, '工作实绩')).toHaveCount(0)
    await row(two, '样例单位1').click()
    await field(two, '工作实绩').fill(SECRET)
    await field(two, '现场表达').fill('39')
    await send(two)
    await expect(two.getByText('已送达')).toBeVisible()
    await expect(dialog.getByText('2/3').first()).toBeVisible()
  })

  await test.step('who comes on stage comes up, unless a sheet is half filled', async () => {
    await row(one, '样例单位3').click()
    await expect(one.getByText('还没有开始收分')).toBeVisible()
    await dialog.getByRole('button', { name: '关闭' }).click()
    await host.pressUntil('样例单位2开始')
    await host.press()
    await expect(one.getByRole('heading', { name: '样例单位2' })).toBeVisible()
    await field(one, '工作实绩').fill('40')
    await (await scoring(host)).getByRole('button', { name: '开放收分 样例单位3' }).click()
    await dialog.getByRole('button', { name: '关闭' }).click()
    await host.pressUntil('样例单位3开始')
    await host.press()
    await expect(one.getByText('现在台上：样例单位3')).toBeVisible()
    await expect(field(one, '工作实绩')).toHaveValue('40')
    await one.getByRole('button', { name: '去打分' }).click()
    await expect(one.getByRole('heading', { name: '样例单位3' })).toBeVisible()
  })

  await test.step('after the lock own marks can be read and not changed, and what was not sent is said', async () => {
    await scoring(host)
    await dialog.getByRole('button', { name: '锁定 样例单位1' }).click()
    await dialog.getByRole('button', { name: '确定锁定' }).click()
    await expect(row(one, '样例单位1')).toContainText('已锁定 · 已交')
    await row(one, '样例单位1').click()
    await expect(field(one, '工作实绩')).toHaveValue('51.75')
    await expect(field(one, '工作实绩')).toHaveAttribute('readonly')
    await dialog.getByRole('button', { name: '锁定 样例单位2' }).click()
    await dialog.getByRole('button', { name: '确定锁定' }).click()
    await row(one, '样例单位2').click()
    await expect(one.getByText('锁定前没有送达，这些分不算。')).toBeVisible()
  })

  await test.step('another juror’s mark is in no memory and no markup but their own', async () => {
    expect(holds(await heapOf(two), SECRET)).toBe(true)
    const memory = await heapOf(one)
    expect(holds(memory, '51.75')).toBe(true)
    expect(holds(memory, SECRET)).toBe(false)
    expect(await one.content()).not.toContain(SECRET)
  })

  await test.step('who leaves takes everything along', async () => {
    await two.getByRole('button', { name: '离开座位' }).click()
    await expect(two.getByRole('heading', { name: '请选择您的席位' })).toBeVisible()
    expect(await two.evaluate(() => sessionStorage.length)).toBe(0)
    expect(holds(await heapOf(two), SECRET)).toBe(false)
  })
})

test('an anonymous card scores all on one sheet and leaves nothing behind', async ({ context, page }) => {
  const plan = scoredPlan({ contestants: 4, jurors: 2, scheme: scheme(null), scoring: { ballots: 'anonymous', sheet: 'matrix' } })
  const { host, id } = await openMeeting(page, plan)
  const [code = ''] = await cardsOf(context, id)
  await (await scoring(host)).getByRole('button', { name: '全部开放' }).click()

  const sheet = await juryPage(context, `/#/jury/${id}?code=${code}`)
  const table = sheet.getByRole('table', { name: '评分表：一张评全部' })
  await expect(table.getByRole('row')).toHaveCount(5)
  expect(sheet.url()).toMatch(new RegExp(`/jury\\.html#/jury/${id}$`))

  await field(sheet, '样例单位1：工作实绩').click()
  await sheet.keyboard.type('50')
  await sheet.keyboard.press('Enter')
  await sheet.keyboard.type('31')
  await sheet.keyboard.press('ArrowDown')
  await sheet.keyboard.type('32')
  await expect(field(sheet, '样例单位2：现场表达')).toHaveValue('32')
  await expect(sheet.getByText('已打 3 格，共 8 格')).toBeVisible()
  await expectClean(sheet)
  await sheet.getByRole('button', { name: '送出', exact: true }).click()
  await expect(sheet.getByText('还有 5 项没有打分')).toBeVisible()
  await expectClean(sheet)
  await sheet.getByRole('button', { name: '确认送出' }).click()
  await expect(sheet.getByText('已投入票箱')).toBeVisible()
  await expect(sheet.getByText(/回执|记下/)).toHaveCount(0)

  await field(sheet, '样例单位3：工作实绩').fill('44')
  await send(sheet, '重新送出')
  await expect(sheet.getByText('已换成新的一票')).toBeVisible()
  expect(await sheet.evaluate(() => [sessionStorage.length, Object.keys(localStorage).filter((key) => key.includes('jury')).length])).toEqual([0, 0])

  // As long as the page has its key; then the card is used.
  await sheet.reload()
  await sheet.getByRole('button', { name: 'English' }).click()
  await sheet.getByRole('textbox', { name: 'Code' }).fill(code)
  await expectClean(sheet)
  await sheet.getByRole('button', { name: 'Start scoring' }).click()
  await expect(sheet.getByText('This ballot is in the box; it cannot be seen or changed any more.')).toBeVisible()
  await expect(sheet.getByRole('textbox')).toHaveCount(0)

  // Sent twice, it counts once; the host sees how many wait, never whose.
  const dialog = await scoring(host)
  await expect(dialog.getByRole('listitem').filter({ hasText: '评委' }).first()).toContainText('1/2')
  await dialog.getByRole('button', { name: '全部锁定' }).click()
  await dialog.getByRole('button', { name: '确定锁定' }).click()
  await expect(dialog.getByRole('listitem').filter({ hasText: '评委' }).first()).toContainText('1/2')
})

test('a limited option is counted as it is given, and an invalid ballot is asked about', async ({ context, page }) => {
  const jurors = ['j1', 'j2']
  const grades = [{ name: '优秀', points: '95' }, { name: '良好', points: '85' }]
  const scheme = plainScheme(jurors, { criteria: [{ id: 'work', name: '等次', max: '95', options: grades }] })
  const plan = scoredPlan({ jurors: 2, scheme, scoring: { sheet: 'matrix', invalid: { blanks: true, most: [{ option: '优秀', count: 1 }] } } })
  const { host, id } = await openMeeting(page, plan)
  const [pin = ''] = await cardsOf(context, id)
  await (await scoring(host)).getByRole('button', { name: '全部开放' }).click()

  const sheet = await juryPage(context, `/jury.html#/jury/${id}`)
  await sheet.getByRole('button', { name: '1号' }).click()
  await sheet.keyboard.type(pin)
  const give = async (at: number, grade: string) => sheet.getByRole('group', { name: `样例单位${String(at)}：等次` }).getByRole('button', { name: grade }).click()
  const quota = sheet.getByRole('list', { name: '限额' })
  await expect(quota).toHaveText('优秀 0/1')
  await give(1, '优秀')
  await expect(quota).toHaveText('优秀 1/1')
  await give(2, '优秀')
  await expect(quota).toHaveText('优秀 2/1，超出 1 名')
  await give(3, '良好')
  await sheet.getByRole('button', { name: '送出', exact: true }).click()
  await expect(sheet.getByRole('alert').filter({ hasText: '按办法，这张票会是无效票：“优秀”打了 2 名，最多 1 名。' })).toBeVisible()
  await expect(sheet.getByRole('button', { name: '确认送出' })).toHaveCount(0)
  await expectClean(sheet)
  await sheet.getByRole('button', { name: '回去修改' }).click()
  await give(2, '优秀')
  await expect(quota).toHaveText('优秀 1/1')
  await sheet.getByRole('button', { name: '送出', exact: true }).click()
  await expect(sheet.getByRole('alert').filter({ hasText: '有没打的分' })).toBeVisible()
  await sheet.getByRole('button', { name: '回去修改' }).click()
  await give(2, '良好')
  await send(sheet)
  await expect(sheet.getByText('已送达')).toBeVisible()
})

test('without printed cards a seat’s PIN is read on the console, one at a time', async ({ context, page }) => {
  const plan = scoredPlan({ jurors: 2, scheme: plainScheme(['j1', 'j2']) })
  const { host, id } = await openMeeting(page, plan)
  const dialog = await scoring(host)
  await dialog.getByRole('button', { name: '席位口令' }).click()
  const pins = dialog.getByRole('region', { name: '席位口令' })
  await expect(pins.getByRole('listitem')).toHaveCount(2)
  await expect(pins).not.toContainText(/\d{6}/)
  await pins.getByRole('button', { name: '看2号的口令' }).click()
  const other = await pins.locator('output').textContent()
  await pins.getByRole('button', { name: '看1号的口令' }).click()
  await expect(pins.locator('output')).toHaveText(/^\d{6}$/)
  const pin = (await pins.locator('output').textContent()) ?? ''
  if (other !== pin) await expect(pins).not.toContainText(other ?? '')
  // It goes by itself, and by a press.
  await pins.getByRole('button', { name: '收起' }).click()
  await expect(pins).not.toContainText(/\d{6}/)
  await expectClean(page)

  const kiosk = await juryPage(context, `/jury.html#/jury/${id}`)
  await sit(kiosk, '1号', pin)
  expect(await cardsOf(context, id)).toContain(pin)
  const lines = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
  expect(lines).not.toContain(pin)
})
