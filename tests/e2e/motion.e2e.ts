import { expect, test } from '@playwright/test'
import { openSample, openStage } from './support/meeting'

declare global {
  interface Window {
    /** How far the rows of the first panel were wiped in, frame by frame. */
    wiped: number[][]
  }
}

test('a panel opens row by row, without a flash of what comes later, and a step back stands at once', async ({ context }) => {
  test.setTimeout(180_000)
  const page = await context.newPage()
  const host = await openSample(page)
  const stage = await openStage(context)
  await host.pressUntil('各板块得分与评星')
  await host.press()
  await expect(stage.getByRole('table', { name: '经济运行' })).toBeVisible()
  await stage.bringToFront()
  await stage.evaluate(() => {
    window.wiped = []
    const look = (): void => {
      if (document.body.textContent.includes('54.96')) {
        const rows = document.querySelectorAll('[data-panel="block:economy"] tbody tr')
        window.wiped.push([...rows].map((row) => Number(getComputedStyle(row).getPropertyValue('--wipe'))))
      }
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  await host.press()
  await expect.poll(() => stage.evaluate(() => window.wiped.at(-1)?.every((share) => share === 1)), { timeout: 20_000 }).toBe(true)
  const wiped = await stage.evaluate(() => window.wiped)

  // The first frame that has the figures hides them; none comes before the one above it, and none goes back.
  expect(wiped[0]?.at(-1)).toBe(0)
  for (const frame of wiped) expect(frame).toEqual(frame.toSorted((a, b) => b - a))
  for (const [i, frame] of wiped.entries()) for (const [row, share] of frame.entries()) expect(share).toBeGreaterThanOrEqual(wiped[i - 1]?.[row] ?? 0)
  expect(wiped.length).toBeGreaterThan(20)

  await stage.evaluate(() => {
    window.wiped = []
  })
  await host.press()
  await expect(stage.getByText('19.38')).toBeAttached()
  await host.button('后退').click()
  await expect(stage.getByText('19.38')).toHaveCount(0)
  // What had been opened before stood all the while.
  expect((await stage.evaluate(() => window.wiped)).every((frame) => frame.every((share) => share === 1))).toBe(true)
})
