import { describe, expect, it } from 'vitest'
import { canGrow, markOf, narrow, noteOf, typed } from '../../../../src/console/desk/cell'

const hundred = { id: 'a', name: '评分', max: '100', step: '1' }
const half = { id: 'a', name: '评分', max: '10', min: '6', step: '0.5' }
const free = { id: 'a', name: '评分', max: '100' }
const grades = { id: 'a', name: '等次', max: '95', options: [{ name: '优秀', points: '95' }, { name: '良好', points: '85' }, { name: '一般', points: '70' }] }

describe('a cell', () => {
  it('is full once no further digit could make another mark', () => {
    expect(typed('9', hundred)).toMatchObject({ text: '9', full: false })
    expect(typed('95', hundred)).toMatchObject({ text: '95', full: true })
    expect(typed('10', hundred)).toMatchObject({ text: '10', full: false })
    expect(typed('100', hundred)).toMatchObject({ text: '100', full: true })
    expect(typed('0', hundred)).toMatchObject({ text: '0', full: true })
  })

  it('waits for decimals where the step has them', () => {
    expect(typed('9', half).full).toBe(false)
    expect(typed('9.', half).full).toBe(false)
    expect(typed('9.5', half).full).toBe(true)
    expect(typed('10', half).full).toBe(true)
    expect(canGrow('95', free)).toBe(true)
    expect(canGrow('100', free)).toBe(false)
  })

  it('takes full-width digits and what a Chinese keyboard gives for a point', () => {
    expect(narrow('９５．５')).toBe('95.5')
    expect(typed('９。５', half)).toMatchObject({ text: '9.5', full: true })
    expect(typed('　', hundred).text).toBe('-')
    expect(typed('＊', hundred).spoilt).toBe(true)
  })

  it('takes a blank and a spoilt ballot, and nothing that means nothing', () => {
    expect(typed('-', hundred)).toMatchObject({ text: '-', full: true })
    expect(typed('9-', hundred).text).toBe('-')
    expect(typed('95*', hundred)).toMatchObject({ spoilt: true })
    expect(typed('9x', hundred).text).toBe('9')
    expect(typed('e', hundred)).toMatchObject({ text: '', full: false })
    expect(typed('007', hundred).text).toBe('7')
    expect(typed('.5', half).text).toBe('0.5')
  })

  it('takes an option by its number, and another one in its place', () => {
    expect(typed('2', grades)).toMatchObject({ text: '良好', full: true })
    expect(typed('良好1', grades)).toMatchObject({ text: '优秀', full: true })
    expect(typed('良好9', grades)).toMatchObject({ text: '良好', full: false })
    expect(typed('9', grades)).toMatchObject({ text: '', full: false })
  })

  it('[DK5] says why the rules find a mark invalid, and takes it all the same', () => {
    expect(noteOf('-', hundred)).toBeNull()
    expect(noteOf('101', hundred)).toBe('above')
    expect(noteOf('5', half)).toBe('below')
    expect(noteOf('9.3', half)).toBe('offStep')
    expect(noteOf('9.', half)).toBeNull()
    expect(noteOf('优秀', grades)).toBeNull()
    expect(noteOf('?', grades)).toBe('unreadable')
    expect(noteOf('?', hundred)).toBe('unreadable')
    expect(typed('105', hundred)).toMatchObject({ text: '105', full: false })
    expect(typed('5', { ...hundred, min: '60' })).toMatchObject({ text: '5', full: false })
    expect(typed('12', { ...hundred, min: '60' })).toMatchObject({ text: '12', full: false })
    expect(typed('95', { ...hundred, min: '60' })).toMatchObject({ text: '95', full: true })
  })

  it('[DK5] takes a sign for what nobody can read', () => {
    for (const raw of ['/', '?', '／', '？', '9/']) expect(typed(raw, hundred)).toMatchObject({ text: '?', full: true, spoilt: false })
    expect(typed('良好/', grades)).toMatchObject({ text: '?', full: true })
  })

  it('is one mark however it was written', () => {
    expect(markOf('9.50')).toBe('9.5')
    expect(markOf('9.')).toBe('9')
    expect(markOf('90')).toBe('90')
    expect(markOf('10.0')).toBe('10')
    expect(markOf('-')).toBeNull()
  })
})
