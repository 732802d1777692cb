import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { openContext, openMeeting, timerSeen, watchTimer } from '../lib/browser.mjs'

/** What a stage really fetches until its timer is to be seen, after gzip: for its page, and for its worker. */
export async function sizeRows({ browser, origin, dist }) {
  const context = await openContext(browser)
  const { page: host } = await openMeeting(context, origin)
  const page = await context.newPage()
  await page.addInitScript(watchTimer)
  const scripts = new Set()
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.endsWith('.js')) scripts.add(pathname)
  })
  await page.goto(`${origin}/#/stage?screen=hall`, { waitUntil: 'commit' })
  await timerSeen(page)
  const workers = new Set(page.workers().map((worker) => new URL(worker.url()).pathname))
  await host.close()
  await context.close()
  const names = (paths, path) => paths.some((one) => readFileSync(join(dist, one), 'utf8').includes(path.split('/').at(-1)))
  const others = [...scripts].filter((path) => !workers.has(path))
  // A chunk that only the worker imports is seen at its page too.
  const ofWorker = (path) => workers.has(path) || (names([...workers], path) && !names(others.filter((one) => one !== path), path))
  const kB = (paths) => paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path)), { level: 9 }).length, 0) / 1000
  const jury = await juryScripts(browser, origin)
  return [
    { row: 'JavaScript to the first stage frame', unit: 'kB', goal: { median: 150 }, samples: [kB([...scripts].filter((path) => !ofWorker(path)))] },
    { row: '  … and its worker', key: 'JavaScript of the worker', unit: 'kB', goal: null, samples: [kB([...scripts].filter(ofWorker))] },
    { row: 'JavaScript of the judge’s page', unit: 'kB', goal: { median: 60 }, samples: [kB(jury)] },
  ]
}

/** What a judge's page fetches for itself. */
async function juryScripts(browser, origin) {
  const context = await openContext(browser)
  const page = await context.newPage()
  await page.goto(`${origin}/jury.html#/jury`)
  await page.getByRole('main').waitFor()
  const scripts = await page.evaluate(() => Array.from(document.querySelectorAll('script[src], link[rel="modulepreload"]'), (element) => new URL(element.src ?? element.href).pathname))
  await context.close()
  return scripts
}
