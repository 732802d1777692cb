import { openContext, openMeeting, openStage } from '../lib/browser.mjs'

const SECONDS = 10
const TIMES = 3

/** What the stage's main thread does in a second while a timer and its bar run; the stage is the only window. */
export async function workRows({ browser, origin }) {
  const context = await openContext(browser)
  const { page: host } = await openMeeting(context, origin)
  const page = await openStage(context, origin)
  await host.close()
  await page.waitForTimeout(3_000)
  const protocol = await context.newCDPSession(page)
  await protocol.send('Performance.enable')
  const read = async () => Object.fromEntries((await protocol.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]))
  const task = []
  const script = []
  for (let time = 0; time < TIMES; time++) {
    const before = await read()
    await page.waitForTimeout(SECONDS * 1_000)
    const after = await read()
    const seconds = after.Timestamp - before.Timestamp
    task.push(((after.TaskDuration - before.TaskDuration) * 1_000) / seconds)
    script.push(((after.ScriptDuration - before.ScriptDuration) * 1_000) / seconds)
  }
  await context.close()
  return [
    { row: 'main thread while a timer runs', unit: 'ms/s', goal: { median: 20 }, samples: task },
    { row: '  … of it script', key: 'script while a timer runs', unit: 'ms/s', goal: null, samples: script },
  ]
}
