import { describe, expect, it } from 'vitest'
import { standbyOf } from '../../../src/session/standby'

const contestants = ['甲区', '乙区', '丙市'].map((unit) => ({ name: unit, unit, shortName: null }))
const deck = (...onDeck: string[]) => ({ onDeck, contestants })

describe('who waits at the side', () => {
  it('what was typed stands while it names the next one, or nobody at all', () => {
    expect(standbyOf({ kind: 'end', typed: '乙区、工作人员' }, deck('乙区', '丙市'), false)).toBe('乙区、工作人员')
    expect(standbyOf({ kind: 'end', typed: '授旗领导' }, deck('乙区', '丙市'), false)).toBe('授旗领导')
  })

  it('after a swap the old neighbour is not called', () => {
    expect(standbyOf({ kind: 'end', typed: '乙区' }, deck('丙市', '乙区'), false)).toBe('丙市、乙区')
    expect(standbyOf({ kind: 'end', typed: '甲区' }, deck('丙市'), false)).toBe('丙市')
  })

  it('without words it is the order as it stands; before the draw nobody', () => {
    expect(standbyOf({ kind: 'end', typed: null }, deck('乙区', '丙市'), false)).toBe('乙区、丙市')
    expect(standbyOf({ kind: 'end', typed: null }, deck('乙区', '丙市'), true)).toBeNull()
    expect(standbyOf({ kind: 'end', typed: '乙区' }, deck('乙区', '丙市'), true)).toBeNull()
    expect(standbyOf({ kind: 'end', typed: '工作人员' }, deck('乙区', '丙市'), true)).toBe('工作人员')
  })

  it('when all have spoken, the words are about something else', () => {
    expect(standbyOf({ kind: 'end', typed: '甲区、乙区' }, deck(), false)).toBe('甲区、乙区')
    expect(standbyOf({ kind: 'end', typed: null }, deck(), false)).toBeNull()
  })

  it('who is named at an award, a result or the thanks waits for that', () => {
    for (const kind of ['award', 'reveal', 'board', 'thanks'] as const) expect(standbyOf({ kind, typed: '甲区' }, deck('乙区', '丙市'), false)).toBe('甲区')
  })
})
