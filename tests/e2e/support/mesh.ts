import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { CHROMIUM_ARGS } from '../../../tools/chromium.mjs'
import { killBrowser, PRESS } from './browser'
import { temporaryFolder } from './builds'
import { openLan, type Host, type Lan } from './namespaces'

const DIST = process.env['LEITAI_DIST'] ?? 'dist'

/** One device: a browser on one of two hosts, with a profile that outlives it. */
export interface Device {
  readonly context: BrowserContext
  readonly page: Page
  /** The start page of the app; each host serves its own, for their cable may be out. */
  readonly start: string
  /** A power cut. */
  readonly kill: () => Promise<void>
  /** Freezes all that is drawn and computed for its pages, or lets it go on. */
  readonly freeze: (frozen: boolean) => Promise<void>
}

/** Two hosts with the app on each, and devices on them. */
export interface Venue {
  readonly lan: Lan
  /** @param clock how far its clock is ahead, in milliseconds */
  readonly open: (name: string, host: 0 | 1, options?: { readonly clock?: number }) => Promise<Device>
}

/** Serves the build on a host's own loopback. */
async function serve({ name }: Host): Promise<{ server: ChildProcess; origin: string }> {
  const script = `import { startServer } from './tests/support/server.mjs'; console.log((await startServer('${DIST}')).origin)`
  const server = spawn('ip', ['netns', 'exec', name, process.execPath, '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const origin = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (text: Buffer) => {
      resolve(text.toString().trim())
    })
    server.once('exit', () => {
      reject(new Error(`no server on ${name}`))
    })
  })
  return { server, origin }
}

/** The processes that draw and compute the pages of a browser. */
async function renderers(browser: Browser): Promise<readonly number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.flatMap(({ type, id }) => (type === 'renderer' ? [id] : []))
}

/** Sets the wall clock of all pages and workers that open from now on. */
async function setClock(context: BrowserContext, ahead: number): Promise<void> {
  const script = `{ const Real = Date; globalThis.Date = class Date extends Real { constructor(...given) { given.length === 0 ? super(Real.now() + ${String(ahead)}) : super(...given) } static now() { return Real.now() + ${String(ahead)} } } }\n`
  await context.addInitScript(script)
  // No init script reaches a worker.
  await context.route(/\/assets\/worker-[^/]*\.js$/, (route) => route.fulfill({ contentType: 'text/javascript', body: script + readFileSync(`${DIST}${new URL(route.request().url()).pathname}`, 'utf8') }))
}

/** Two hosts for the length of some work; whatever was opened on them is closed after it. */
export async function withVenue(work: (venue: Venue) => Promise<void>): Promise<void> {
  const folder = temporaryFolder('mesh')
  const lan = openLan()
  const contexts = new Set<BrowserContext>()
  const stopped = new Set<number>()
  const served = await Promise.all(lan.hosts.map(serve))
  try {
    await work({
      lan,
      async open(name, host, { clock = 0 } = {}) {
        const profile = `${folder.path}/${name}`
        mkdirSync(profile, { recursive: true })
        const context = await chromium.launchPersistentContext(profile, {
          executablePath: lan.hosts[host].executablePath,
          args: [...CHROMIUM_ARGS, '--use-fake-device-for-media-stream'],
          permissions: ['camera'],
          locale: 'zh-CN',
          // Scripts that a service worker answers could not be given another clock.
          serviceWorkers: clock === 0 ? 'allow' : 'block',
        })
        context.setDefaultTimeout(PRESS)
        contexts.add(context)
        if (clock !== 0) await setClock(context, clock)
        return {
          context,
          page: await context.newPage(),
          start: `${served[host]?.origin ?? ''}/`,
          async kill() {
            contexts.delete(context)
            await killBrowser(context, profile)
          },
          async freeze(frozen) {
            const browser = context.browser()
            if (browser === null) throw new Error('no browser')
            for (const pid of frozen ? await renderers(browser) : stopped) {
              process.kill(pid, frozen ? 'SIGSTOP' : 'SIGCONT')
              stopped[frozen ? 'add' : 'delete'](pid)
            }
          },
        }
      },
    })
  } finally {
    for (const pid of stopped) process.kill(pid, 'SIGCONT')
    await Promise.all([...contexts].map((context) => context.close()))
    for (const { server } of served) server.kill()
    lan.close()
    folder.remove()
  }
}

/** Notes when a page's timer comes to each of its digits, on the clock that all processes of this machine share. */
export async function watchDigits(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Record<string, number> = {}
    Object.assign(window, { digits: seen })
    const look = () => {
      const digits = /\d+:\d\d/.exec(document.querySelector('[role=timer]')?.textContent ?? '')?.[0]
      if (digits !== undefined) seen[digits] ??= Date.now()
    }
    look()
    // What stands there already came at some other time.
    for (const digits of Object.keys(seen)) seen[digits] = Number.NaN
    new MutationObserver(look).observe(document.body, { childList: true, characterData: true, subtree: true })
  })
}

/** How far apart two pages came to the digits that both have come to, in milliseconds. */
export async function apart(one: Page, other: Page): Promise<readonly number[]> {
  const digits = (page: Page) => page.evaluate(() => (window as unknown as { digits: Record<string, number> }).digits)
  const [mine, theirs] = await Promise.all([digits(one), digits(other)])
  return Object.entries(mine).flatMap(([shown, at]) => {
    const between = Math.abs((theirs[shown] ?? Number.NaN) - at)
    return Number.isNaN(between) ? [] : [between]
  })
}
