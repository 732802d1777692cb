import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test'

/** The host's console, by the names on its controls. */
export interface Host {
  readonly page: Page
  readonly next: Locator
  /** Presses 下一步 once and waits until the console promises something else. */
  press(): Promise<void>
  /** Presses 下一步 until the button promises something that contains `label`; presses nothing more. */
  pressUntil(label: string): Promise<void>
  button(name: string): Locator
}

export function hostOf(page: Page): Host {
  const next = page.getByRole('button', { name: '下一步', exact: true })
  const current = page.locator('[aria-current="step"]')

  async function standing(): Promise<string> {
    return `${(await current.textContent()) ?? ''}|${await promiseOf(next)}`
  }

  async function press(): Promise<void> {
    const before = await standing()
    await expect(next).not.toHaveAttribute('aria-disabled', 'true')
    await next.click()
    await expect.poll(standing).not.toBe(before)
  }

  return {
    page,
    next,
    press,
    async pressUntil(label) {
      for (let presses = 0; presses < 120; presses++) {
        if ((await promiseOf(next)).includes(label)) return
        await press()
      }
      throw new Error(`the button never promised ${label}`)
    },
    button: (name) => page.getByRole('button', { name, exact: true }),
  }
}

/** What 下一步 says it will do: its accessible description. */
async function promiseOf(next: Locator): Promise<string> {
  return next.evaluate((button) => document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent.trim() ?? '')
}

/** Opens the sample on the start page and arrives at its console. */
export async function openSample(page: Page, start = '/'): Promise<Host> {
  await page.goto(start)
  await page.getByRole('button', { name: '打开示例' }).click()
  const host = hostOf(page)
  await expect(host.next).toBeVisible()
  return host
}

/** Brings a plan file in on the start page, opens its doors in setup and arrives at its console. */
export async function openPlan(page: Page, path: string, start = '/'): Promise<Host> {
  await page.goto(start)
  await page.getByLabel('方案文件').setInputFiles(path)
  await page.getByRole('button', { name: '开场', exact: true }).click()
  await page.getByRole('button', { name: '确认开场', exact: true }).click()
  const host = hostOf(page)
  await expect(host.next).toBeVisible()
  return host
}

/** A stage in a window of its own, at the size of a projector. */
export async function openStage(context: BrowserContext, screen = 'hall'): Promise<Page> {
  const page = await context.newPage()
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`/#/stage?screen=${screen}`)
  await expect(page.getByRole('main')).toBeVisible()
  return page
}

/** One row of a panel as the table says it: every cell's text, white space folded. */
export async function tableRows(page: Page, name: string): Promise<string[][]> {
  const rows = page.getByRole('table', { name, exact: true }).locator('tbody tr')
  return rows.evaluateAll((all) => all.map((row) => Array.from(row.querySelectorAll('th, td'), (cell) => cell.textContent.replace(/\s+/g, ' ').trim())))
}

/** The whole board as text: every table, row by row. */
export async function boardOf(page: Page): Promise<Record<string, string[][]>> {
  const names = await page.getByRole('table').evaluateAll((tables) => tables.map((table) => table.getAttribute('aria-label') ?? table.querySelector('caption')?.textContent.trim() ?? ''))
  const entries = await Promise.all(names.map(async (name) => [name, await tableRows(page, name)] as const))
  return Object.fromEntries(entries)
}
