import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url))

/** A folder that is gone after the test. */
export function temporaryFolder(name: string): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `leitai-${name}-`))
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }) }
}

/** Copies the build and makes it a version of its own: its index.html says which, its precache list knows. */
export function buildAs(version: string, folder: string): string {
  const path = join(folder, version)
  cpSync(DIST, path, { recursive: true })
  const html = readFileSync(join(path, 'index.html'), 'utf8').replace('<html ', `<html data-build="${version}" `)
  writeFileSync(join(path, 'index.html'), html)
  const worker = readFileSync(join(path, 'sw.js'), 'utf8')
  const revision = createHash('md5').update(html).digest('hex')
  const changed = worker
    .replace(/"revision":"[0-9a-f]+","url":"index\.html"/, `"revision":"${revision}","url":"index.html"`)
    .replace(/"url":"index\.html","revision":"[0-9a-f]+"/, `"url":"index.html","revision":"${revision}"`)
  if (changed === worker) throw new Error('sw.js lists no index.html')
  writeFileSync(join(path, 'sw.js'), changed)
  return path
}
