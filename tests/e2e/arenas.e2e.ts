import { expect, test, type Page } from '@playwright/test'
import { hostOf, openStage } from './support/meeting'

const ARENAS = ['书记擂台', '部门擂台', '亮绩擂台', '街道书记擂台', '创新创业路演', '局长擂台'] as const
const UNITS = ['甲山单位', '乙河单位', '丙海单位']

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

async function part(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
}

/** A new meeting of a kind, with three units, as somebody makes it who has only the template. */
async function prepare(page: Page, arena: string): Promise<void> {
  await page.goto('/')
  await button(page, '新建擂台').click()
  const dialog = page.getByRole('dialog', { name: '新建一场擂台' })
  await dialog.getByRole('radio', { name: new RegExp(`^${arena}`) }).check({ force: true })
  await dialog.getByRole('textbox', { name: '会议名称' }).fill(`${arena}（试验）`)
  await dialog.getByLabel('日期').fill('2030-03-05')
  await button(page, '建立并去准备').click()
  await field(page, '落款单位').fill('试验单位')
  await part(page, '打擂人')
  await button(page, '粘贴多人').click()
  await page.getByRole('dialog').getByRole('textbox').fill(UNITS.map((unit) => `${unit}\t${unit}主要负责人`).join('\n'))
  await page.getByRole('dialog').getByRole('button', { name: '添加 3 位', exact: true }).click()
  await expect(page.getByText('乙河单位').first()).toBeVisible()
}

/** No juror came: what has been opened is locked as it is. */
async function lockMarks(page: Page): Promise<void> {
  await button(page, '收分与计票').click()
  const dialog = page.getByRole('dialog', { name: '收分与计票' })
  await dialog.getByRole('button', { name: '全部锁定', exact: true }).click()
  await dialog.getByRole('button', { name: '确定锁定', exact: true }).click()
  await expect(dialog.getByText('已锁定', { exact: true })).toHaveCount(UNITS.length)
  await dialog.getByRole('button', { name: '关闭', exact: true }).click()
}

for (const arena of ARENAS) {
  test(`${arena}: from its template to the thanks`, async ({ page, context }) => {
    test.setTimeout(180_000)
    await prepare(page, arena)
    await expect(button(page, '开场')).toBeEnabled()
    await button(page, '开场').click()
    await button(page, '确认开场').click()
    const host = hostOf(page)
    await expect(host.next).toBeVisible()
    const hall = await openStage(context)
    await expect(hall.getByText(`${arena}（试验）`)).toBeVisible()
    await page.bringToFront()

    const seen = new Set<string>()
    const scene = hall.locator('.stage-frame')
    for (let presses = 0; presses < 60; presses++) {
      seen.add((await scene.getAttribute('data-scene')) ?? '')
      if ((await hall.getByRole('timer').count()) > 0) seen.add('a clock')
      const said = () => host.next.evaluate((element) => document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent ?? '')
      let promise = await said()
      if (promise.includes('议程已到最后一项')) break
      if (promise.includes('锁定')) {
        await lockMarks(page)
        await expect.poll(said).not.toContain('锁定')
        promise = await said()
      }
      if (promise.includes('审签')) {
        await button(page, '审签通过').click()
        await expect.poll(said).not.toContain('审签')
        promise = await said()
      }
      if (promise.includes('请先录入')) {
        await field(page, '现场所报的数字').fill('7 12')
        await button(page, '录入数字').click()
      }
      await host.press()
    }
    await expect(host.next).toHaveAccessibleDescription('议程已到最后一项')
    await expect(scene).toHaveAttribute('data-scene', 'thanks')
    for (const kind of ['title', 'order', 'speaker', 'a clock']) expect([...seen]).toContain(kind)
    for (const unit of UNITS) await expect(page.getByRole('navigation', { name: '议程' }).getByText(unit, { exact: false }).first()).toBeAttached()
  })
}
