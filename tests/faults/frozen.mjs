import { openBrowser, openConsole, openSample, openStage, sleep, temporaryFolder, press } from './lib/browser.mjs'
import { readBook, timerOf } from './lib/book.mjs'

const ROUNDS = 4

/** A speech that runs, with the console that keeps the session and a second one. */
async function speaking(origin) {
  const profile = temporaryFolder('faults')
  const answers = []
  const context = await openBrowser(profile.path, { onAnswer: (answer) => answers.push(answer) })
  // The tab that lived in the session first holds the lock.
  const { page: keeper, session } = await openSample(context, origin)
  while (timerOf(await readBook(keeper, session)) === null) {
    await press(keeper, '下一步')
    await sleep(400)
  }
  const host = await openConsole(context, origin, session)
  return { profile, answers, context, keeper, session, host }
}

/** The renderer of the keeper's tab is stopped: it keeps its lock and does nothing. Another window acts, and nothing is done twice. */
export async function frozen({ origin, log }) {
  const { profile, answers, context, keeper, session, host } = await speaking(origin)
  const stage = await openStage(context, origin)
  await stage.getByRole('timer').waitFor()
  const pid = await rendererOf(context, keeper)
  const times = []
  const wrong = []
  for (let round = 1; round <= ROUNDS; round++) {
    const before = (await readBook(host, session)).lines.length
    answers.length = 0
    process.kill(pid, 'SIGSTOP')
    try {
      await sleep(100)
      for (const name of ['加30秒', '切会标', '恢复画面']) {
        await press(host, name)
        await until(() => answers.length > 0)
        const { answer, asked, answered } = answers.pop()
        times.push(answered - asked)
        if (answer.kind !== 'recorded') wrong.push(`round ${round}: ${name} was answered ${JSON.stringify(answer)}`)
        await sleep(50)
      }
      await stage.getByRole('timer').waitFor()
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    await sleep(800)
    const { lines, fault } = await readBook(host, session)
    if (fault !== null) wrong.push(`round ${round}: ${fault}`)
    if (lines.length !== before + 3) wrong.push(`round ${round}: ${lines.length - before} lines of 3 presses`)
    const texts = await Promise.all([keeper, host].map((page) => page.getByRole('timer').first().textContent()))
    if (texts[0] !== texts[1]) wrong.push(`round ${round}: the thawed window shows ${texts[0]}, the other ${texts[1]}`)
    log(`round ${round}: ${times.slice(-3).map((ms) => ms.toFixed(0)).join(', ')} ms`)
  }
  const worst = Math.max(...times)
  await context.close()
  profile.remove()
  return [
    { check: `frozen keeper: press in another window → recorded, at worst of ${times.length}`, seen: `${worst.toFixed(0)} ms`, goal: '≤ 1000 ms', holds: worst <= 1_000, values: times },
    { check: 'frozen keeper: each press once, and one state after the thaw', seen: `${wrong.length} wrong`, goal: '0', holds: wrong.length === 0, notes: wrong },
  ]
}

/**
 * The keeper's tab is stopped while it writes without a pause, hundreds of times as often as a host presses. A write is
 * begun and committed in one task; a stop that falls into that very task leaves the stores locked until the browser takes
 * the window away. No page can prevent that, so one round of twelve may find it.
 */
export async function midwrite({ origin, random, log }) {
  const { profile, answers, context, keeper, session, host } = await speaking(origin)
  const pid = await rendererOf(context, keeper)
  const times = []
  for (let round = 1; round <= 12; round++) {
    await keeper.evaluate(() => {
      const plus = [...document.querySelectorAll('button')].find((element) => element.textContent.trim() === '加30秒')
      window.leitaiHurry = setInterval(() => plus.click(), 3)
    })
    await sleep(300 + random() * 200)
    process.kill(pid, 'SIGSTOP')
    try {
      await sleep(60)
      answers.length = 0
      await press(host, '减30秒')
      const end = performance.now() + 5_000
      const mine = () => answers.find(({ command }) => command.by === -30_000)
      while (mine() === undefined && performance.now() < end) await sleep(5)
      times.push(mine() === undefined ? 5_000 : mine().answered - mine().asked)
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    await keeper.evaluate(() => clearInterval(window.leitaiHurry))
    await sleep(600)
  }
  const stuck = times.filter((ms) => ms > 1_000).length
  const { fault } = await readBook(host, session)
  log(times.map((ms) => ms.toFixed(0)).join(', '))
  await context.close()
  profile.remove()
  return [
    { check: 'keeper frozen in the middle of a write: presses elsewhere not recorded within 1 s', seen: `${stuck} of ${times.length}`, goal: '≤ 1', holds: stuck <= 1, values: times },
    { check: 'chain after it', seen: fault ?? 'whole', goal: 'whole', holds: fault === null },
  ]
}

async function until(condition) {
  const end = Date.now() + 10_000
  while (!condition()) {
    if (Date.now() > end) throw new Error('no answer within 10 s')
    await sleep(2)
  }
}

/** The process of a page: the renderer that is busy while the page is. */
async function rendererOf(context, page) {
  const cdp = await context.browser().newBrowserCDPSession()
  const times = async () => {
    const { processInfo } = await cdp.send('SystemInfo.getProcessInfo')
    return new Map(processInfo.filter(({ type }) => type === 'renderer').map(({ id, cpuTime }) => [id, cpuTime]))
  }
  const before = await times()
  await page.evaluate(() => {
    const end = performance.now() + 1_200
    while (performance.now() < end);
  })
  const after = await times()
  await cdp.detach()
  const [[pid, spent], [, second] = [0, 0]] = [...after].map(([id, time]) => [id, time - (before.get(id) ?? 0)]).sort((a, b) => b[1] - a[1])
  if (spent < 2 * second) throw new Error('the page has no process of its own')
  return pid
}
