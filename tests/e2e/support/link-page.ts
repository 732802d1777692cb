import type { BrowserContext, Page } from '@playwright/test'
import { build } from 'vite'
import type { LinkPage } from '../../support/link-page'

const ORIGIN = 'http://localhost'
let script: Promise<string> | undefined

/** The page of the link tests as one script; built once a worker, in a second. */
function built(): Promise<string> {
  script ??= (async () => {
    const made = await build({
      configFile: false,
      logLevel: 'warn',
      build: { write: false, target: 'chrome109', lib: { entry: 'tests/support/link-page.ts', formats: ['es'] } },
    })
    const [output] = Array.isArray(made) ? made : []
    const [chunk] = output?.output ?? []
    if (chunk?.type !== 'chunk') throw new Error('no script')
    return chunk.code
  })()
  return script
}

/** Opens the page in a browser that may have no network at all: it is served by the test itself, on a trustworthy origin. */
export async function openLinkPage(context: BrowserContext): Promise<Page> {
  const body = await built()
  await context.route(`${ORIGIN}/**`, (route) => {
    const isScript = route.request().url().endsWith('.js')
    return route.fulfill(isScript ? { contentType: 'text/javascript', body } : { contentType: 'text/html', body: '<!doctype html><title>link</title><script type="module" src="/page.js"></script>' })
  })
  const page = await context.newPage()
  await page.goto(`${ORIGIN}/`)
  await page.waitForFunction(() => 'link' in window)
  return page
}

type Name = keyof LinkPage
type Returned<Key extends Name> = Awaited<ReturnType<LinkPage[Key]>>

/** Calls a function of the page. */
export async function call<Key extends Name>(page: Page, name: Key, ...args: Parameters<LinkPage[Key]>): Promise<Returned<Key>> {
  const returned: unknown = await page.evaluate(
    ([called, given]) => (window as unknown as { link: Record<string, (...all: unknown[]) => unknown> }).link[called]?.(...given),
    [name, args as unknown[]] as const,
  )
  return returned as Returned<Key>
}

/** Pairs two pages as two people would: by what stands on their screens. */
export async function pairPages(home: Page, other: Page): Promise<{ readonly confirms: readonly (string | undefined)[]; readonly ends: readonly string[] }> {
  const offer = await call(home, 'offer')
  const answer = await call(other, 'answer', offer.text ?? '')
  const taken = await call(home, 'take', answer.text ?? '')
  const ends = await Promise.all([call(home, 'linked'), call(other, 'linked')])
  return { confirms: [taken.confirm, answer.confirm], ends }
}
