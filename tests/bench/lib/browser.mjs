import { readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { CHROMIUM_ARGS, ensureChromium } from '../../../tools/chromium.mjs'

const options = () => ({ executablePath: ensureChromium(), args: CHROMIUM_ARGS, locale: 'zh-CN', viewport: { width: 1920, height: 1080 } })

/** A browser without a profile. */
export async function openBrowser() {
  const { executablePath, args } = options()
  return chromium.launch({ executablePath, args })
}

/** A window group of its own: storage, workers and caches are empty. @param {{ serviceWorkers?: 'allow' | 'block' }} [how] */
export function openContext(browser, { serviceWorkers = 'block' } = {}) {
  const { locale, viewport } = options()
  return browser.newContext({ locale, viewport, serviceWorkers })
}

/** A browser with a profile that outlives it. @param {string} profile a folder */
export function openProfile(profile) {
  return chromium.launchPersistentContext(profile, { ...options(), serviceWorkers: 'allow' })
}

/** Ends a browser as a power cut would: the whole process group by SIGKILL. */
export async function killProfile(context, profile) {
  const closed = new Promise((resolve) => context.once('close', resolve))
  // Chromium's lock on its profile is a link that reads `host-pid`; Playwright starts each browser as the head of a group.
  const pid = Number(/-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[1])
  process.kill(-pid, 'SIGKILL')
  await closed
}

/**
 * In every page before its scripts: when a running timer stood in the DOM, and when the first frame that shows it was
 * done, with the face of its digits loaded; in milliseconds since the navigation began.
 */
export function watchTimer() {
  const seen = { dom: null, frame: null }
  Object.assign(window, { benchTimer: seen })
  const timer = () => /^\d+:\d\d$/.test(document.querySelector('[role=timer]')?.textContent.trim() ?? '')
  const observer = new MutationObserver(() => {
    if (!timer()) return
    observer.disconnect()
    seen.dom = performance.now()
    requestAnimationFrame(frame)
  })
  observer.observe(document, { childList: true, characterData: true, subtree: true })

  function frame() {
    if (!document.fonts.check('700 100px "Leitai Digits"', '0123456789:')) {
      requestAnimationFrame(frame)
      return
    }
    // The message is served after this frame has been drawn.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => (seen.frame = performance.now())
    port2.postMessage(null)
  }
}

/** Waits for what `watchTimer` saw. @returns {Promise<{ dom: number, frame: number }>} */
export async function timerSeen(page) {
  await page.waitForFunction(() => window.benchTimer.frame !== null, null, { timeout: 20_000, polling: 50 })
  return page.evaluate(() => window.benchTimer)
}

const label = (text) => `button:has-text("${text}")`

/** A press as a script makes it: no pointer that Playwright would have to move first. */
export function press(page, name) {
  return page.locator(label(name)).first().evaluate((button) => button.click())
}

/**
 * Opens the sample in a console and starts its first speech.
 * @returns the console's page and the session's id
 */
export async function openMeeting(context, origin) {
  const page = await context.newPage()
  await page.goto(`${origin}/`)
  await page.getByRole('button', { name: '打开示例' }).click()
  const next = page.getByRole('button', { name: '下一步', exact: true })
  await next.waitFor()
  const session = /console\/([0-9a-f]+)/.exec(page.url())?.[1]
  for (let presses = 0; presses < 8; presses++) {
    if ((await page.locator('[aria-current="step"]').textContent())?.includes('开始计时')) return { page, session }
    await page.waitForTimeout(350)
    await next.click()
    await page.waitForTimeout(100)
  }
  throw new Error('the sample reached no 开始计时')
}

/** A stage in a tab of its own, with its timer on it. */
export async function openStage(context, origin, screen = 'hall') {
  const page = await context.newPage()
  await page.addInitScript(watchTimer)
  await page.goto(`${origin}/#/stage?screen=${screen}`)
  await timerSeen(page)
  return page
}

/** Waits until the page has found all its files in the cache and its worker serves it. */
export async function offlineReady(page) {
  await page.waitForFunction(() => document.documentElement.dataset.offline === 'ready' && navigator.serviceWorker.controller?.state === 'activated', null, { timeout: 60_000 })
}

/**
 * How far the running clock of page `b` is ahead of page `a`'s, in milliseconds: two processes may disagree about
 * `performance.timeOrigin`. From the quickest of many questions and answers over a channel of its own.
 */
export async function clockBetween(a, b) {
  await b.evaluate(() => {
    const channel = new BroadcastChannel('bench:clock')
    channel.onmessage = ({ data }) => {
      if (data.ask !== undefined) channel.postMessage({ answer: data.ask, at: performance.timeOrigin + performance.now() })
    }
    window.benchClock = channel
  })
  const ahead = await a.evaluate(async () => {
    const now = () => performance.timeOrigin + performance.now()
    const channel = new BroadcastChannel('bench:clock')
    let best = { trip: Infinity, ahead: 0 }
    for (let ask = 0; ask < 80; ask++) {
      const sent = now()
      const at = await new Promise((resolve) => {
        channel.onmessage = ({ data }) => {
          if (data.answer === ask) resolve(data.at)
        }
        channel.postMessage({ ask })
      })
      const trip = now() - sent
      if (trip < best.trip) best = { trip, ahead: at - (sent + trip / 2) }
    }
    channel.close()
    return best.ahead
  })
  await b.evaluate(() => window.benchClock.close())
  return ahead
}
