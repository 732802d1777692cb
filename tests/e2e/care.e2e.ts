import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import sample from '../../public/samples/district-secretaries-2022q2.json' with { type: 'json' }
import { temporaryFolder } from './support/builds'
import { openSample, openStage } from './support/meeting'
import { damageLine, dropDatabase, fileFrom, fillUp, holdDatabase, releaseDatabase, storageOf, stored } from './support/storage'

const BLANK = '/robots-of-a-test.txt'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** A page of the same place with nothing of ours in it. */
async function blankPage(page: Page): Promise<void> {
  await page.route(`**${BLANK}`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>blank</title>' }))
  await page.goto(BLANK)
}

/** Opens an archive on the start page and gives the replay's own words on it. */
async function replayed(page: Page, file: { path: string; name: string }): Promise<string> {
  const folder = temporaryFolder('rescue')
  const path = join(folder.path, 'rescue.leitai')
  copyFileSync(file.path, path)
  await page.goto('/#/')
  await page.getByLabel('存档文件').setInputFiles(path)
  await expect(page.getByRole('slider')).toBeVisible()
  const said = await page.getByRole('main').innerText()
  folder.remove()
  return said
}

test('the start page asks for lasting storage and says what the browser answered, and how much room there is', async ({ page }) => {
  await page.goto('/')
  const care = page.getByRole('region', { name: '存储' })
  await expect(care).toContainText(/已用 .+，还可用 .+/)
  await button(page, '请求长期保存').click()
  const answer = care.getByText(/^(长期保存|浏览器没有答应长期保存)$/)
  await expect(answer).toBeVisible()
  expect(await answer.textContent()).toBe((await page.evaluate(() => navigator.storage.persisted())) ? '长期保存' : '浏览器没有答应长期保存')
  await expect(care.getByText('剩余空间不多')).toHaveCount(0)
  // What a browser tells of its quota is not what it enforces: here it tells of a small one.
  await page.addInitScript(() => {
    navigator.storage.estimate = () => Promise.resolve({ usage: 30_000_000, quota: 50_000_000 })
  })
  await page.reload()
  await expect(care.getByText('剩余空间不多')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
})

test('data of a newer version are left alone; once they are gone the page connects again without a reload', async ({ page, context }) => {
  const holder = await context.newPage()
  await blankPage(holder)
  await holdDatabase(holder, 990)
  await page.goto('/')
  await expect(page.getByRole('alert').filter({ hasText: '数据来自更新的版本' })).toBeVisible()
  await expect(button(page, '换上新版本')).toBeVisible()
  await page.evaluate(() => Object.assign(window, { same: true }))
  await dropDatabase(holder)
  await button(page, '重新连接').click()
  await expect(page.getByText('还没有擂台')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect(await page.evaluate(() => 'same' in window)).toBe(true)
})

test('an old window that holds the database: the page says so, and connects once it is closed', async ({ page, context }) => {
  const holder = await context.newPage()
  await blankPage(holder)
  await holdDatabase(holder, 10)
  await page.goto('/')
  await expect(page.getByRole('alert').filter({ hasText: '另一个窗口正占着数据库' })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('把其他擂台窗口都关掉')).toBeVisible()
  await releaseDatabase(holder)
  await button(page, '重新连接').click()
  await expect(page.getByText('还没有擂台')).toBeVisible()
})

test('a full disk: the press is not lost from sight, and works once there is room', async ({ page }) => {
  await blankPage(page)
  // Small from the first: a browser that has seen much room does not count anew for half a minute.
  const storage = await storageOf(page)
  await storage.quota(16_000_000)
  const host = await openSample(page)
  await host.press()
  // The browser tidies its files up when it likes, and may have room again for one more press.
  await expect(async () => {
    await fillUp(page)
    await host.next.click()
    await expect(page.getByRole('alert').filter({ hasText: '磁盘空间不够' }).first()).toBeVisible({ timeout: 3_000 })
  }).toPass()
  for (const name of ['腾出空间', '重新连接', '抢救存档', '导出诊断文件']) await expect(button(page, name)).toBeVisible()
  await expect(host.next).toBeInViewport()
  const { violations } = await new AxeBuilder({ page }).include('.trouble').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await storage.quota(null)
  await host.press()
  await expect(button(page, '抢救存档')).toHaveCount(0)
})

test('a database taken away under a living meeting: the whole book is saved from memory, the stage goes on', async ({ page, context }) => {
  const host = await openSample(page)
  const stage = await openStage(context)
  await page.bringToFront()
  for (let presses = 0; presses < 4; presses++) await host.press()
  const lines = (await stored(page, 'lines')).length
  const speaker = sample.contestants[0]?.role ?? ''
  await expect(stage.getByText(speaker)).toBeVisible()
  await (await storageOf(page)).clear()
  await expect(page.getByRole('alert').filter({ hasText: '浏览器收走了数据库' }).first()).toBeVisible()
  const file = await fileFrom(page, button(page, '抢救存档'))
  await expect(page.getByText(`共 ${String(lines)} 条，一条不少`)).toBeVisible()
  await expect(stage.getByText(speaker)).toBeVisible()
  await expect(stage.getByRole('timer').first()).toBeVisible()
  const said = await replayed(page, file)
  expect(said).toContain(`${String(lines)} 条`)
  expect(said).not.toContain('存档有问题')
})

test('a damaged line: what is whole is rescued and replayed, the raw bytes and the plan are saved', async ({ page }) => {
  const host = await openSample(page)
  for (let presses = 0; presses < 4; presses++) await host.press()
  const console_ = page.url()
  await page.goto('/#/')
  await damageLine(page, 4)
  await page.goto(console_)
  await page.reload()
  await expect(page.getByRole('alert').filter({ hasText: '记录在第 4 条处损坏' })).toBeVisible()
  const raw = await fileFrom(page, button(page, '导出原样数据'))
  expect(raw.bytes.subarray(0, 2).toString()).toBe('PK')
  const file = await fileFrom(page, button(page, '抢救存档'))
  await expect(page.getByText('到第 3 条为止')).toBeVisible()

  await test.step('the plan goes on as another meeting', async () => {
    await button(page, '用原方案另开一场').click()
    await expect(page).toHaveURL(/#\/setup\//)
    await expect(page.getByRole('heading', { level: 1, name: sample.title, exact: true })).toBeVisible()
  })

  await test.step('the archive is shown, and is said to be broken', async () => {
    const said = await replayed(page, file)
    expect(said).toContain('3 条')
    await expect(page.getByRole('alert')).toBeVisible()
  })
})

test('room is made: export, delete, empty the bin', async ({ page }) => {
  await openSample(page)
  await page.goto('/#/')
  await button(page, '收起').click()
  await page.goto('/#/?care=space')
  await page.reload()
  const dialog = page.getByRole('dialog', { name: '腾出空间' })
  const file = await fileFrom(page, dialog.getByRole('button', { name: /^导出存档/ }))
  expect(file.name).toMatch(/\.leitai$/)
  await dialog.getByRole('button', { name: /^删除/ }).click()
  await dialog.getByRole('button', { name: '清空最近删除（1 场）' }).click()
  await expect(dialog.getByText('清空后不能恢复')).toBeVisible()
  await dialog.getByRole('button', { name: '清空最近删除（1 场）' }).click()
  await expect(dialog.getByText('已清空')).toBeVisible()
  expect(await stored(page, 'lines')).toEqual([])
})

test('the diagnostics file names nobody and gives no secret away', async ({ page }) => {
  const host = await openSample(page)
  for (let presses = 0; presses < 5; presses++) await host.press()
  const id = /console\/([0-9a-f]+)/.exec(page.url())?.[1] ?? ''
  await page.goto('/#/')
  const { name, bytes } = await fileFrom(page, button(page, '导出诊断文件'))
  expect(name).toMatch(/^leitai-diagnostics-\d{8}-\d{4}\.json$/)
  const text = bytes.toString('utf8')
  const file = JSON.parse(text) as { version: string; store: { sessions: { id: string; lines: number; events: Record<string, number> }[] } }
  expect(file.version).toMatch(/^\d/)
  expect(file.store.sessions).toHaveLength(1)
  expect(file.store.sessions[0]).toMatchObject({ id: id.slice(0, 8), lines: 6 })
  expect(file.store.sessions[0]?.events['opened']).toBe(1)

  const secrets = [id, ...(await stored(page, 'keys')).map(({ secret }) => String(secret)), ...(await stored(page, 'slips')).flatMap(({ salt, slip }) => [String(salt), String(slip)]), ...(await stored(page, 'books')).map((book) => String(book['id']))]
  const texts = textsOf(sample)
  expect(texts.length).toBeGreaterThan(100)
  expect([...texts, ...secrets].filter((piece) => text.includes(piece))).toEqual([])
})

/** Every text of a plan that says something: names, titles, roles, labels, and figures long enough to be told from a count. */
function textsOf(value: unknown, key = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => textsOf(item, key))
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, child]) => textsOf(child, name))
  if (typeof value !== 'string' || ['arena', 'kind', 'colour', 'publication', 'method', 'format', 'id', 'to', 'hallOvertime', 'hallClock'].includes(key)) return []
  return /[\u4e00-\u9fff]/.test(value) || (/^\d+\.\d+$/.test(value) && value.length > 4) ? [value] : []
}
