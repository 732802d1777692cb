import { describe, expect, it } from 'vitest'
import { blanks, cleaned, finished, hasFault, isSame, markFault, mostOf, rowOf, stepped, totalOf, typedOf, withMark } from '../../../src/jury/marks'
import { padded } from '../../../src/jury/pad'
import type { Criterion } from '../../../src/rules/index'

const half: Criterion = { id: 'half', name: '实绩', max: '40', step: '0.5' }
const tenth: Criterion = { id: 'tenth', name: '表达', max: '10', min: '-1', step: '0.1' }
const plain: Criterion = { id: 'plain', name: '印象', max: '100', weight: '0.3' }
const words: Criterion = { id: 'words', name: '评价', max: '100', options: [{ name: '优秀', points: '95' }, { name: '一般', points: '60.5' }] }
const all = [half, tenth, plain, words]
const typed = (...marks: [string, string][]) => new Map(marks)

describe('a mark as it is typed', () => {
  it('is digits, one point and a leading minus, whatever the keyboard gave', () => {
    expect(['３６。５', '3 6,5', '3.6.5', '1-2', '-', 'abc', '1e5', '1234567890.1234567'].map(cleaned)).toEqual(['36.5', '36.5', '3.65', '12', '-', '', '15', '1234567890.1'])
  })

  it('is sent as decimals are written', () => {
    expect(['05', '5.', '.5', '-', '.', '', '-0', '-.5', '0.50'].map((text) => finished(half, text))).toEqual(['5', '5', '0.5', '', '', '', '0', '-0.5', '0.50'])
    expect(finished(words, '优秀')).toBe('优秀')
  })

  it('is checked against maximum, minimum and step at once', () => {
    expect(markFault(half, '40.5')).toEqual({ code: 'aboveMaximum', limit: '40' })
    expect(markFault(half, '-1')).toEqual({ code: 'belowMinimum', limit: '0' })
    expect(markFault(half, '36.3')).toEqual({ code: 'offStep', limit: '0.5' })
    expect(markFault(words, '很好')).toEqual({ code: 'notANumber', limit: '' })
    for (const text of ['', '36.', '.', '0', '40', '36.5']) expect(markFault(half, text)).toBeNull()
    expect(hasFault(all, typed(['half', '41']))).toBe(true)
    expect(hasFault(all, typed(['half', '40'], ['words', '一般']))).toBe(false)
  })

  it('goes up and down its ladder and never off it', () => {
    expect(stepped(half, '36.5', 1)).toBe('37')
    expect(stepped(half, '36.5', -1)).toBe('36')
    expect(stepped(half, '36.3', 1)).toBe('36.5')
    expect(stepped(half, '36.3', -1)).toBe('36')
    expect(stepped(half, '40', 1)).toBe('40')
    expect(stepped(half, '99', 1)).toBe('40')
    expect(stepped(half, '0', -1)).toBe('0')
    expect(stepped(tenth, '-0.1', 1)).toBe('0')
    expect(stepped(tenth, '9.9', 1)).toBe('10')
    expect(stepped(plain, '36.5', 1)).toBe('37')
    expect(['up', 'down'].map((way) => stepped(half, '', way === 'up' ? 1 : -1))).toEqual(['0', '40'])
  })

  it('grows under the pad, which begins a field anew', () => {
    expect(padded('36', '.', false)).toBe('36.')
    expect(padded('36', '7', true)).toBe('7')
    expect(padded('36', 'erase', false)).toBe('3')
    expect(padded('36', 'erase', true)).toBe('')
    expect(padded('36', 'clear', false)).toBe('')
    expect(padded('36', '-', false)).toBe('-36')
    expect(padded('-36', '-', false)).toBe('36')
    expect(padded('3.6', '.', false)).toBe('3.6')
    expect(padded('36', 'next', false)).toBe('36')
  })
})

describe('a sheet', () => {
  it('adds marks times weights exactly, and a missing mark is no zero', () => {
    expect(totalOf(all, typed(), 'sum')).toBeNull()
    expect(totalOf(all, typed(['half', '36.5'], ['tenth', '0.1'], ['plain', '0.1']), 'sum')).toBe('36.63')
    expect(totalOf([tenth, half], typed(['tenth', '0.1'], ['half', '0.5']), 'sum')).toBe('0.6')
    expect(totalOf(all, typed(['words', '一般'], ['half', '1.5']), 'sum')).toBe('62')
    expect(totalOf(all, typed(['half', '0']), 'sum')).toBe('0')
    expect(totalOf(all, typed(['half', '41'], ['tenth', '1']), 'sum')).toBe('1')
    expect(mostOf(all, 'sum')).toBe('180')
    expect(mostOf([], 'sum')).toBe('0')
  })

  it('is a mean by weights where the panel says so, and grows up to it', () => {
    const pair: Criterion[] = [{ id: 'a', name: '甲', max: '100', weight: '60' }, { id: 'b', name: '乙', max: '100', weight: '40' }]
    expect(totalOf(pair, typed(['a', '90']), 'weightedMean')).toBe('54')
    expect(totalOf(pair, typed(['a', '90'], ['b', '80.5']), 'weightedMean')).toBe('86.2')
    expect(mostOf(pair, 'weightedMean')).toBe('100')
    expect(totalOf([half, tenth, { ...plain, weight: '1' }], typed(['half', '1']), 'weightedMean')).toBe('0.3333')
  })

  it('is sent without what was left blank, and reads back as it was', () => {
    const sheet = typed(['half', '36.'], ['tenth', ''], ['words', '优秀'])
    const row = rowOf('c1', all, sheet)
    expect(row).toEqual({ contestant: 'c1', marks: [{ criterion: 'half', value: '36' }, { criterion: 'words', value: '优秀' }] })
    expect(isSame(all, typedOf(row), sheet)).toBe(true)
    expect(isSame(all, typedOf(row), withMark(sheet, 'tenth', '1'))).toBe(false)
    expect(typedOf({ contestant: 'c1', marks: [{ criterion: 'half', value: null }] }).size).toBe(0)
    expect(blanks(all, sheet).map(({ id }) => id)).toEqual(['tenth', 'plain'])
    expect([...withMark(sheet, 'half', '').keys()]).toEqual(['tenth', 'words'])
  })
})
