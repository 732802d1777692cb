import { readlinkSync } from 'node:fs'
import { chromium, expect, type BrowserContext, type Page } from '@playwright/test'
import { CHROMIUM_ARGS, findChromium } from '../../../tools/chromium.mjs'

/** A press on what never comes says what it was, before the test's own time is over; in milliseconds. */
export const PRESS = 60_000

/** A browser with a profile that outlives it; `args` beside the usual ones. */
export async function openBrowser(profile: string, args: readonly string[] = []): Promise<BrowserContext> {
  const executablePath = findChromium()
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...CHROMIUM_ARGS, ...args],
    locale: 'zh-CN',
    serviceWorkers: 'allow',
  })
  context.setDefaultTimeout(PRESS)
  return context
}

/** Ends a browser as a power cut would: SIGKILL, nothing written on the way out. */
export async function killBrowser(context: BrowserContext, profile: string): Promise<void> {
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()))
  // Chromium's lock on its profile is a link that reads `host-pid`.
  const pid = Number(/-(\d+)$/.exec(readlinkSync(`${profile}/SingletonLock`))?.[1])
  process.kill(pid, 'SIGKILL')
  await closed
}

/** Waits until the page has found all its files in the cache and its worker serves it. */
export async function offlineReady(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 })
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
}

/** The app has drawn something. */
export async function drawn(page: Page): Promise<void> {
  await expect(page.locator('#app > *').first()).toBeVisible()
}

/** Everything that the browser asked of another place, and every breach of the policy, as they come. */
export async function watch(context: BrowserContext, origin: string): Promise<{ foreign: string[]; breaches: string[] }> {
  const foreign: string[] = []
  const breaches: string[] = []
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) foreign.push(url)
  })
  const listen = (page: Page): void => {
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) breaches.push(message.text())
    })
    page.on('pageerror', (error) => {
      if (/unsafe-eval|content security policy/i.test(error.message)) breaches.push(error.message)
    })
  }
  context.pages().forEach(listen)
  context.on('page', listen)
  await context.exposeFunction('leitaiBreach', (text: string) => breaches.push(text))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { leitaiBreach: (text: string) => void }).leitaiBreach
      report(`${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  return { foreign, breaches }
}

/** Writes or clears the venue's running session as the store would. */
export async function setRunning(page: Page, session: string | null): Promise<void> {
  await page.evaluate(
    (value) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('leitai')
        opening.onupgradeneeded = () => opening.result.createObjectStore('venue', { keyPath: 'key' })
        opening.onerror = () => reject(new Error('cannot open'))
        opening.onsuccess = () => {
          const database = opening.result
          const store = database.transaction('venue', 'readwrite', { durability: 'strict' }).objectStore('venue')
          store.put({ key: 'running', session: value, followed: value })
          store.transaction.oncomplete = () => {
            database.close()
            resolve()
          }
          store.transaction.onabort = () => reject(new Error('cannot write'))
        }
      }),
    session,
  )
}
