import { describe, expect, it } from 'vitest'
import { bestOf } from '../../../src/setup/page/seek'
import { entryAt } from '../../../src/setup/sections/edit'

const field = (label: string, asks = false) => ({ label, asks })

describe('the field that a place means', () => {
  it('is the one with its name that asks for something', () => {
    const fields = [field('单位全称', true), field('职务全称（照写，不缩写）', true), field('姓名（可不填）')]
    expect(bestOf(fields, ['打擂人', '第 3 项', '职务'])).toBe(1)
    expect(bestOf(fields, ['打擂人', '第 3 项', '单位'])).toBe(0)
  })

  it('is the one with its name where none asks, and one that asks where none has its name', () => {
    expect(bestOf([field('会议名称'), field('日期'), field('开始时间')], ['开始时间'])).toBe(2)
    // What should only be meant asks for nothing; another field does.
    expect(bestOf([field('会议名称', true), field('日期')], ['日期'])).toBe(1)
    expect(bestOf([field('会议名称'), field('第1段名称', true)], ['演讲', '分段'])).toBe(1)
  })

  it('is none where nothing fits', () => {
    expect(bestOf([field('会议名称')], ['议程'])).toBeNull()
    expect(bestOf([], ['议程'])).toBeNull()
  })

  it('an entry is meant by its place or its id', () => {
    const list = [{ id: 'a' }, { id: 'b' }]
    expect(entryAt(list, 'contestants', 'contestants.1.role')).toEqual({ id: 'b' })
    expect(entryAt(list, 'contestants', 'contestants.a')).toEqual({ id: 'a' })
    expect(entryAt(list, 'contestants', 'rundown.1')).toBeUndefined()
    expect(entryAt(list, 'contestants', '')).toBeUndefined()
  })
})
