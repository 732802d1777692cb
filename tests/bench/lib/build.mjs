import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, run, tool } from '../../../tools/install.mjs'

const SOURCES = ['src', 'public', 'index.html', 'jury.html', 'vite.config.ts', 'package.json', 'package-lock.json', 'tools/policy.ts', 'tools/size-budget.ts', 'tools/second-page.ts', 'tools/verify-file.ts']

/** The time of the newest file at or under a path. @param {string} path @returns {number} */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** A folder that is gone when the run ends. */
export function temporaryFolder(name) {
  const path = mkdtempSync(join(tmpdir(), `leitai-${name}-`))
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }) }
}

/** Builds the app if dist is missing or older than what it is made of. @throws {Error} when the build fails */
export function ensureBuilt() {
  const built = newest(join(ROOT, 'dist', 'index.html'))
  if (built > 0 && built >= Math.max(...SOURCES.map((path) => newest(join(ROOT, path))))) return
  console.log('dist is missing or older than src: building …')
  if (run(process.execPath, [tool('vite'), 'build', '--logLevel', 'warn']) !== 0) throw new Error('the build failed')
}

/** A copy of the build, so that a build in another window does not change what is being measured. */
export function copyOfBuild(from = join(ROOT, 'dist')) {
  const folder = temporaryFolder('bench')
  cpSync(from, folder.path, { recursive: true })
  return folder
}
