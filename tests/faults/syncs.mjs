import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from '../../tools/chromium.mjs'
import { openBrowser, openSample, press, sleep, temporaryFolder } from './lib/browser.mjs'
import { readBook, timerOf } from './lib/book.mjs'

const PRESSES = 20

/**
 * What a power cut would leave, without one: between a press and the answer "recorded" the database's file was synced.
 * A killed browser's writes are with the kernel and survive; only a sync survives the kernel.
 */
export async function syncs({ origin, log }) {
  if (!hasStrace()) return [{ check: 'syncs before the answer', seen: 'skipped: no strace, and no root to install it', goal: '', holds: true }]
  const folder = temporaryFolder('strace')
  const trace = join(folder.path, 'trace')
  const wrapper = join(folder.path, 'chromium')
  writeFileSync(wrapper, `#!/bin/sh\nexec strace -f -y -ttt -e trace=fdatasync,fsync -o '${trace}' '${ensureChromium()}' "$@"\n`)
  chmodSync(wrapper, 0o755)
  const profile = temporaryFolder('faults')
  const answers = []
  const context = await openBrowser(profile.path, { executable: wrapper, onAnswer: (answer) => answers.push(answer) })
  const { page: host, session } = await openSample(context, origin)
  while (timerOf(await readBook(host, session)) === null) {
    await press(host, '下一步')
    await sleep(600)
  }
  await sleep(2_000)
  answers.length = 0
  for (let count = 0; count < PRESSES; count++) {
    await press(host, count % 2 === 0 ? '加30秒' : '减30秒')
    for (let wait = 0; wait < 200 && answers.length <= count; wait++) await sleep(10)
    await sleep(60)
  }
  await context.close()
  const synced = syncsIn(readFileSync(trace, 'utf8'))
  const recorded = answers.filter(({ answer }) => answer.kind === 'recorded')
  const bare = recorded.filter(({ asked, answered }) => !synced.some(({ began, ended }) => began >= asked - 1 && ended <= answered + 1))
  const quiet = synced.filter(({ ended }) => recorded.some(({ asked, answered }) => ended >= asked - 1 && ended <= answered + 1))
  log(`${synced.length} syncs of the database in all, ${quiet.length} between a press and its answer`)
  profile.remove()
  folder.remove()
  return [
    { check: 'presses answered as recorded under strace', seen: `${recorded.length}`, goal: `${PRESSES}`, holds: recorded.length === PRESSES },
    { check: 'of them answered before the database was synced', seen: `${bare.length}`, goal: '0', holds: bare.length === 0 },
  ]
}

/** Each sync of an IndexedDB file, in milliseconds of the wall clock. A call may be written in two halves. */
function syncsIn(text) {
  const begun = new Map()
  const done = []
  for (const line of text.split('\n')) {
    const match = /^(\d+) +(\d+\.\d+) (.*)$/.exec(line)
    if (match === null) continue
    const [, pid, seconds, call] = match
    const at = Number(seconds) * 1000
    if (/^(fdatasync|fsync)\(/.test(call)) {
      if (!/IndexedDB/.test(call)) continue
      if (call.includes('<unfinished')) begun.set(pid, at)
      else if (call.endsWith('= 0')) done.push({ began: at, ended: at })
    } else if (/resumed>.*= 0$/.test(call) && begun.has(pid)) {
      done.push({ began: begun.get(pid), ended: at })
      begun.delete(pid)
    }
  }
  return done
}

function hasStrace() {
  const found = () => spawnSync('strace', ['--version'], { stdio: 'ignore' }).status === 0
  if (found()) return true
  if (process.getuid?.() !== 0) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore', env })
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'strace'], { stdio: 'ignore', env })
  return found()
}
