import { openBrowser, openConsole, openSample, sleep, temporaryFolder, button } from './lib/browser.mjs'
import { readBook, timerOf } from './lib/book.mjs'

const ROUNDS = 20

/** Two consoles press in the same millisecond: a promise is kept once, and presses that stand by themselves both count. */
export async function races({ origin, log }) {
  const profile = temporaryFolder('faults')
  let answers = []
  const context = await openBrowser(profile.path, { onAnswer: (answer) => answers.push(answer) })
  const { page: one, session } = await openSample(context, origin)
  const two = await openConsole(context, origin, session)
  const kept = { once: 0, other: [] }
  for (let round = 1; round <= ROUNDS; round++) {
    answers = []
    await together(one, two, '下一步')
    for (let wait = 0; wait < 500 && answers.length < 2; wait++) await sleep(10)
    const recorded = answers.filter(({ answer }) => answer.kind === 'recorded').length
    const stale = answers.filter(({ answer }) => answer.kind === 'refused' && answer.code === 'stale').length
    // The later console may already show the next promise: then both are right, each with its own base.
    const bases = new Set(answers.map(({ command }) => JSON.stringify(command.base)))
    if (answers.length === 2 && recorded === bases.size && recorded + stale === 2) kept.once += 1
    else kept.other.push(`round ${round}: ${JSON.stringify(answers.map(({ answer }) => answer))}`)
  }
  let book = await readBook(one, session)
  const obeyed = book.lines.filter(({ cmd }) => cmd.type === 'next').map(({ cmd }) => JSON.stringify(cmd.base))
  log(`${obeyed.length} presses of 下一步 obeyed in ${ROUNDS} rounds`)

  while (timerOf(book) === null) {
    await button(one, '下一步').click()
    await sleep(400)
    book = await readBook(one, session)
  }
  const before = book.lines.length
  answers = []
  for (let round = 0; round < ROUNDS; round++) await together(one, two, '加30秒')
  for (let wait = 0; wait < 500 && answers.length < 2 * ROUNDS; wait++) await sleep(10)
  book = await readBook(one, session)
  const added = book.lines.slice(before).filter(({ cmd }) => cmd.type === 'adjust').length
  const texts = await Promise.all([one, two].map((page) => page.getByRole('timer').first().textContent()))
  await context.close()
  profile.remove()
  return [
    { check: '下一步 in two windows at once: obeyed once, refused once', seen: `${kept.once} of ${ROUNDS}`, goal: `${ROUNDS}`, holds: kept.once === ROUNDS, notes: kept.other },
    { check: 'one promise obeyed twice', seen: `${obeyed.length - new Set(obeyed).size}`, goal: '0', holds: obeyed.length === new Set(obeyed).size },
    { check: '加30秒 in two windows at once: both in the book', seen: `${added}`, goal: `${2 * ROUNDS}`, holds: added === 2 * ROUNDS },
    { check: 'both consoles show the same time', seen: texts.join(' '), goal: 'equal', holds: texts[0] === texts[1] },
    { check: 'chain after the races', seen: book.fault ?? 'whole', goal: 'whole', holds: book.fault === null },
  ]
}

/** Presses one button in both pages at the same instant of their clock. */
async function together(one, two, name) {
  await sleep(350)
  const at = Date.now() + 120
  await Promise.all(
    [one, two].map((page) =>
      button(page, name).evaluate(
        (element, moment) =>
          new Promise((resolve) => {
            const wait = () => {
              if (Date.now() < moment) return Date.now() < moment - 20 ? setTimeout(wait, 5) : wait2()
              element.click()
              resolve()
            }
            const wait2 = () => {
              while (Date.now() < moment);
              wait()
            }
            wait()
          }),
        at,
      ),
    ),
  )
  await sleep(300)
}
