import { describe, expect, it } from 'vitest'
import type { Addition, Group, Scheme } from '../../../src/rules/index'
import { draftOf, type Draft } from '../../../src/session/draft'
import { changeKind, faultWord, pathWords, placeWords, valueWords } from '../../../src/setup/sections/check/place-words'
import { warningsOf } from '../../../src/setup/sections/check/warnings'
import { freshId, moved, removed, replaced, withOptional } from '../../../src/setup/sections/edit'
import { demoPlan } from '../../support/plan'
import { plainScheme } from '../../support/scoring'

const draft = draftOf(demoPlan())
const [first] = draft.contestants.contestants
const [block] = draft.board.board.blocks
const words = { key: (key: string) => ({ contestants: '打擂人', role: '职务', board: '榜单', blocks: '板块', figures: '得分', value: '数值' })[key] ?? null, nth: (n: number) => `第 ${String(n)} 项` }

describe('where something is in a plan', () => {
  it('is said by the names of things, whether they are named by place or by identifier', () => {
    const named = ['打擂人', first?.shortName ?? first?.unit, '职务']
    expect(placeWords(draft, 'contestants.0.role', words)).toEqual(named)
    expect(placeWords(draft, `contestants.${first?.id ?? ''}.role`, words)).toEqual(named)
  })

  it('is said by number where a thing has no name yet, and as it stands where it is not there', () => {
    const unnamed: Draft = { ...draft, contestants: { contestants: [{ id: 'x', unit: '', role: '', facts: [] }] } }
    expect(placeWords(unnamed, 'contestants.0.role', words)).toEqual(['打擂人', '第 1 项', '职务'])
    expect(placeWords(unnamed, 'contestants.gone.role', words)).toEqual(['打擂人', 'gone', '职务'])
    expect(placeWords(unnamed, 'strange', words)).toEqual(['strange'])
  })

  it('names a figure by its contestant', () => {
    const who = draft.contestants.contestants.find(({ id }) => id === block?.figures[0]?.contestant)?.unit ?? ''
    expect(placeWords(draft, 'board.blocks.0.figures.0.value', words)).toEqual(['榜单', '板块', block?.name, '得分', who, '数值'])
  })
})

describe('a 回避', () => {
  it('is found by its juror and contestant, and named by whom it is about', () => {
    const scoring = { ballots: 'named', sheet: 'single', opens: 'hand', report: true, recusals: [{ juror: 'juror-1', contestant: first?.id ?? '', reason: '样例原因' }] } as const
    const scored: Draft = { ...draft, scoring: { scoring: { ...scoring, recusals: [...scoring.recusals] } } }
    const own = { ...words, key: (key: string) => ({ scoring: '收分', recusals: '回避', juror: '评委' })[key] ?? null }
    const named = ['收分', '回避', first?.shortName ?? first?.unit, '评委']
    expect(placeWords(scored, 'scoring.recusals.0.juror', own)).toEqual(named)
    expect(placeWords(scored, `scoring.recusals.juror-1+${first?.id ?? ''}.juror`, own)).toEqual(named)
  })
})

describe('what changed', () => {
  it('is new, gone, or another', () => {
    const change = { section: 'meeting', path: 'venue' } as const
    expect(changeKind({ ...change, before: null, after: '甲' })).toBe('added')
    expect(changeKind({ ...change, before: '甲', after: null })).toBe('gone')
    expect(changeKind({ ...change, before: '甲', after: '乙' })).toBe('from')
  })

  it('says an object by its name, and everything else as it is', () => {
    expect(valueWords('{"id":"a","unit":"黄岛区","role":"区委书记"}')).toBe('黄岛区')
    expect(valueWords('{不是')).toBe('{不是')
    expect(valueWords('甲')).toBe('甲')
    expect(valueWords(null)).toBe('')
  })

  it('has words for every code of the schema', () => {
    const place = (code: string, path = '') => faultWord({ section: 'board', path, code })
    expect(['length', 'min_length', 'max_value', 'decimal', 'strict_object'].map((code) => place(code))).toEqual(['length', 'least', 'number', 'decimal', 'other'])
    expect(place('regex', 'board.composite.previousRanks.0.value')).toBe('rank')
  })
})

describe('where a file is wrong that was refused', () => {
  it('is said by keys and places, for nothing of it was read', () => {
    expect(pathWords('contestants.2.role', words)).toEqual(['打擂人', '第 3 项', '职务'])
  })

  it('is the file itself where it is no plan', () => {
    for (const path of [null, '', 'format', 'v']) expect(pathWords(path, words)).toBeNull()
  })
})

describe('what the host should have meant', () => {
  const codes = (change: Partial<Draft>, today = '2000-01-01') => warningsOf({ ...draft, ...change }, today).map(({ code }) => code)
  const { board } = draft.board

  it('is overtime in the hall', () => {
    const speech = (hallOvertime: 'stayAtZero' | 'countUp') => codes({ speech: { speech: { ...draft.speech.speech, hallOvertime } } })
    expect(speech('countUp')).toContain('countUp')
    expect(speech('stayAtZero')).not.toContain('countUp')
  })

  it('is a result that nobody signs, a whole list, a board that stands at once', () => {
    const shown = (change: Partial<typeof board>) => codes({ board: { board: { ...board, publication: 'awaitingReveal', ...change } } })
    expect(shown({ approval: { required: false } })).toContain('notApproved')
    expect(shown({ approval: { required: true } })).not.toContain('notApproved')
    expect(shown({ composite: { ...board.composite, depth: null } })).toContain('allRanks')
    expect(shown({ publication: 'published' })).toContain('publishedNow')
    expect(shown({ publication: 'collectOnly', approval: { required: false } })).not.toContain('notApproved')
  })

  it('is a day that has passed, and an agenda without the arena', () => {
    expect(codes({}, '2999-01-01')).toContain('past')
    expect(codes({}, draft.meeting.date)).not.toContain('past')
    expect(codes({ agenda: { meeting: { title: '大会', agenda: [{ id: 'a', text: '开会', arena: false }] } } })).toContain('noArenaItem')
  })

  it('are named where marks come in otherwise than safe: bars with open marks, no report, names, marks shown, no jurors', () => {
    const scored = (scoring: NonNullable<Draft['scoring']['scoring']>, arena: Draft['meeting']['arena'] = 'departments', jurors?: Draft['extras']['jurors']) =>
      warningsOf({ ...draft, meeting: { ...draft.meeting, arena }, scoring: { scoring }, extras: jurors === undefined ? {} : { jurors } }, '2000-01-01').flatMap(({ code, section }) => (section === 'scoring' ? [code] : []))
    const safe = { ballots: 'anonymous', sheet: 'matrix', opens: 'hand', report: true } as const
    const juror = { id: 'juror-1', seat: '1', role: '样例评委' }
    expect(scored(safe)).toEqual([])
    expect(scored({ ...safe, ballots: 'named', report: false, marks: true, openBars: true })).toEqual(['openBars', 'noReport', 'named', 'marksShown', 'noJurors'])
    expect(scored({ ...safe, ballots: 'named' }, 'startup-roadshow', [juror])).toEqual([])
  })

  it('counts anonymous panels of which nobody knows how many cards to print', () => {
    const of = (scoring: Partial<NonNullable<Draft['scoring']['scoring']>>) => warningsOf({ ...draft, scheme: { scheme: plainScheme(null) }, scoring: { scoring: { ballots: 'anonymous', sheet: 'matrix', opens: 'hand', report: true, ...scoring } } }, '2000-01-01').find(({ code }) => code === 'noIssued')?.n
    expect(of({})).toBe(1)
    expect(of({ issued: [{ panel: 'jury', count: 30 }] })).toBeUndefined()
    expect(of({ ballots: 'named' })).toBeUndefined()
  })

  it('counts jurors who were listed and sit in no panel', () => {
    const of = (seats: readonly string[] | null, jurors: readonly string[]) =>
      warningsOf({ ...draft, scheme: { scheme: plainScheme(seats) }, scoring: { scoring: { ballots: 'named', sheet: 'single', opens: 'hand', report: true } }, extras: { jurors: jurors.map((id) => ({ id, seat: id, role: '样例评委' })) } }, '2000-01-01').find(({ code }) => code === 'idleJurors')?.n
    expect(of(['j1', 'j2'], ['j1', 'j2', 'j3'])).toBe(1)
    expect(of(['j1', 'j2'], ['j1', 'j2'])).toBeUndefined()
    expect(of(null, ['j1', 'j2', 'j3'])).toBeUndefined()
  })

  it('[CM2] counts whoever gets no score for want of points from elsewhere', () => {
    const panel = { kind: 'panel', id: 'jury', name: '评委', per: 'juror', combine: 'mean', weight: '0.3' } as const
    const n = (addition: Partial<Addition>, figures: readonly (readonly [string, string])[], group: Pick<Group, 'missing'> = {}, factor?: string) => {
      const part = factor === undefined ? panel : { ...panel, factors: [{ addition: factor }] }
      const scheme: Scheme = { ...plainScheme(null), composite: { kind: 'group', id: 'whole', name: '得分', rounding: { places: 2, mode: 'halfAway' }, parts: [part, { kind: 'addition', id: 'review', name: '考核得分', weight: '0.7', ...addition }], ...group } }
      const additions = [{ addition: 'review', figures: figures.map(([contestant, value]) => ({ contestant, value })) }]
      const scoring = { ballots: 'anonymous', sheet: 'matrix', opens: 'hand', report: true } as const
      return warningsOf({ ...draft, scheme: { scheme }, scoring: { scoring, additions } }, '2000-01-01').find(({ code }) => code === 'noAdditions')?.n ?? 0
    }
    const all = draft.contestants.contestants.map(({ id }) => [id, '90'] as const)
    expect(n({}, [])).toBe(all.length)
    expect(n({}, all.slice(1))).toBe(1)
    expect(n({}, all)).toBe(0)
    expect(n({ missing: 'zero' }, [])).toBe(0)
    expect(n({}, [], { missing: 'leaveOut' })).toBe(0)
    expect(n({}, all, {}, 'difficulty')).toBe(all.length)
  })

  it('is a publication that is not the custom of the arena', () => {
    const of = (publication: typeof board.publication) => warningsOf({ ...draft, meeting: { ...draft.meeting, arena: 'departments' }, board: { board: { ...board, publication } } }, '2000-01-01').find(({ code }) => code === 'unusual')
    expect(of('published')?.publication).toEqual({ usual: 'collectOnly', now: 'published' })
    expect(of('collectOnly')).toBeUndefined()
  })

  it('counts the contestants without a fact card', () => {
    const contestants = draft.contestants.contestants.map((contestant, index) => ({ ...contestant, facts: index === 0 ? [] : [{ text: '甲', kind: 'result' as const }] }))
    expect(warningsOf({ ...draft, contestants: { contestants } }, '2000-01-01').find(({ code }) => code === 'noFacts')?.n).toBe(1)
  })
})

describe('a section as it is edited', () => {
  it('has no empty optional value', () => {
    const person: { id: string; person?: string } = { id: 'a', person: '甲' }
    expect(withOptional(person, 'person', '')).toEqual({ id: 'a' })
    expect(withOptional(person, 'person', null)).toEqual({ id: 'a' })
    expect(withOptional(person, 'person', '乙')).toEqual({ id: 'a', person: '乙' })
  })

  it('changes, moves and removes entries of a list in copies', () => {
    const list = ['a', 'b', 'c']
    expect(replaced(list, 1, 'x')).toEqual(['a', 'x', 'c'])
    expect(removed(list, 1)).toEqual(['a', 'c'])
    expect(moved(list, 2, 0)).toEqual(['c', 'a', 'b'])
    expect(moved(list, 0, 3)).toEqual(['a', 'b', 'c'])
    expect(list).toEqual(['a', 'b', 'c'])
  })

  it('gives identifiers that are not taken', () => {
    expect(freshId('item', ['item-1', 'item-3'])).toBe('item-2')
  })
})
