import { expect, test } from '@playwright/test'
import { hostOf, openStage } from './support/meeting'

test('a rehearsal: last seconds of any speech, ten times as fast, thrown away in one press', async ({ page, context }) => {
  await page.goto('/')
  await page.getByRole('button', { name: '用作草稿：部门擂台' }).click()
  await page.getByRole('button', { name: '彩排', exact: true }).click()
  const host = hostOf(page)
  await expect(host.next).toBeVisible()
  const hall = await openStage(context)
  await expect(hall.getByText('彩排', { exact: true })).toBeVisible()
  await page.bringToFront()

  await host.button('最后30秒').click()
  await page.getByRole('dialog').getByRole('radio', { name: '市科协' }).click()
  await expect(page.locator('[aria-current="step"]')).toContainText('市科协')
  await expect(hall.getByRole('timer')).toHaveText(/^0:(30|2\d)$/)

  // Three seconds of a hall are thirty of the clock: at ten times its pace the half minute is over at once.
  await host.button('10倍速').click()
  await expect(hall.getByRole('timer')).toHaveText('0:00')
  await expect(page.getByRole('timer', { name: '倒计时' })).toHaveText(/^\+\d:\d\d$/)
  await host.button('正常速度').click()

  await host.button('结束彩排').click()
  await expect(page).toHaveURL(/#\/setup\//)
  await expect(hall.getByText('彩排', { exact: true })).toHaveCount(0)
  await expect(hall.getByRole('timer')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '彩排', exact: true })).toBeEnabled()
})
