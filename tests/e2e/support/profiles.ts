import { mkdirSync } from 'node:fs'
import { test, type BrowserContext, type Page } from '@playwright/test'
import { killBrowser, openBrowser } from './browser'
import { temporaryFolder } from './builds'

/** Two browsers with profiles of their own, as two devices. */
export async function devices(name: string, work: (devices: { readonly start: string; readonly open: (device: string, args?: readonly string[]) => Promise<{ context: BrowserContext; page: Page }>; readonly path: (file: string) => string; readonly kill: (context: BrowserContext, device: string) => Promise<void> }) => Promise<void>): Promise<void> {
  const folder = temporaryFolder(name)
  const contexts = new Set<BrowserContext>()
  const path = (file: string) => `${folder.path}/${file}`
  try {
    await work({
      start: `${test.info().project.use.baseURL ?? ''}/`,
      path,
      async open(device, args = []) {
        mkdirSync(path(device), { recursive: true })
        const context = await openBrowser(path(device), args)
        contexts.add(context)
        return { context, page: await context.newPage() }
      },
      async kill(context, device) {
        contexts.delete(context)
        await killBrowser(context, path(device))
      },
    })
  } finally {
    await Promise.all([...contexts].map((context) => context.close()))
    folder.remove()
  }
}
