import { describe, expect, it } from 'vitest'
import { disclosedSlips } from '../../../src/book/disclosure'
import { readPart } from '../../../src/session/board'
import { approve, back, baseOf, cover, jump, next, restore } from '../../support/session'
import { evening, FOUNDED, PLAN } from './evening'

/** Every text of a private value, once: what may not be found before its time. */
const FIGURES = new Set(FOUNDED.slips.filter(({ ref }) => ref.class === 'figure').map(({ text }) => text).filter((text) => text.length > 2))

describe('what passes between windows', () => {
  it('[VW2] no message holds a figure before it was shown, on any channel, through a whole meeting', async () => {
    const tonight = await evening(3)
    const { world } = tonight
    const host = tonight.open()
    await world.scheduler.run(20)
    const other = tonight.open()
    await world.scheduler.run(50)
    const ledger = () => {
      const found = host.living?.ledger()
      if (found === undefined) throw new Error('the book is not open')
      return found
    }
    let searched = 0
    let shownAtEnd = 0

    /** Searches all that was posted since the last look for each figure that is not disclosed. */
    function search(): void {
      const { state, read, slips } = ledger()
      const open = disclosedSlips(state(), read)
      const shown = new Set<string>()
      for (const slip of slips().values()) if (open.has(slip.slip) && slip.text !== null) shown.add(slip.class === 'result' ? (readPart({ slip: slip.slip, class: 'result' }, read)?.score ?? '') : slip.text)
      const hidden = [...FIGURES].filter((figure) => ![...shown].some((text) => text === figure || text === trimmed(figure) || trimmed(text) === trimmed(figure)))
      const text = world.posted.splice(0).map(({ channel, data }) => `${channel} ${JSON.stringify(data)}`).join('\n')
      for (const figure of hidden) {
        for (const form of new Set([figure, trimmed(figure)])) expect(new RegExp(`(?<![\\d.])${form.replace('.', '\\.')}(?![\\d])`).exec(text)?.[0], `${figure} in ${state().tracks.stage.cue}`).toBeUndefined()
        searched += 1
      }
      shownAtEnd = shown.size
    }

    tonight.press(host, approve)
    await world.scheduler.run(50)
    for (let press = 0; press < PLAN.rundown.length * 2; press++) {
      const { cue, step } = ledger().state().tracks.stage
      tonight.press(press % 3 === 0 ? other : host, next, host)
      await world.scheduler.run(400)
      search()
      if (press % 4 === 1) {
        for (const press of [cover('black'), restore, back, next]) {
          tonight.press(host, press)
          await world.scheduler.run(400)
          search()
        }
      }
      const after = baseOf(ledger().state())
      if (after.cue === cue && after.step === step) break
    }
    tonight.press(host, jump('board'))
    await world.scheduler.run(400)
    search()
    expect(ledger().state().result).not.toBeNull()
    expect(shownAtEnd).toBeGreaterThan(10)
    expect(searched).toBeGreaterThan(100)
  })
})

function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}
