import { clockBetween, openContext, openMeeting, openStage } from '../lib/browser.mjs'

const SECONDS = 32

/** Two screens of one browser: how far apart the same digit comes. */
export async function screenRows({ browser, origin }) {
  const context = await openContext(browser)
  await openMeeting(context, origin)
  const screens = [await openStage(context, origin, 'hall'), await openStage(context, origin, 'speaker')]
  await screens[0].waitForTimeout(1_500)
  const ahead = await clockBetween(...screens)
  await Promise.all(
    screens.map((page) =>
      page.evaluate(() => {
        const timer = document.querySelector('[role=timer]')
        window.benchDigits = {}
        new MutationObserver(() => {
          window.benchDigits[timer.textContent.trim()] ??= performance.timeOrigin + performance.now()
        }).observe(timer, { childList: true, characterData: true, subtree: true })
      }),
    ),
  )
  await screens[0].waitForTimeout(SECONDS * 1_000)
  const [a, b] = await Promise.all(screens.map((page) => page.evaluate(() => window.benchDigits)))
  await context.close()
  const samples = Object.keys(a)
    .filter((digits) => b[digits] !== undefined)
    .map((digits) => Math.abs(b[digits] - ahead - a[digits]))
  if (samples.length < SECONDS - 2) throw new Error(`only ${samples.length} digits in common`)
  return [{ row: 'two screens, the same second', unit: 'ms', goal: { median: 2, p95: 10 }, samples }]
}
