import { describe, expect, it } from 'vitest'
import { BOOK_FAULTS } from '../../../src/home/protocol'
import { waysOut, WAYS } from '../../../src/home/trouble'
import { STORE_FAULTS } from '../../../src/store/port'
import { byteSize } from '../../../src/ui/byte-size'
import { isLow, LOW_SPACE } from '../../../src/platform/persistence'

/** A rehearsal that was thrown away is no trouble: it was meant. */
const troubles = [...STORE_FAULTS, ...BOOK_FAULTS].filter((code) => code !== 'thrownAway')

describe('ways on from a fault of the storage', () => {
  it('every one has a way, and the diagnostics, wherever the host is', () => {
    for (const place of ['start', 'setup', 'console', 'replay'] as const) {
      for (const code of troubles) {
        const ways = waysOut(code, place)
        expect(ways.length, `${code} at ${place}`).toBeGreaterThanOrEqual(2)
        expect(ways).toContain('diagnostics')
        expect(new Set(ways).size).toBe(ways.length)
      }
    }
  })

  it('what is only in memory is saved before anything else is tried', () => {
    expect(waysOut('vanished', 'console')[0]).toBe('rescue')
    expect(waysOut('damaged', 'console')[0]).toBe('rescue')
  })

  it('in front of the hall no file is handed out; a refusal of a plan is no trouble', () => {
    for (const code of troubles) expect(waysOut(code, 'stage').filter((way) => way !== 'again')).toEqual([])
    expect(waysOut('planRefused', 'start')).toEqual([])
  })

  it('each way is taken by some fault', () => {
    const taken = new Set(troubles.flatMap((code) => waysOut(code, 'console')))
    expect(WAYS.filter((way) => !taken.has(way))).toEqual([])
  })
})

describe('room', () => {
  it('is low below the limit', () => {
    expect(isLow({ used: 0, quota: LOW_SPACE })).toBe(false)
    expect(isLow({ used: 1, quota: LOW_SPACE })).toBe(true)
  })

  it('is said in the unit that people use', () => {
    expect([0, 999, 1000, 12_400_000, 312_000_000, 10_700_000_000].map(byteSize)).toEqual(['0 B', '999 B', '1.0 KB', '12.4 MB', '312 MB', '10.7 GB'])
  })
})
