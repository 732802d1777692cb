import { readFileSync } from 'node:fs'
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { offlineReady } from './support/browser'
import { openSample, openStage } from './support/meeting'

const PACK = /leitai-rare-[^/]*\.woff2$/
const SAMPLE = 'public/samples/district-secretaries-2022q2.json'

/** How many pages or workers asked for the pack, from now on. */
function asked(context: BrowserContext): () => number {
  let times = 0
  context.on('request', (request) => {
    if (PACK.test(request.url())) times++
  })
  return () => times
}

const kept = (page: Page): Promise<number> => page.evaluate(async () => (await (await caches.open('leitai-rare-font')).keys()).length)

/** One character by itself, as this page draws it; in its own faces, or in those that are named. */
async function drawn(page: Page, character: string, weight: number, faces?: string): Promise<string> {
  await page.evaluate(
    async ([text, weight, faces]) => {
      const line = document.createElement('p')
      line.id = 'drawn'
      line.textContent = text
      Object.assign(line.style, { position: 'fixed', inset: '0 auto auto 0', zIndex: '9', width: '120px', height: '120px', margin: '0', background: 'white', color: 'black', lineHeight: '120px', fontSize: '96px', fontWeight: String(weight), textAlign: 'center' })
      if (faces !== undefined) line.style.fontFamily = faces
      document.body.append(line)
      await document.fonts.load(`${String(weight)} 1em ${getComputedStyle(line).fontFamily}`, text)
    },
    [character, weight, faces] as const,
  )
  const picture = await page.locator('#drawn').screenshot()
  await page.locator('#drawn').evaluate((line) => {
    line.remove()
  })
  return picture.toString('base64')
}

/** A plan file in which one unit's name is spelt with rare characters. */
function rarePlan(name: string): { name: string; mimeType: string; buffer: Buffer } {
  const text = readFileSync(SAMPLE, 'utf8')
  expect(text).toContain('崂山')
  return { name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(text.replaceAll('崂山', name)) }
}

test('a meeting without rare characters never asks for the pack', async ({ page, context }) => {
  const times = asked(context)
  await openSample(page)
  const stage = await openStage(context)
  await expect(stage.locator('.stage-frame')).toBeVisible()
  await stage.evaluate(() => document.fonts.ready)
  expect(await kept(page)).toBe(0)
  expect(times()).toBe(0)
})

test('a plan with rare names brings the pack with it, and a stage draws them without a network', async ({ page, context }) => {
  await page.goto('/')
  await offlineReady(page)
  await page.getByLabel('方案文件').setInputFiles(rarePlan('㛃䶮'))
  await page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name: '会前检查' }).click()
  const pack = page.getByRole('region', { name: '生僻字库' }).last()
  await expect(pack).toContainText('要用它的字：㛃、䶮')
  await expect(pack).toContainText('已存在本机')
  expect(await kept(page)).toBe(1)

  await page.getByRole('button', { name: '开场', exact: true }).click()
  await page.getByRole('button', { name: '确认开场', exact: true }).click()
  await expect(page.getByRole('button', { name: '下一步', exact: true })).toBeVisible()
  await context.setOffline(true)
  const stage = await openStage(context)
  await expect(stage.locator('.stage-frame')).toBeVisible()
  // One weight stands for all; without the pack, and where even the pack has nothing, an empty box stands there.
  const box = await drawn(stage, '𠀀', 700)
  for (const character of '㛃䶮') {
    const picture = await drawn(stage, character, 500)
    expect(picture).not.toBe(box)
    expect(picture).not.toBe(await drawn(stage, character, 500, '"Leitai Sans"'))
    expect(picture).toBe(await drawn(stage, character, 900))
  }
})

test('the button on the start page fetches it beforehand; what no face has is named', async ({ page, context }) => {
  await page.goto('/')
  await offlineReady(page)
  const pack = page.getByRole('region', { name: '生僻字库' })
  await expect(pack).toContainText('目前用不着')
  await context.setOffline(true)
  await pack.getByRole('button', { name: '下载生僻字库' }).click()
  await expect(pack).toContainText('没有下载成功')
  await context.setOffline(false)
  await expect(pack).toContainText('已存在本机')
  await expect(pack.getByRole('button')).toHaveCount(0)
  await context.setOffline(true)
  await page.reload()
  await expect(pack).toContainText('已存在本机')

  await page.getByLabel('方案文件').setInputFiles(rarePlan('𠀀山'))
  await page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name: '会前检查' }).click()
  await expect(page.getByRole('region', { name: '生僻字库' }).last()).toContainText('字库里都没有的字：𠀀')
})
