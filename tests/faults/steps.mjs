import { spawnSync } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser, openConsole, openSample, openStage, killBrowser, press, sleep, temporaryFolder } from './lib/browser.mjs'
import { readBook, timerOf } from './lib/book.mjs'
import { changesOf, errorsOf, secondsOf, timerError, watchTimer, worstPaint } from './lib/timer.mjs'

const HOUR = 3_600_000
const SOURCE = new URL('clockstep.c', import.meta.url).pathname

/** The wall clock of the whole browser steps by an hour while a speech runs: no window shows a jump. */
export async function steps({ origin, log }) {
  const folder = temporaryFolder('clock')
  const library = join(folder.path, 'clockstep.so')
  if (spawnSync('gcc', ['-shared', '-fPIC', '-O2', '-o', library, SOURCE, '-ldl'], { stdio: 'inherit' }).status !== 0) {
    return [{ check: 'clock steps', seen: 'skipped: no gcc to build the clock with', goal: '', holds: true }]
  }
  const clock = join(folder.path, 'offset')
  const file = openSync(clock, 'w+')
  const stepTo = (ms) => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigInt64LE(BigInt(ms) * 1_000_000n)
    writeSync(file, bytes, 0, 8, 0)
  }
  stepTo(0)
  const env = { LD_PRELOAD: library, LEITAI_CLOCK: clock }
  const profile = temporaryFolder('faults')
  let context = await openBrowser(profile.path, { env })
  const { page: host, session } = await openSample(context, origin)
  while (timerOf(await readBook(host, session)) === null) {
    await press(host, '下一步')
    await sleep(400)
  }
  const stage = await openStage(context, origin)
  await stage.getByRole('timer').waitFor()
  const reference = timerOf(await readBook(host, session))
  const pages = [stage, host]
  for (const page of pages) await watchTimer(page)
  const real = await Promise.all(pages.map((page) => page.evaluate(() => Date.now() - performance.now())))
  await sleep(2_500)
  const walls = []
  for (const offset of [HOUR, 0, -HOUR]) {
    stepTo(offset)
    await sleep(4_500)
    walls.push((await stage.evaluate(() => Date.now())) - Date.now() - offset)
  }
  const stepped = walls.every((off) => Math.abs(off) < 1_000)
  const seen = await Promise.all(
    pages.map(async (page, index) => {
      // Read on the clock that does not step.
      const changes = (await changesOf(page)).map(({ text, mono }) => ({ text: text?.match(/\d+:\d\d/)?.[0] ?? null, wall: real[index] + mono }))
      const jumps = changes.slice(1).filter(({ text }, place) => (secondsOf(changes[place].text) ?? NaN) - (secondsOf(text) ?? NaN) !== 1)
      return { changes: changes.length, jumps: jumps.map(({ text }) => text), error: timerError(changes, reference.left), worst: worstPaint(changes, reference.left), errors: errorsOf(changes, reference.left).map(Math.round) }
    }),
  )
  const [onStage, onConsole] = seen
  log(`late on the stage, by change: ${onStage.errors.join(', ')} ms`)
  const before = await readBook(host, session)
  const pairs = before.lines.flatMap(({ events }) => events.filter(({ type }) => type === 'clockStepped'))
  log(`the page's clock stepped: ${stepped}; pairs in the book: ${pairs.map(({ wall, home }) => home - wall).join(', ')}`)

  // Windows that come later agree, on a clock that is still an hour late.
  await killBrowser(context, profile.path)
  context = await openBrowser(profile.path, { env })
  const again = await openStage(context, origin)
  const later = await openConsole(context, origin, session)
  await again.getByRole('timer').waitFor()
  await watchTimer(again)
  await sleep(3_200)
  const book = await readBook(later, session)
  const changes = (await changesOf(again)).map(({ text, wall }) => ({ text, wall: wall + HOUR }))
  const error = timerError(changes, reference.left)
  await context.close()
  closeSync(file)
  profile.remove()
  folder.remove()
  return [
    { check: 'the clock of the browser stepped +1 h, −1 h, −1 h', seen: stepped ? 'yes' : 'no', goal: 'yes', holds: stepped },
    { check: 'jumps on the stage while it did', seen: `${onStage.jumps.length} in ${onStage.changes} changes`, goal: '0', holds: onStage.jumps.length === 0 && onStage.changes > 12, notes: onStage.jumps },
    { check: 'jumps on the console', seen: `${onConsole.jumps.length} in ${onConsole.changes} changes`, goal: '0', holds: onConsole.jumps.length === 0 && onConsole.changes > 12, notes: onConsole.jumps },
    { check: 'stage off by (latest single paint)', seen: `${onStage.error?.toFixed(0)} ms (${onStage.worst.toFixed(0)} ms)`, goal: '≤ 50 ms', holds: onStage.error !== null && onStage.error <= 50, values: onStage.errors },
    { check: 'steps told in the book, each once', seen: `${pairs.length}`, goal: '3', holds: pairs.length === 3 && book.fault === null },
    { check: 'after a kill on the stepped clock, off by', seen: `${error?.toFixed(0)} ms`, goal: '≤ 50 ms', holds: error !== null && error <= 50 },
  ]
}
