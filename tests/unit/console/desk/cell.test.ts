import { describe, expect, it } from 'vitest'
import { canGrow, faultOf, markOf, narrow, typed } from '../../../../src/console/desk/cell'

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

  it('says why it cannot be left', () => {
    expect(faultOf('', hundred)).toBe('empty')
    expect(faultOf('-', hundred)).toBeNull()
    expect(faultOf('101', hundred)).toBe('above')
    expect(faultOf('5', half)).toBe('below')
    expect(faultOf('9.3', half)).toBe('offStep')
    expect(faultOf('9.', half)).toBeNull()
    expect(faultOf('优秀', grades)).toBeNull()
    expect(faultOf('95', grades)).toBe('notOption')
  })

  it('is one mark however it was written', () => {
    expect(markOf('9.50')).toBe('9.5')
    expect(markOf('9.')).toBe('9')
    expect(markOf('90')).toBe('90')
    expect(markOf('10.0')).toBe('10')
    expect(markOf('-')).toBeNull()
  })
})
