import { offlineReady, openContext, openMeeting, timerSeen, watchTimer } from '../lib/browser.mjs'

const LOADS = 15

/** Loads of the stage until a running timer is to be seen: cold, and offline from the service worker. */
export async function loadRows({ browser, origin }) {
  const cold = { goal: { median: 450 }, offline: false, stopped: false }
  const offline = { goal: { median: 300 }, offline: true, stopped: false }
  const stopped = { goal: { median: 300 }, offline: true, stopped: true }
  const rows = []
  for (const alone of [false, true]) {
    const where = alone ? 'no other window' : 'another window keeps'
    rows.push(...(await measure({ browser, origin, alone, name: `cold load, ${where}`, ...cold })))
    rows.push(...(await measure({ browser, origin, alone, name: `offline load, ${where}`, ...offline })))
    rows.push(...(await measure({ browser, origin, alone, name: `offline load, worker stopped, ${where}`, ...stopped })))
  }
  return rows
}

async function measure({ browser, origin, alone, name, goal, offline, stopped }) {
  const context = await openContext(browser, { serviceWorkers: offline ? 'allow' : 'block' })
  const { page: host } = await openMeeting(context, origin)
  if (offline) {
    await host.reload()
    await offlineReady(host)
    await context.setOffline(true)
  }
  if (alone) await host.close()
  const samples = []
  const dom = []
  for (let load = 0; load <= LOADS; load++) {
    const page = await context.newPage()
    await page.addInitScript(watchTimer)
    const protocol = await context.newCDPSession(page)
    if (offline) {
      await protocol.send('ServiceWorker.enable')
      if (stopped) await protocol.send('ServiceWorker.stopAllWorkers')
    } else {
      await protocol.send('Network.enable')
      await protocol.send('Network.setCacheDisabled', { cacheDisabled: true })
      await protocol.send('Network.setBypassServiceWorker', { bypass: true })
    }
    await page.waitForTimeout(150)
    await page.goto(`${origin}/#/stage?screen=hall`, { waitUntil: 'commit' })
    const seen = await timerSeen(page)
    // The first of them pays for what only the first pays for.
    if (load > 0) {
      samples.push(seen.frame)
      dom.push(seen.dom)
    }
    await page.close()
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  await context.close()
  return [
    { row: name, unit: 'ms', goal, samples },
    { row: `  … in the DOM`, key: `${name}, in the DOM`, unit: 'ms', goal: null, samples: dom },
  ]
}
