import { expect, test, type Page } from '@playwright/test'
import { hostOf, openPlan, openStage } from './support/meeting'

/** Presses a key on the console and waits until the line that it wrote is seen. */
async function key(page: Page, name: string, seen: () => Promise<void>): Promise<void> {
  // 下一步 rests for a moment after each press, for keys as for fingers.
  await expect(page.getByRole('button', { name: '下一步', exact: true })).not.toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press(name)
  await seen()
}

const currentCue = (page: Page) => page.locator('[aria-current="step"]')

test('a whole small meeting by keyboard and clicker, refusals in words', async ({ page, context }) => {
  test.setTimeout(180_000)
  const host = await openPlan(page, 'tests/data/small-draw.json')
  const hall = await openStage(context)
  await page.bringToFront()
  await page.locator('body').click({ position: { x: 2, y: 2 } })
  const at = (label: string) => async () => expect(currentCue(page)).toContainText(label)

  // A refusal is words, and the meeting stays where it is.
  await page.keyboard.press('PageUp')
  await expect(page.getByText('现在没有可以后退的揭晓步骤。')).toBeVisible()
  await page.keyboard.press('p')
  await expect(page.getByText('现在没有计时。')).toBeVisible()

  await key(page, 'PageDown', at('抽签'))
  await key(page, 'PageDown', async () => expect(page.getByText('请先录入现场所报的数字，再按“下一步”抽签。', { exact: true })).toBeVisible())
  await page.getByRole('textbox', { name: '现场所报的数字' }).focus()
  // While typing, keys are text: a space, an arrow and a B press nothing.
  await page.keyboard.type('7 12')
  await page.keyboard.press('Enter')
  await expect(page.getByText('已录入：7 12')).toBeVisible()
  await expect(hall.getByText('12', { exact: true })).toBeVisible()
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  await key(page, 'PageDown', async () => expect(hall.getByText('登台顺序已产生')).toBeVisible())
  const drawn = await hall.getByRole('listitem').filter({ hasText: '区' }).allInnerTexts()
  expect(drawn).toHaveLength(3)

  await key(page, 'ArrowRight', at('登台顺序'))
  const order = await hall.locator('.place .name').allInnerTexts()
  expect(drawn.map((row) => row.replace(/\s|^\d+/g, ''))).toEqual(order.map((row) => row.replace(/\s/g, '')))

  for (const name of order) {
    await key(page, 'PageDown', at(`请${name.trim()}上台`))
    await key(page, ' ', at('开始计时'))
    await expect(hall.getByRole('timer')).toBeVisible()
    await key(page, 'p', async () => expect(page.getByText('已暂停')).toBeVisible())
    await key(page, 'p', async () => expect(page.getByText('已暂停')).toHaveCount(0))
    await key(page, '+', async () => expect(page.getByText('撤销将收回：加减时间')).toBeVisible())
    await key(page, 'b', async () => expect(hall.getByRole('heading', { name: '小擂台' })).toBeVisible())
    await key(page, 'r', async () => expect(hall.getByRole('timer')).toBeVisible())
    await key(page, 'PageDown', at(`${name.trim()}结束`))
  }
  await page.keyboard.press('u')
  await expect(host.next).toHaveAccessibleDescription(/结束/)
  await key(page, 'PageDown', at('结束'))
  await key(page, 'PageDown', at('结束语'))
  await expect(hall.getByText('谢谢')).toBeVisible()
  await expect(host.next).toHaveAccessibleDescription('议程已到最后一项')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible()
  // Under a dialog the keys of the meeting are dead.
  await page.keyboard.press('b')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(hall.getByText('谢谢')).toBeVisible()
})

test('a key that is held down is one press', async ({ page }) => {
  await openPlan(page, 'tests/data/small-draw.json')
  const host = hostOf(page)
  await expect(host.next).toBeVisible()
  await page.evaluate(() => {
    for (const repeat of [false, true, true, true]) window.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', repeat }))
  })
  await expect(currentCue(page)).toContainText('抽签')
  await expect(host.next).toHaveAccessibleDescription(/抽签/)
})

test('a clicker whose keys go to the stage’s window moves the meeting once', async ({ page, context }) => {
  const host = await openPlan(page, 'tests/data/small-draw.json')
  const hall = await openStage(context)
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(hostOf(other).next).toBeVisible()
  await hall.bringToFront()
  await hall.keyboard.press('PageDown')
  await expect(currentCue(page)).toContainText('抽签')
  await expect(host.next).toHaveAccessibleDescription(/抽签/)
  await expect(hall.getByText('请现场报数')).toBeVisible()
  await hall.keyboard.press('b')
  await expect(hall.getByRole('heading', { name: '小擂台' })).toBeVisible()
  for (const console of [page, other]) await expect(console.getByText('画面已经变了', { exact: false })).toHaveCount(0)
})
