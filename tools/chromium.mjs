// @ts-check
// Finds the Chromium that the tests drive. Only Node built-ins: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

/** Every test browser starts with these: nothing in the background, no GPU, no sandbox inside containers. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** @returns {string | undefined} */
function systemChromium() {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = [...folders, '/usr/bin'].flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [...onPath, ...PLACES].find((path) => existsSync(path))
}

/** @returns {string | undefined} */
function playwrightChromium() {
  try {
    const { chromium } = createRequire(import.meta.url)('@playwright/test')
    const path = chromium.executablePath()
    return existsSync(path) ? path : undefined
  } catch {
    return undefined // not installed yet, or no browser for this platform
  }
}

/**
 * The path of a Chromium: `CHROMIUM_PATH`, then the system's, then Playwright's own.
 * @returns {string | undefined} undefined when there is none
 * @throws {Error} when `CHROMIUM_PATH` names a file that is not there
 */
export function findChromium() {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names no file: ${named}`)
    return named
  }
  return systemChromium() ?? playwrightChromium()
}

/**
 * Finds a Chromium, or as root on a Debian installs one.
 * @returns {string} its path
 * @throws {Error} one line that says what to do
 */
export function ensureChromium() {
  const found = findChromium()
  if (found !== undefined) return found
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    console.log('No Chromium here: installing one with apt-get …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const run = (/** @type {string[]} */ args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env })
    run(['update', '-q'])
    run(['install', '-y', '-q', '--no-install-recommends', 'chromium'])
    const installed = systemChromium()
    if (installed !== undefined) return installed
  }
  throw new Error('No Chromium: run `npx playwright install --with-deps chromium`, or set CHROMIUM_PATH to a Chromium or Chrome.')
}
