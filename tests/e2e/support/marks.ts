import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test'
import type { PlanFile } from '../../../src/session/plan'
import { temporaryFolder } from './builds'
import { openPlan, type Host } from './meeting'

/** A meeting whose doors are open, with the dialog of its counting track. */
export interface Marks {
  readonly host: Host
  readonly id: string
  readonly dialog: Locator
}

/** The session that a console shows. */
export const sessionOf = (page: Page): string => /console\/([0-9a-f]+)/.exec(page.url())?.[1] ?? ''

export const countingDialog = (page: Page): Locator => page.getByRole('dialog', { name: '收分与计票' })

/** Opens the doors of a made-up meeting. */
export async function openMarks(page: Page, plan: PlanFile): Promise<Marks> {
  const folder = temporaryFolder('marks')
  const path = join(folder.path, 'plan.json')
  writeFileSync(path, JSON.stringify(plan))
  const host = await openPlan(page, path)
  folder.remove()
  return { host, id: sessionOf(page), dialog: countingDialog(page) }
}

/** Goes to a cue from the list, past what lies between. */
export async function jump({ page }: Host, label: string): Promise<void> {
  await page.getByRole('navigation', { name: '议程' }).getByRole('button', { name: label, exact: true }).click()
  await page.getByRole('button', { name: '跳转', exact: true }).click()
  await expect(page.locator('[aria-current="step"]')).toContainText(label)
}

/** A mark that follows from who gives it to whom. */
export const made = (juror: number, place: number): number => 60 + ((juror * 37 + place * 53 + juror * place * 11) % 41)

/** A table as a counting desk brings it: a head, and rows. */
export function tableOf(head: readonly string[], rows: readonly (readonly (string | number)[])[]): Buffer {
  return Buffer.from(`\ufeff${[head, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`)
}

/** Sits down at the counting desk. */
export async function signIn(page: Page, id: string, name: string): Promise<void> {
  await page.goto(`/#/desk/${id}`)
  await page.getByLabel('姓名').fill(name)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('票号')).toBeVisible()
}

/** Brings a table in at the desk; what it comes to is shown before anything is recorded. */
export async function bring(desk: Page, table: Buffer, { name, panel, ballots }: { readonly name: string; readonly panel?: string; readonly ballots: number }): Promise<void> {
  if (panel !== undefined) await desk.getByLabel('导入到哪个评委组').selectOption({ label: panel })
  await desk.getByLabel('选择文件').setInputFiles({ name, mimeType: 'text/csv', buffer: table })
  await desk.getByRole('button', { name: `确认导入${String(ballots)}张票` }).click()
  await expect(desk.getByRole('status').filter({ hasText: String(ballots) })).toBeVisible()
}

/** Opens marks for everybody in the dialog of the counting track. */
export async function openAll(host: Host, dialog: Locator): Promise<void> {
  await host.button('收分与计票').click()
  await dialog.getByRole('button', { name: '全部开放' }).click()
  await expect(dialog.getByText('收分中').first()).toBeVisible()
}

/** Locks everybody who is open, also where ballots are missing. */
export async function lockAll(host: Host, dialog: Locator): Promise<void> {
  await host.page.bringToFront()
  await dialog.getByRole('button', { name: '全部锁定' }).click()
  const sure = dialog.getByRole('button', { name: '确定锁定' })
  await expect(sure.or(dialog.getByText('已锁定').first())).toBeVisible()
  if (await sure.isVisible()) await sure.click()
  await expect(dialog.getByText('已锁定').first()).toBeVisible()
}

/** Clerk, supervisor and chief supervisor sign the count. */
export async function signCount(dialog: Locator): Promise<void> {
  for (const [who, name] of [['计票人', '样例甲'], ['监票人', '样例丙'], ['总监票人', '样例丁']] as const) {
    await dialog.getByLabel(`${who}姓名`, { exact: true }).fill(name)
    await dialog.getByRole('button', { name: `${who}签字`, exact: true }).click()
    await expect(dialog.getByText(`${who}：${name}（已签）`, { exact: true })).toBeVisible()
  }
}

/** PINs or codes as they are printed, in their order. */
export async function cardsOf(context: BrowserContext, id: string, start = '/'): Promise<string[]> {
  const page = await context.newPage()
  await page.goto(`${start}#/ballots/${id}`)
  await page.getByRole('checkbox', { name: '评委卡' }).check()
  const secrets = page.getByRole('region', { name: '评委卡' }).locator('.secret b')
  await expect(secrets.first()).toBeVisible()
  const texts = await secrets.allTextContents()
  await page.close()
  return texts
}

/** A juror's window, at the size of a tablet. */
export async function juryPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.goto(address)
  return page
}

export async function sit(page: Page, seat: string, pin: string): Promise<void> {
  await page.getByRole('button', { name: seat }).click()
  await page.keyboard.type(pin)
  await expect(page.getByRole('list', { name: '名单' })).toBeVisible()
}

export const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true })
export const row = (page: Page, name: string): Locator => page.getByRole('list', { name: '名单' }).getByRole('button', { name })

export async function send(page: Page, button = '送出'): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('button', { name: '确认送出' }).click()
}

/** All texts in the memory of a page. */
export async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false, captureNumericValue: false })
  await session.detach()
  return chunks.join('')
}

/** Whether a figure stands in a text as a number by itself, not inside another and not with a unit of a style. */
export const holds = (text: string, figure: string): boolean => new RegExp(`(?<![\\d.])${figure.replace('.', '\\.')}(?![\\d%a-z])`).test(text)

/** Everything in stores of the database, record by record, with what was written as bytes read as text. */
export async function recordsOf(page: Page, ...stores: readonly string[]): Promise<Record<string, unknown>[]> {
  return page.evaluate(
    (names) =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const opening = indexedDB.open('leitai')
        opening.onerror = () => reject(new Error('cannot open'))
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(names)
          const readings = names.map((name) => transaction.objectStore(name).getAll())
          transaction.oncomplete = () => {
            opening.result.close()
            const records = readings.flatMap(({ result }) => result as Record<string, unknown>[])
            resolve(records.map((record) => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, value instanceof Uint8Array ? new TextDecoder().decode(value) : value]))))
          }
        }
      }),
    [...stores],
  )
}
