import { clockBetween, openContext, openMeeting, openStage, press } from '../lib/browser.mjs'

const WARM = 20
const PRESSES = 120

/** A press in the console's tab until the stage's tab has other digits; the line is on the disk before the view leaves. */
export async function pressRows({ browser, origin }) {
  return [
    await measure({ browser, origin, keeper: 'console', row: 'press → other window, console keeps' }),
    await measure({ browser, origin, keeper: 'stage', row: 'press → other window, stage keeps' }),
  ]
}

async function measure({ browser, origin, keeper, row }) {
  const context = await openContext(browser)
  const { page: host, session } = await openMeeting(context, origin)
  const stage = await openStage(context, origin)
  if (keeper === 'stage') {
    // The lock passes on when its window is left; the console comes back as one that asks.
    await host.goto('about:blank')
    await stage.waitForTimeout(500)
    await host.goto(`${origin}/#/console/${session}`)
    await host.getByRole('button', { name: '下一步', exact: true }).waitFor()
  }
  await press(host, '暂停')
  await host.waitForTimeout(1_000)
  const ahead = await clockBetween(host, stage)
  await stage.evaluate(() => {
    const timer = document.querySelector('[role=timer]')
    window.benchChanges = []
    new MutationObserver(() => window.benchChanges.push(performance.timeOrigin + performance.now())).observe(timer, { childList: true, characterData: true, subtree: true })
  })
  const pressed = await host.evaluate(async (count) => {
    const buttons = ['加30秒', '减30秒'].map((name) => [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === name))
    const at = []
    for (let n = 0; n < count; n++) {
      await new Promise((resolve) => setTimeout(resolve, 60 + ((n * 37) % 60)))
      at.push(performance.timeOrigin + performance.now())
      buttons[n % 2].click()
    }
    await new Promise((resolve) => setTimeout(resolve, 500))
    return at
  }, WARM + PRESSES)
  const changes = await stage.evaluate(() => window.benchChanges)
  await context.close()
  if (changes.length !== pressed.length) throw new Error(`${pressed.length} presses, ${changes.length} changes`)
  const samples = pressed.map((at, n) => changes[n] - ahead - at).slice(WARM)
  return { row, unit: 'ms', goal: { median: 5, p95: 15 }, samples }
}
