// @ts-check
// Installs the dependencies when they are missing or older than the lock file. Only Node built-ins.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/** npm writes this file at the end of every install. */
const STAMP = join(ROOT, 'node_modules', '.package-lock.json')
const LOCK = join(ROOT, 'package-lock.json')

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env] added to the environment
 * @returns {number} the exit code; 1 when it could not be started or was ended by a signal
 */
export function run(command, args, env = {}) {
  const windows = process.platform === 'win32'
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', shell: windows, env: { ...process.env, ...env } })
  return status ?? 1
}

/** @throws {Error} when the installation fails */
export function ensureInstalled() {
  const missing = !existsSync(STAMP)
  if (!missing && statSync(STAMP).mtimeMs >= statSync(LOCK).mtimeMs) return
  console.log(missing ? 'Installing dependencies …' : 'The lock file is newer than node_modules: installing …')
  if (run('npm', [missing ? 'ci' : 'install', '--no-audit', '--no-fund']) !== 0) throw new Error('npm could not install the dependencies.')
  const now = new Date()
  utimesSync(STAMP, now, now)
}

/**
 * The path of a command-line tool in node_modules, to be run by `node`: no shell, no npx.
 * @param {'vite' | 'vitest' | 'eslint' | 'vue-tsc' | 'playwright'} name
 */
export function tool(name) {
  const scripts = {
    vite: 'vite/bin/vite.js',
    vitest: 'vitest/vitest.mjs',
    eslint: 'eslint/bin/eslint.js',
    'vue-tsc': 'vue-tsc/bin/vue-tsc.js',
    playwright: '@playwright/test/cli.js',
  }
  return join(ROOT, 'node_modules', scripts[name])
}
