import { mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { CHROMIUM_ARGS, ensureChromium } from '../../../tools/chromium.mjs'

/** A folder that is gone when the run ends. */
export function temporaryFolder(name) {
  const path = mkdtempSync(join(tmpdir(), `leitai-${name}-`))
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) }
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * A browser with a profile that outlives it.
 * @param {string} profile @param {{ env?: Record<string, string>, executable?: string, onAnswer?: (answer: object) => void }} [how]
 */
export async function openBrowser(profile, { env = {}, executable = ensureChromium(), onAnswer = () => undefined } = {}) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    args: CHROMIUM_ARGS,
    locale: 'zh-CN',
    viewport: { width: 1280, height: 800 },
    env: { ...process.env, ...env },
    timeout: 60_000,
  })
  context.setDefaultTimeout(20_000)
  await context.exposeBinding('leitaiAnswer', (_source, answer) => onAnswer(answer))
  await context.addInitScript(listenToWorkers)
  return context
}

/** In every page: tells the harness each command that the page sent and the answer that it was given. */
function listenToWorkers() {
  const Native = window.Worker
  window.Worker = class extends Native {
    constructor(...args) {
      super(...args)
      this.sent = new Map()
      this.addEventListener('message', ({ data }) => {
        const sent = this.sent.get(data?.id)
        if (data?.kind !== 'reply' || sent === undefined) return
        this.sent.delete(data.id)
        if (data.reply.ok) void window.leitaiAnswer({ ...sent, answer: data.reply.value, answered: Date.now() })
      })
    }

    postMessage(message, ...rest) {
      if (message?.request?.kind === 'command') this.sent.set(message.id, { command: message.request.command, asked: Date.now() })
      super.postMessage(message, ...rest)
    }
  }
}

/** The browser's own process. Chromium's lock on its profile is a link that reads `host-pid`. */
export function pidOf(profile) {
  return Number(/-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[1])
}

/** Ends a browser at once: its whole process group by SIGKILL. */
export async function killBrowser(context, profile) {
  const closed = new Promise((resolve) => context.once('close', resolve))
  const pid = pidOf(profile)
  // Fields of /proc/PID/stat after the name: state, parent, process group.
  const group = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[2])
  process.kill(-group, 'SIGKILL')
  await closed
}

export const button = (page, name) => page.getByRole('button', { name, exact: true })

/** A press as a script makes it; says whether the button could be pressed. */
export function press(page, name) {
  return button(page, name)
    .evaluate((element) => {
      const can = !element.disabled && element.getAttribute('aria-disabled') !== 'true'
      if (can) element.click()
      return can
    }, undefined, { timeout: 5_000 })
    .catch(() => false)
}

/** Opens the sample on the start page. @returns the console's page and the session's id */
export async function openSample(context, origin) {
  const page = await context.newPage()
  await page.goto(`${origin}/`)
  await button(page, '打开示例').click()
  await button(page, '下一步').waitFor()
  const session = /console\/([0-9a-f]+)/.exec(page.url())?.[1]
  if (session === undefined) throw new Error(`no session in ${page.url()}`)
  return { page, session }
}

export async function openConsole(context, origin, session) {
  const page = await context.newPage()
  await page.goto(`${origin}/#/console/${session}`)
  await button(page, '下一步').waitFor()
  return page
}

/** A stage in a tab of its own. */
export async function openStage(context, origin, screen = 'hall') {
  const page = await context.newPage()
  await page.goto(`${origin}/#/stage?screen=${screen}`)
  await page.getByRole('main').waitFor()
  return page
}
