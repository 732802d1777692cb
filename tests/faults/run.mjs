// `npm run faults`: what the built app does when the browser is killed, the clock steps, windows race and a keeper freezes.
// Storage errors at each call are injected in tests/unit/home over a store in memory: the worker's IndexedDB cannot be
// reached from a page.
import { cpSync, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled, ROOT, run, tool } from '../../tools/install.mjs'

ensureInstalled()
const { startServer } = await import('../support/server.mjs')
const { temporaryFolder } = await import('./lib/browser.mjs')
const { kills } = await import('./kills.mjs')
const { races } = await import('./races.mjs')
const { frozen, midwrite } = await import('./frozen.mjs')
const { steps } = await import('./steps.mjs')
const { syncs } = await import('./syncs.mjs')

const CHECKS = { kills, races, frozen, steps, syncs, midwrite }
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    kills: { type: 'string', default: '20' },
    only: { type: 'string', multiple: true, default: Object.keys(CHECKS) },
    dist: { type: 'string' },
  },
})
const seed = Number(values.seed)
const unknown = values.only.filter((name) => !Object.hasOwn(CHECKS, name))
if (!Number.isInteger(seed) || !(Number(values.kills) >= 1) || unknown.length > 0) {
  console.error(`Usage: npm run faults -- [--seed N] [--kills N] [--only ${Object.keys(CHECKS).join('|')}] [--dist FOLDER]`)
  process.exit(2)
}

const dist = values.dist === undefined ? join(ROOT, 'dist') : resolve(values.dist)
if (values.dist === undefined && !existsSync(join(dist, 'index.html')) && run(process.execPath, [tool('vite'), 'build', '--logLevel', 'warn']) !== 0) process.exit(1)
// A copy, so that a build in another window changes nothing in mid-run.
const copy = temporaryFolder('dist')
cpSync(dist, copy.path, { recursive: true })
const server = await startServer(copy.path)

/** Equal seeds give equal choices; the moments still depend on the machine. */
function seeded(start) {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

console.log(`seed ${seed}`)
const rows = []
for (const name of values.only) {
  console.log(`── ${name} ──`)
  try {
    const found = await CHECKS[name]({ origin: server.origin, random: seeded(seed), kills: Number(values.kills), log: (text) => console.log(`   ${text}`) })
    rows.push(...found.map((row) => ({ part: name, ...row })))
  } catch (error) {
    rows.push({ part: name, check: 'ran to its end', seen: error instanceof Error ? error.message.split('\n')[0] : String(error), goal: '', holds: false })
    console.error(error)
  }
}
await server.close()
copy.remove()

console.log('\n| part | check | seen | goal | holds |\n|---|---|---|---|---|')
for (const { part, check, seen, goal, holds } of rows) console.log(`| ${part} | ${check} | ${seen} | ${goal} | ${holds ? 'yes' : 'NO'} |`)
for (const { check, notes = [] } of rows) for (const note of notes.slice(0, 10)) console.log(`- ${check}: ${note}`)
console.log(`\n${JSON.stringify({ seed, rows })}`)
const failed = rows.filter(({ holds }) => !holds).length
console.log(`\n${rows.length - failed} hold, ${failed} do not`)
process.exit(failed === 0 ? 0 : 1)
