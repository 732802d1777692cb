import { describe, expect, it } from 'vitest'
import { freshId, likely, movable, readTime, toCome, unheard } from '../../../src/console/changes/eligible'
import { readNumbers } from '../../../src/console/draw-numbers'
import { instantOf, minutesFrom } from '../../../src/console/start-time'
import type { CueRow } from '../../../src/session/view/host'
import type { ContestantRow } from '../../../src/session/view/host-parts'

function row(id: string, more: Partial<ContestantRow> = {}): ContestantRow {
  return { id, name: id, unit: id, shortName: null, role: id, person: null, standing: 'present', substitute: false, unscored: false, planned: 300_000, spoken: null, onStage: false, slides: 0, ...more }
}

const ids = (rows: readonly ContestantRow[]) => rows.map(({ id }) => id)

describe('what a host types', () => {
  it('is a time in any of the usual ways', () => {
    expect(['3:00', '3：00', '3分', '3分钟', '180秒', '180', '３:００'].map(readTime)).toEqual(Array(7).fill(180_000))
    expect(readTime('3分30秒')).toBe(210_000)
  })

  it.each(['', '0', '0:00', '3:60', '-3', '三分钟', '3:00:00', '100000'])('%j is no time', (text) => {
    expect(readTime(text)).toBeNull()
  })

  it('is numbers with anything between them', () => {
    expect(readNumbers('7 12')).toEqual([7, 12])
    expect(readNumbers(' 7，12、３；0007 ')).toEqual([7, 12, 3, 7])
  })

  it.each(['', 'seven', '7 a', '100000', '-1', '1.5', Array(21).fill('1').join(' ')])('%j is no list of numbers', (text) => {
    expect(readNumbers(text)).toBeNull()
  })

  it('is a beginning on a whole minute', () => {
    expect(minutesFrom(1_000_000, 5) % 60_000).toBe(0)
    expect(minutesFrom(1_000_000, 5) - 1_000_000).toBeGreaterThan(4 * 60_000)
    expect(minutesFrom(1_000_000, 5) - 1_000_000).toBeLessThanOrEqual(5 * 60_000)
    expect(instantOf('2030-03-05', '09:30')).toBe(new Date(2030, 2, 5, 9, 30).getTime())
    expect(instantOf('2030-03-05', 'later')).toBeNull()
  })
})

const cue = (status: CueRow['status'], contestant: string | null): CueRow => ({ id: `${status}-${String(contestant)}`, kind: 'call', label: '', script: null, standby: null, status, contestant })

describe('whom a late change may concern', () => {
  const rows = [row('a', { spoken: 1 }), row('b', { onStage: true }), row('c', { standing: 'noShow' }), row('d')]

  it('is not moved once on stage or heard', () => {
    expect(ids(movable(rows))).toEqual(['c', 'd'])
    expect(ids(unheard(rows))).toEqual(['b', 'c', 'd'])
    expect(ids(toCome(rows))).toEqual(['d'])
  })

  it('is most likely the one on stage, else the one who comes next', () => {
    const rundown = [
      cue('done', 'a'),
      cue('current', null),
      cue('passed', 'c'),
      cue('waiting', null),
      cue('waiting', 'd'),
    ]
    expect(likely({ contestants: rows, rundown })).toBe('b')
    const others = rows.filter(({ onStage }) => !onStage)
    expect(likely({ contestants: others, rundown })).toBe('d')
    expect(likely({ contestants: others, rundown: [] })).toBeNull()
  })

  it('gets an id that nobody has', () => {
    expect(freshId(rows)).toBe('late-1')
    expect(freshId([...rows, row('late-1'), row('late-3')])).toBe('late-2')
  })
})
