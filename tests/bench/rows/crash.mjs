import { temporaryFolder } from '../lib/build.mjs'
import { killProfile, offlineReady, openMeeting, openProfile, openStage, timerSeen, watchTimer } from '../lib/browser.mjs'

const KILLS = 5

/** The browser ended by SIGKILL and started anew: until the stage shows its timer, and how right that timer is. */
export async function crashRows({ origin }) {
  const loads = []
  const errors = []
  for (let kill = 0; kill < KILLS; kill++) {
    const profile = temporaryFolder('bench-profile')
    const context = await openProfile(profile.path)
    const { page: host } = await openMeeting(context, origin)
    await offlineReady(host)
    await openStage(context, origin)
    await host.waitForTimeout(300 + 211 * kill)
    await killProfile(context, profile.path)

    const again = await openProfile(profile.path)
    const page = await again.newPage()
    await page.addInitScript(watchTimer)
    await page.goto(`${origin}/#/stage?screen=hall`, { waitUntil: 'commit' })
    loads.push((await timerSeen(page)).frame)
    errors.push(await errorOf(page))
    await again.close()
    profile.remove()
  }
  return [
    { row: 'after kill -9: timer to be seen', unit: 'ms', goal: { median: 1_500 }, samples: loads },
    { row: 'after kill -9: timer off by', unit: 'ms', goal: { p95: 50 }, samples: errors },
  ]
}

/** How far the digits change from where the book's own line puts them, at worst over three changes. */
function errorOf(page) {
  return page.evaluate(async () => {
    const timer = document.querySelector('[role=timer]')
    const changes = []
    await new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        changes.push({ digits: timer.textContent.trim(), at: Date.now() })
        if (changes.length < 3) return
        observer.disconnect()
        resolve()
      }).observe(timer, { childList: true, characterData: true, subtree: true })
    })
    const database = await new Promise((resolve, reject) => {
      const opening = indexedDB.open('leitai')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const all = (store) =>
      new Promise((resolve) => {
        const reading = database.transaction(store).objectStore(store).getAll()
        reading.onsuccess = () => resolve(reading.result)
      })
    const [lines, assets] = [await all('lines'), await all('assets')]
    database.close()
    const read = ({ bytes }) => JSON.parse(new TextDecoder().decode(bytes))
    const started = lines.map(read).findLast(({ events }) => events.some(({ type }) => type === 'timerStarted')).at
    const { budget } = read(assets[0]).speech
    return Math.max(
      ...changes.map(({ digits, at }) => {
        const [minutes, seconds] = digits.split(':').map(Number)
        // A countdown rounds up: it comes to n seconds when n seconds are left.
        return Math.abs(at - (started + budget - (minutes * 60 + seconds) * 1_000))
      }),
    )
  })
}
