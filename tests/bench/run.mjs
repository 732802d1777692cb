// `npm run bench`: the numbers of this build, each with its goal and whether it holds. docs/bench.md says how each is measured.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../../tools/install.mjs'
import { openBrowser } from './lib/browser.mjs'
import { copyOfBuild, ensureBuilt } from './lib/build.mjs'
import { startServer } from '../support/server.mjs'
import { median, p95 } from './lib/stats.mjs'
import { bookRows } from './rows/book.mjs'
import { crashRows } from './rows/crash.mjs'
import { importRows } from './rows/import.mjs'
import { judgingRows } from './rows/judging.mjs'
import { linkRows } from './rows/links.mjs'
import { loadRows } from './rows/load.mjs'
import { pressRows } from './rows/press.mjs'
import { screenRows } from './rows/screens.mjs'
import { sizeRows } from './rows/size.mjs'
import { workRows } from './rows/work.mjs'

const ROWS = { press: pressRows, screens: screenRows, links: linkRows, load: loadRows, size: sizeRows, work: workRows, book: bookRows, judging: judgingRows, import: importRows, crash: crashRows }

/** Goals whose part of the app does not exist yet. */
const NOT_YET = [
  'press → other device over NATS',
  'JavaScript of NATS on top',
  '2,000 ballots in 10 s from 200 judges over NATS',
]

const { values } = parseArgs({
  options: {
    row: { type: 'string', multiple: true, default: Object.keys(ROWS) },
    repeat: { type: 'string', default: '3' },
    dist: { type: 'string' },
  },
})
const unknown = values.row.filter((name) => !Object.hasOwn(ROWS, name))
const repeat = Number(values.repeat)
if (unknown.length > 0 || !Number.isInteger(repeat) || repeat < 1) {
  console.error(`Usage: node tests/bench/run.mjs [--row ${Object.keys(ROWS).join('|')}] [--repeat N] [--dist FOLDER]`)
  process.exit(2)
}

if (values.dist === undefined) ensureBuilt()
const copy = copyOfBuild(values.dist === undefined ? undefined : resolve(values.dist))
const server = await startServer(copy.path, { cache: 'no-store' })
const browser = await openBrowser()
const chromium = browser.version()
const load = { before: loadavg()[0], after: 0 }
/** Every run of every row, by key. @type {Map<string, { row: string, unit: string, goal: object | null, runs: number[][] }>} */
const measured = new Map()
const failures = []
try {
  for (let time = 1; time <= repeat; time++) {
    for (const name of values.row) {
      console.error(`${name} ${time}/${repeat} …`)
      try {
        const rows = await ROWS[name]({ browser, origin: server.origin, blank: server.blank, dist: copy.path })
        for (const { key, row, unit, goal, samples } of rows) {
          const known = measured.get(key ?? row) ?? { row, unit, goal, runs: [] }
          known.runs.push(samples)
          measured.set(key ?? row, known)
        }
      } catch (error) {
        failures.push(`${name}: ${error instanceof Error ? error.message : error}`)
        console.error(error)
      }
    }
  }
} finally {
  load.after = loadavg()[0]
  await browser.close()
  await server.close()
  copy.remove()
}

/** The median over the runs, so that one disturbed run does not speak for all. */
const rows = [...measured].map(([key, { row, unit, goal, runs }]) => {
  const middle = median(runs.map(median))
  const high = median(runs.map(p95))
  const holds = goal === null ? null : (goal.median === undefined || middle <= goal.median) && (goal.p95 === undefined || high <= goal.p95)
  return { key, row, unit, goal, median: round(middle), p95: round(high), holds, n: runs.flat().length, runs: runs.map((samples) => ({ median: round(median(samples)), p95: round(p95(samples)), n: samples.length })) }
})

function round(value) {
  return Number(value.toFixed(value < 100 ? 2 : 0))
}

function goalText({ goal, unit }) {
  if (goal === null) return ''
  const parts = [goal.median === undefined ? [] : [`≤ ${goal.median}`], goal.p95 === undefined ? [] : [`p95 ≤ ${goal.p95}`]].flat()
  return `${parts.join(', ')} ${unit}`
}

const table = [
  ['row', 'goal', 'median', 'p95', 'holds', 'n'],
  ...rows.map((row) => [row.row, goalText(row), String(row.median), String(row.p95), row.holds === null ? '' : row.holds ? 'yes' : 'no', String(row.n)]),
  ...NOT_YET.map((row) => [row, 'not yet', '', '', '', '']),
]
const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)))
console.log(`\n${table.map((row) => row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ')).join('\n')}`)
for (const failure of failures) console.log(`failed: ${failure}`)

const folder = join(ROOT, 'bench-results')
mkdirSync(folder, { recursive: true })
const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, system: `${process.platform} ${release()}`, node: process.version, chromium, load }
writeFileSync(join(folder, 'bench.json'), `${JSON.stringify({ at: new Date().toISOString(), machine, repeat, rows, notYet: NOT_YET, failures }, null, 2)}\n`)
console.log('\nbench-results/bench.json')
process.exitCode = failures.length === 0 && rows.every(({ holds }) => holds !== false) ? 0 : 1
