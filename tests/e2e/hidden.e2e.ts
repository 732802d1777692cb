import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { openPlan, openStage } from './support/meeting'

const FIXTURE = 'tests/data/fixture-ten.json'

interface Figures {
  readonly board: { readonly blocks: readonly { readonly figures: readonly { readonly value: string }[] }[]; readonly composite: { readonly figures: readonly { readonly value: string }[] } }
}

const plan = JSON.parse(readFileSync(FIXTURE, 'utf8')) as Figures
const composites = plan.board.composite.figures.map(({ value }) => value).sort((a, b) => Number(b) - Number(a))
const shown = composites.slice(0, 5)
const hidden = composites.slice(5)
const all = [...composites, ...plan.board.blocks.flatMap(({ figures }) => figures.map(({ value }) => value))]

/** Makes a page a listener that keeps every message on every channel. The screens' own memory stays as the app leaves it. */
async function tapMessages(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    for (const name of ['leitai:home', 'leitai:venue', ...['hall', 'speaker', 'lobby', 'overlay', 'host'].map((audience) => `leitai:view:${audience}`)]) {
      new BroadcastChannel(name).addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)))
    }
  })
}

/** The heap of a page as Chromium writes it down: every string that the page's memory holds. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false, captureNumericValue: false })
  await session.detach()
  return chunks.join('')
}

/**
 * The figures that stand in a text as numbers by themselves. A heap holds many other numbers: one inside a longer number
 * (a time of 184.591 ms) or with a unit of a style (84.59px, 84.59%) is not a figure.
 */
function found(text: string, figures: readonly string[]): string[] {
  return figures.filter((figure) => new RegExp(`(?<![\\d.])${figure.replace('.', '\\.')}(?![\\d%a-z])`).test(text))
}

async function messagesOf(page: Page): Promise<string> {
  return page.evaluate(() => (window as unknown as { heard: string[] }).heard.join('\n'))
}

test('what has not been revealed is in no screen, no message, no memory and no lesser archive', async ({ browser }) => {
  test.setTimeout(180_000)
  const context = await browser.newContext({ locale: 'zh-CN' })
  const listener = await context.newPage()
  await tapMessages(listener)
  await listener.goto('/')
  const page = await context.newPage()
  const host = await openPlan(page, FIXTURE)
  const stages = [await openStage(context, 'hall'), await openStage(context, 'speaker'), await openStage(context, 'lobby')]
  const windows = [page, ...stages]

  await host.pressUntil('各板块得分与评星')
  await host.next.click()
  await expect(page.getByRole('status').getByText('结果还没有审签', { exact: false })).toBeVisible()

  await test.step('before the reveal: none of its figures', async () => {
    for (const window of windows) {
      expect(found(await window.content(), all)).toEqual([])
      expect(found(await heapOf(window), all)).toEqual([])
    }
    expect(found(await messagesOf(listener), all)).toEqual([])
  })

  await page.getByRole('button', { name: '审签通过' }).click()
  await host.pressUntil('综合得分前五')
  await host.press()
  await host.pressUntil('结束语')
  await expect(stages[0]?.getByText(shown[4] ?? '') ?? page.getByText('')).toBeVisible()

  await test.step('after the reveal: the first five, and nothing of the hidden five', async () => {
    for (const window of windows) {
      expect(found(await window.content(), hidden)).toEqual([])
      expect(found(await heapOf(window), hidden)).toEqual([])
    }
    const messages = await messagesOf(listener)
    expect(found(messages, shown)).toEqual(shown)
    expect(found(messages, hidden)).toEqual([])
  })

  await test.step('an archive below 完整 holds none of the hidden five; 完整 holds them', async () => {
    const sealed = await archive(page, '公开', '封存并保存')
    expect(found(sealed, hidden)).toEqual([])
    expect(found(sealed, shown)).toEqual(shown)
    expect(found(await archive(page, '内部', '保存存档'), hidden)).toEqual([])
    expect(found(await archive(page, '完整', '保存存档'), hidden)).toEqual(hidden)
  })
  await context.close()
})

/** Saves an archive at a level, and gives all that stands in its files as text. */
async function archive(page: Page, level: string, button: string): Promise<string> {
  await page.getByRole('button', { name: '结束并归档' }).click()
  await page.getByRole('radio', { name: new RegExp(level) }).check()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button, exact: true }).click()
  const bytes = readFileSync(await (await download).path())
  await page.getByRole('button', { name: '取消' }).click()
  return Object.values(unzipSync(new Uint8Array(bytes)))
    .map((file) => new TextDecoder().decode(file))
    .join('\n')
}
