// @ts-check
// `npm test`: everything from a fresh clone to one closing line. `--full` adds the long runs.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { ensureInstalled, ROOT, run, tool } from './install.mjs'
import { playwrightCount, tell, vitestCount } from './reports.mjs'

const REPORTS = join(ROOT, '.cache', 'reports')
const node = process.execPath

/** @typedef {import('./reports.mjs').Count} Count */

/**
 * One step: a runner with a report of its own is counted by it, any other counts one.
 * @param {string} name
 * @param {string[]} args for node
 * @param {{ report?: string, read?: (file: string) => Count, env?: Record<string, string> }} [how]
 * @returns {[name: string, count: Count]}
 */
function step(name, args, { report, read, env } = {}) {
  console.log(`\n── ${name} ──`)
  const begin = performance.now()
  const code = run(node, args, env)
  /** @param {string} where @returns {Count} */
  const failed = (where) => ({ passed: 0, failed: 1, skipped: 0, failures: [{ where, why: [] }], again: [] })
  /** @type {Count} */
  let count = code === 0 ? { passed: 1, failed: 0, skipped: 0, failures: [], again: [] } : failed(`ended with code ${code}, see above`)
  if (report !== undefined && read !== undefined) {
    try {
      const counted = read(report)
      count = code !== 0 && counted.failed === 0 ? { ...counted, failed: 1, failures: count.failures } : counted
    } catch (error) {
      count = failed(`ended without a report: ${error instanceof Error ? error.message : error}`)
    }
  }
  console.log(`── ${name}: ${count.failed === 0 ? 'ok' : 'FAILED'} in ${((performance.now() - begin) / 1000).toFixed(1)} s`)
  return [name, count]
}

/** @param {'unit' | 'browser'} project */
function vitest(project) {
  const report = join(REPORTS, `${project}.json`)
  const args = [tool('vitest'), 'run', '--project', project, '--reporter=default', '--reporter=./tools/reports.mjs']
  return step(project, args, { report, read: vitestCount, env: { LEITAI_REPORT: report } })
}

function playwright() {
  const report = join(REPORTS, 'e2e.json')
  return step('e2e', [tool('playwright'), 'test', '--reporter=list,json'], {
    report,
    read: playwrightCount,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  })
}

try {
  ensureInstalled()
  process.env['CHROMIUM_PATH'] = ensureChromium()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exit(1)
}
rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })

// Worlds of the kernel's property test: seconds in `npm test`, minutes in the long run.
if (process.argv.includes('--full')) process.env['LEITAI_RUNS'] ??= '4000'
if (process.argv.includes('--full')) process.env['LEITAI_MESHES'] ??= '10000'
if (process.argv.includes('--full')) process.env['LEITAI_FULL'] ??= '1'

/** @type {[name: string, count: Count][]} */
const counts = [
  step('lint', [tool('eslint'), '.', '--max-warnings', '0']),
  step('types', [tool('vue-tsc'), '--noEmit']),
  vitest('unit'),
  vitest('browser'),
]
const built = step('build', [tool('vite'), 'build', '--logLevel', 'warn'])
counts.push(built)
// Without a build the e2e tests would run against an old one.
if (built[1].failed === 0) counts.push(playwright())
if (process.argv.includes('--full')) {
  counts.push(step('bench', [join(ROOT, 'tests/bench/run.mjs')]), step('faults', [join(ROOT, 'tests/faults/run.mjs')]))
}

tell(counts)
/** @param {'passed' | 'failed' | 'skipped'} key */
const total = (key) => counts.reduce((sum, [, count]) => sum + count[key], 0)
if (total('skipped') > 0) console.log(`\n${total('skipped')} skipped`)
console.log(`\n${total('passed')} passed, ${total('failed')} failed`)
process.exit(total('failed') === 0 ? 0 : 1)
