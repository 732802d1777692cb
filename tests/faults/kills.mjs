import { openBrowser, openConsole, openSample, openStage, killBrowser, press, sleep, temporaryFolder, button } from './lib/browser.mjs'
import { coverOf, readBook, timerOf } from './lib/book.mjs'
import { changesOf, secondsOf, timerError, watchTimer, worstPaint } from './lib/timer.mjs'

/** What a tired host does while a speech runs; most presses leave it running. */
const PRESSES = ['加30秒', '加30秒', '减30秒', '暂停', '继续', '切会标', '黑屏', '恢复画面', '恢复画面', '撤销']
/** How often it is 下一步, which may end the speech. */
const NEXT = 0.02

/** The browser is killed again and again in the middle of presses. What it had answered as recorded is there each time. */
export async function kills({ origin, random, kills: count, log }) {
  const profile = temporaryFolder('faults')
  const pick = (list) => list[Math.floor(random() * list.length)]
  let answers = []
  const seen = { kills: 0, recorded: 0, lost: [], chains: [], errors: [], paints: [], wrongStill: [] }
  const open = () => openBrowser(profile.path, { onAnswer: (answer) => answers.push(answer) })

  let context = await open()
  let { page: host, session } = await openSample(context, origin)
  await openStage(context, origin)
  for (let kill = 1; kill <= count; kill++) {
    ;({ host, session } = await speech(context, host, session))
    answers = []
    let alive = true
    const hurry = (async () => {
      while (alive) {
        await press(host, random() < NEXT ? '下一步' : pick(PRESSES))
        await sleep(random() * 60)
      }
    })()
    await sleep(200 + random() * 1_800)
    await killBrowser(context, profile.path)
    alive = false
    await hurry
    seen.kills += 1

    context = await open()
    const page = await context.newPage()
    await page.goto(`${origin}/#/stage?screen=hall`)
    host = await openConsole(context, origin, session)
    const book = await readBook(host, session)
    if (book.fault !== null) seen.chains.push(`kill ${kill}: ${book.fault}`)
    for (const { command, answer } of answers) {
      if (answer.kind !== 'recorded') continue
      seen.recorded += 1
      const line = book.lines[answer.seq - 1]
      if (JSON.stringify(sorted(line?.cmd)) !== JSON.stringify(sorted(command))) seen.lost.push(`kill ${kill}: ${command.type} as line ${answer.seq} of ${book.lines.length}`)
    }
    await compare(page, host, book)
    log(`kill ${kill}: ${answers.length} answers, ${book.lines.length} lines, error ${seen.errors.at(-1) ?? '–'}`)
  }
  await context.close()
  profile.remove()
  const worst = Math.max(...seen.errors)
  return [
    { check: 'kills by SIGKILL in the middle of presses', seen: `${seen.kills}`, goal: `≥ ${count}`, holds: seen.kills >= count },
    { check: 'actions answered as recorded, missing after a kill', seen: `${seen.lost.length} of ${seen.recorded}`, goal: '0', holds: seen.lost.length === 0 && seen.recorded > 0, notes: seen.lost },
    { check: 'chains with a fault after a kill', seen: `${seen.chains.length}`, goal: '0', holds: seen.chains.length === 0, notes: seen.chains },
    { check: `running timer after a kill, off by at worst of ${seen.errors.length} (latest single paint)`, seen: `${worst.toFixed(0)} ms (${Math.max(...seen.paints).toFixed(0)} ms)`, goal: '≤ 50 ms', holds: seen.errors.length > 0 && worst <= 50, values: seen.errors },
    { check: 'paused timer after a kill, wrong', seen: `${seen.wrongStill.length}`, goal: '0', holds: seen.wrongStill.length === 0, notes: seen.wrongStill },
  ]

  /** Goes on until a speech runs that has time left; a meeting that has no more speeches is followed by another. */
  async function speech(context, host, session) {
    for (let presses = 0; presses < 60; presses++) {
      const timer = timerOf(await readBook(host, session))
      if (timer !== null && timer.left(Date.now()) > 60_000) return { host, session }
      if (timer !== null) await press(host, '加30秒')
      else if (!(await pressNext(host))) break
    }
    const again = await openSample(context, origin)
    await host.close()
    for (let presses = 0; presses < 5 && timerOf(await readBook(again.page, again.session)) === null; presses++) await pressNext(again.page)
    return { host: again.page, session: again.session }
  }

  /** Presses 下一步; `false` where the speeches are over. */
  async function pressNext(host) {
    const label = await button(host, '下一步').evaluate((element) => document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent ?? '')
    if (/得分|评星|综合|授旗/.test(label)) return false
    await press(host, '下一步')
    await sleep(350)
    return true
  }

  async function compare(page, host, before) {
    let book = before
    if (coverOf(book) !== null) {
      await button(host, '恢复画面').click()
      await sleep(100)
      book = await readBook(host, session)
    }
    let timer = timerOf(book)
    if (timer === null) return
    const digits = page.getByRole('timer').first()
    await digits.waitFor()
    if (!timer.running) {
      const left = timer.left(0)
      const shown = secondsOf((await digits.textContent())?.trim())
      if (shown !== Math.max(0, Math.ceil(left / 1000))) seen.wrongStill.push(`${shown} s for ${left} ms`)
      await button(host, '继续').click()
      await sleep(100)
      timer = timerOf(await readBook(host, session))
    }
    if (timer === null || timer.left(Date.now()) < 6_000) return
    await watchTimer(page)
    await sleep(3_200)
    const changes = await changesOf(page)
    const error = timerError(changes, timer.left)
    if (error === null) seen.wrongStill.push('a running timer stood still')
    else {
      seen.errors.push(error)
      seen.paints.push(worstPaint(changes, timer.left))
    }
  }
}

function sorted(value) {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]))
}
