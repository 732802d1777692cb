import { describe, expect, it } from 'vitest'
import { standbyOf } from '../../../src/console/standby'

const contestants = ['甲区', '乙区', '丙市'].map((unit) => ({ name: unit, unit, shortName: null }))
const deck = (...onDeck: string[]) => ({ onDeck, contestants })

describe('who waits at the side', () => {
  it('what was typed stands while it names the next one, or nobody at all', () => {
    expect(standbyOf('乙区、工作人员', deck('乙区', '丙市'), false)).toBe('乙区、工作人员')
    expect(standbyOf('授旗领导', deck('乙区', '丙市'), false)).toBe('授旗领导')
  })

  it('after a swap the old neighbour is not called', () => {
    expect(standbyOf('乙区', deck('丙市', '乙区'), false)).toBe('丙市、乙区')
    expect(standbyOf('甲区', deck('丙市'), false)).toBe('丙市')
  })

  it('without words it is the order as it stands; before the draw nobody', () => {
    expect(standbyOf(null, deck('乙区', '丙市'), false)).toBe('乙区、丙市')
    expect(standbyOf(null, deck('乙区', '丙市'), true)).toBeNull()
    expect(standbyOf('乙区', deck('乙区', '丙市'), true)).toBeNull()
    expect(standbyOf('工作人员', deck('乙区', '丙市'), true)).toBe('工作人员')
  })

  it('when all have spoken, the words are about something else', () => {
    expect(standbyOf('甲区、乙区', deck(), false)).toBe('甲区、乙区')
    expect(standbyOf(null, deck(), false)).toBeNull()
  })
})
