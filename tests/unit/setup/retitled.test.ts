import { describe, expect, it } from 'vitest'
import { draftOf, type Draft } from '../../../src/session/draft'
import { templateOf } from '../../../src/session/templates/template'
import { retitled } from '../../../src/setup/sections/meeting/retitled'
import { zhCN } from '../../../src/words/zh-CN'

const made = draftOf(templateOf('leadership-team', zhCN.templates, { date: '2026-11-21' }))
const old = made.meeting.title

describe('a new title of the meeting', () => {
  it('is taken by whatever bore the old one', () => {
    expect(made.board.board.title).toBe(old)
    const { board, agenda } = retitled(made, '样例新标题')
    expect(board?.board.title).toBe('样例新标题')
    expect(JSON.stringify(agenda)).toContain('样例新标题')
    expect(JSON.stringify(agenda)).not.toContain(old)
  })

  it('leaves alone what the author called otherwise', () => {
    const own: Draft = { ...made, board: { board: { ...made.board.board, title: '样例榜' } }, agenda: {} }
    expect(retitled(own, '样例新标题')).toEqual({})
  })

  it('is followed through an empty field', () => {
    const empty: Draft = { ...made, meeting: { ...made.meeting, title: '' }, ...retitled(made, '') }
    expect(retitled(empty, '样例').board?.board.title).toBe('样例')
  })
})
