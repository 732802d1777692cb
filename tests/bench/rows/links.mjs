import { openBrowser, openContext, openMeeting, openStage, press } from '../lib/browser.mjs'
import { pair } from '../lib/pair.mjs'

const WARM = 10
const PRESSES = 80
const SECONDS = 20
const ANCHOR = 10

/** Notes each change of the timer, on the wall clock that all browsers of this machine share. */
function watch(page) {
  return page.evaluate(() => {
    const timer = document.querySelector('[role=timer]')
    // What `performance` counts from may differ between processes; the wall clock does not.
    let from = 0
    for (let begun = Date.now(); from === 0; ) if (Date.now() > begun) from = Date.now() - performance.now()
    window.benchNow = () => from + performance.now()
    window.benchChanges = []
    window.benchDigits = {}
    window.benchObserver?.disconnect()
    window.benchObserver = new MutationObserver(() => {
      const at = window.benchNow()
      window.benchChanges.push(at)
      window.benchDigits[timer.textContent.trim()] ??= at
    })
    window.benchObserver.observe(timer, { childList: true, characterData: true, subtree: true })
  })
}

async function apart(one, other, row, goal) {
  await Promise.all([watch(one), watch(other)])
  await one.waitForTimeout(SECONDS * 1_000)
  const [a, b] = await Promise.all([one, other].map((page) => page.evaluate(() => window.benchDigits)))
  const samples = Object.keys(a).filter((digits) => b[digits] !== undefined).map((digits) => Math.abs(b[digits] - a[digits]))
  if (samples.length < SECONDS - 3) throw new Error(`${row}: only ${samples.length} digits in common`)
  return { row, unit: 'ms', goal, samples }
}

/** When a timer that is watched for so many seconds comes to 0:00, on the shared clock: no change is early, so the earliest tells best. */
async function ends(page) {
  await watch(page)
  await page.waitForTimeout(ANCHOR * 1_000)
  const digits = await page.evaluate(() => window.benchDigits)
  const all = Object.entries(digits).map(([shown, at]) => {
    const [minutes, seconds] = shown.split(':').map(Number)
    return at + (minutes * 60 + seconds) * 1_000
  })
  if (all.length < ANCHOR - 2) throw new Error(`only ${all.length} digits`)
  return Math.min(...all)
}

/** Three browsers over WebRTC on loopback: the home, a tablet that presses, a screen; then the home is gone and the tablet takes over. */
export async function linkRows({ browser, origin }) {
  const others = await Promise.all([openBrowser(), openBrowser()])
  const home = await openContext(browser)
  try {
    const [first, second] = await Promise.all(others.map((other) => openContext(other)))
    const [tablet, screen] = await Promise.all([first.newPage(), second.newPage()])
    const { page: host } = await openMeeting(home, origin)
    await pair(host, tablet, { origin, role: '备机', name: '平板' })
    await tablet.getByRole('button', { name: '进入主持台', exact: true }).click()
    await pair(host, screen, { origin, role: '屏幕', name: '门厅' })
    await screen.getByRole('button', { name: '打开主屏', exact: true }).click()
    const stage = await openStage(home, origin)
    await screen.getByRole('timer').waitFor()
    // Devices ask for the time in quick succession at first.
    await stage.waitForTimeout(8_000)
    const rows = [await apart(stage, screen, 'two devices, the same second', { median: 2, p95: 10 })]

    await press(tablet, '暂停')
    await stage.waitForTimeout(1_000)
    await Promise.all([watch(stage), watch(tablet)])
    const pressed = await tablet.evaluate(async (count) => {
      const buttons = ['加30秒', '减30秒'].map((name) => [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === name))
      const at = []
      for (let n = 0; n < count; n++) {
        await new Promise((resolve) => setTimeout(resolve, 100 + ((n * 37) % 60)))
        at.push(window.benchNow())
        buttons[n % 2].click()
      }
      await new Promise((resolve) => setTimeout(resolve, 500))
      return at
    }, WARM + PRESSES)
    const changes = await stage.evaluate(() => window.benchChanges)
    if (changes.length !== pressed.length) throw new Error(`${pressed.length} presses, ${changes.length} changes`)
    rows.push({ row: 'press on a tablet → home’s stage', unit: 'ms', goal: { median: 20, p95: 50 }, samples: pressed.map((at, n) => changes[n] - at).slice(WARM) })

    await press(tablet, '继续')
    await tablet.getByRole('button', { name: '连接设备', exact: true }).click()
    await tablet.getByRole('listitem').filter({ hasText: '门厅' }).filter({ hasText: '在线' }).waitFor({ timeout: 60_000 })
    await tablet.keyboard.press('Escape')
    const before = await ends(stage)
    await home.close()
    await tablet.getByRole('button', { name: '接管', exact: true }).click()
    await tablet.getByRole('button', { name: '由本机接管', exact: true }).click()
    const own = await openStage(first, origin)
    await own.waitForTimeout(2_000)
    rows.push({ row: 'timer after a take-over, off by', unit: 'ms', goal: { median: 100 }, samples: [Math.abs((await ends(own)) - before)] })
    rows.push(await apart(own, screen, 'new home and screen, the same second', { median: 2, p95: 10 }))
    return rows
  } finally {
    await home.close()
    await Promise.all(others.map((other) => other.close()))
  }
}
