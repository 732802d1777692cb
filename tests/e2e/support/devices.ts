import { expect, type Locator, type Page } from '@playwright/test'
import type { Modules } from '../../../src/link/pair/qr'

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

/** Opens 连接设备 on the console and shows an offer; gives its text. */
export async function invite(home: Page, role: '主持平板' | '备机' | '屏幕', name = ''): Promise<string> {
  await button(home, '连接设备').click()
  const again = button(home, '再邀请一台')
  const make = button(home, '生成邀请码')
  await expect(again.or(make)).toBeVisible()
  if (await again.isVisible()) await again.click()
  await home.getByRole('radio', { name: role }).check()
  await home.getByLabel('对方的名称').fill(name)
  await make.click()
  return home.getByLabel('这个码的文字').inputValue()
}

/** Opens 加入会议 on a device that has its name, and waits for the code of the home. */
export async function begin(other: Page, start: string, name: string): Promise<void> {
  await other.goto(start)
  await button(other, '加入会议').click()
  await other.getByLabel('这台设备叫什么').fill(name)
  await button(other, '开始').click()
  await expect(other.getByLabel('粘贴或输入码')).toBeVisible()
}

/** The modules of the code that a page shows, as they are drawn. */
export async function drawnModules(page: Page, name: string): Promise<Modules> {
  const picture = page.getByRole('img', { name, exact: true })
  const size = Number((await picture.getAttribute('viewBox'))?.split(' ')[2])
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  const path = (await picture.locator('path').getAttribute('d')) ?? ''
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) rows[Number(y)]?.fill(true, Number(x), Number(x) + Number(width))
  return rows
}

/** Switches the camera on, where it was not allowed before and did not open by itself, and waits for what comes of it. */
export async function film(page: Page, seen: Locator): Promise<void> {
  const camera = button(page, '打开摄像头')
  await expect(async () => {
    if (await camera.isVisible()) await camera.click({ timeout: 1_000 })
    await expect(button(page, '关闭摄像头').or(seen)).toBeVisible({ timeout: 5_000 })
  }).toPass()
  await expect(seen).toBeVisible()
}

/** Both compare the code, find it the same, and say so. */
export async function compare(home: Page, other: Page): Promise<void> {
  const code = (page: Page) => page.getByRole('status', { name: '确认码', exact: true })
  await expect(code(home)).toHaveText(/^[34679ACDEFHJKMNPRTUWXY]{4}$/)
  await expect(code(other)).toHaveText((await code(home).textContent()) ?? '')
  await button(home, '一致').click()
  await button(other, '一致').click()
}

/** Pairs two pages by codes that are carried by hand. */
export async function pair(home: Page, other: Page, { role, name, start }: { readonly role: '主持平板' | '备机' | '屏幕'; readonly name: string; readonly start: string }): Promise<void> {
  const offer = await invite(home, role)
  await begin(other, start, name)
  await other.getByLabel('粘贴或输入码').fill(offer)
  await home.getByLabel('粘贴或输入码').fill(await other.getByLabel('这个码的文字').inputValue())
  await compare(home, other)
}
