import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disclosedSlips } from '../../../src/book/disclosure'
import { computeBoard, partText, readPart } from '../../../src/session/board'
import { planFaults } from '../../../src/session/faults'
import type { PlanFile } from '../../../src/session/plan'
import type { Cue } from '../../../src/session/cue'
import type { State } from '../../../src/session/state'
import { hostView } from '../../../src/session/view/host'
import type { BoardScene, Scene } from '../../../src/session/view/scene'
import { stageView } from '../../../src/session/view/stage'
import { SCREENS } from '../../../src/session/screens'
import { AUDIENCES, view } from '../../../src/session/view/view'
import { demoPlan } from '../../support/plan'
import { evenings, shortened } from '../../support/presses'
import { approve, back, jump, next, runCommands, type Press, type Session } from '../../support/session'

const plan = demoPlan()
const short = shortened(plan)
const withBoard = (change: Partial<PlanFile['board']>): PlanFile => ({ ...short, board: { ...short.board, ...change } })
const withComposite = (change: Partial<PlanFile['board']['composite']>) => withBoard({ composite: { ...short.board.composite, ...change } })
const hall = (session: Session, state: State = session.state()): Scene => stageView(state, 'hall', session.read).scene

function board(session: Session): BoardScene {
  const scene = hall(session)
  if (scene.kind !== 'board') throw new Error(scene.kind)
  return scene
}

/** Panels whose rows stand on the board. */
const open = (session: Session) => board(session).panels.flatMap(({ id, rows }) => (rows === null ? [] : [id]))
const rowsOf = (session: Session, id: string) => board(session).panels.find((panel) => panel.id === id)?.rows ?? []

describe('the result', () => {
  it.each<[string, Press]>([
    ['a reveal', jump('reveal-blocks')],
    ['the board', jump('board')],
    ['a flag', jump('award-vanguard')],
  ])('[RE1] %s locks it in the same line, once', (_what, press) => {
    const session = runCommands(short, [approve, press])
    const { result } = session.state()
    expect(result?.seq).toBe(3)
    expect(result?.parts.map((ref) => readPart(ref, session.read))).toEqual(computeBoard(session.state(), session.read))
    for (const again of [jump('thanks'), jump('reveal-composite'), next, jump('board')]) session.press(again)
    expect(session.state().result).toEqual(result)
    expect(session.entries.flatMap(({ events }) => events).filter(({ type }) => type === 'resultLocked')).toHaveLength(1)
  })

  it('[RE1] a row’s text reads back as the row, and nothing else does', () => {
    const session = runCommands(short, [approve, jump('board')])
    for (const part of computeBoard(session.state(), session.read)) expect(JSON.parse(partText(part))).toEqual(part)
    for (const text of ['', '{}', 'null', '[]', '{"panel":"composite"}']) {
      const slip = session.make('result', text)
      expect(readPart(slip.ref, session.read)).toBeNull()
    }
  })

  it('[RE2] a figure that is withheld takes nobody’s place: the board is not computed with a zero', () => {
    const session = runCommands(short, [])
    const gone = session.plan.board.composite.figures[0]
    session.slips.delete(gone?.value.slip ?? '')
    const parts = computeBoard(session.state(), session.read).filter(({ panel }) => panel === 'composite')
    expect(parts).toHaveLength(9)
    expect(parts.map(({ contestant }) => contestant)).not.toContain(gone?.contestant)
  })

  it('[RE3] of ten composites five are shown, in no view a sixth', () => {
    const session = runCommands(short, [approve, jump('reveal-composite'), next])
    expect(rowsOf(session, 'composite').map(({ rank, name, score }) => [rank, name, score])).toEqual([
      [1, '望河区', '87.31'],
      [2, '潮音区', '86.47'],
      [3, '雁北区', '85.93'],
      [4, '云岭市', '84.59'],
      [5, '青石区', '83.77'],
    ])
    expect(board(session).panels.find(({ id }) => id === 'composite')?.slots).toBe(5)
    for (const audience of AUDIENCES) {
      const text = JSON.stringify(view(session.state(), audience, session.read))
      for (const figure of ['82.63', '81.29', '79.87', '77.43', '74.61']) expect(text).not.toContain(figure)
    }
  })

  it('[RE3] a tie at the cut is shown whole; no depth shows all', () => {
    const tied = short.board.composite.figures.map(({ contestant, value }) => ({ contestant, value: value === '82.63' ? '83.77' : value }))
    const session = runCommands(withComposite({ figures: tied }), [approve, jump('reveal-composite'), next])
    expect(rowsOf(session, 'composite').map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 5])
    const whole = runCommands(withComposite({ depth: null }), [approve, jump('reveal-composite'), next])
    expect(rowsOf(whole, 'composite')).toHaveLength(10)
  })

  it('[RE3] neither the order nor the rise of those beyond the depth tells their ranks', () => {
    // Everybody gets the flag: by rank only as far as ranks are published, then as the plan lists them.
    const file = withBoard({ flags: [{ id: 'all', name: '奋勇争先', colour: 'red', rule: { kind: 'topK', k: 10 } }, { id: 'up', name: '进位赶超', colour: 'red', rule: { kind: 'rise', atLeast: 1 } }] })
    const session = runCommands(file, [])
    const parts = computeBoard(session.state(), session.read)
    const ranked = parts.filter(({ panel }) => panel === 'composite').map(({ contestant }) => contestant)
    const hidden = file.contestants.map(({ id }) => id).filter((id) => !ranked.slice(0, 5).includes(id))
    expect(parts.filter(({ panel }) => panel === 'flag:all').map(({ contestant }) => contestant)).toEqual([...ranked.slice(0, 5), ...hidden])
    for (const { contestant, rise } of parts.filter(({ panel }) => panel === 'flag:up')) expect(rise === null).toBe(hidden.includes(contestant))
  })

  it('[FL5] a flag of the plan leaves out who holds another one, and its place passes on', () => {
    const flag = (id: string, rule: PlanFile['board']['flags'][number]['rule'], more: { except?: string; onlyWithin?: string } = {}) => ({ id, name: id, colour: 'red' as const, rule, ...more })
    const file = withBoard({
      composite: { ...short.board.composite, previousRanks: short.contestants.map(({ id }, at) => ({ contestant: id, value: String(10 - at) })) },
      flags: [flag('risen', { kind: 'mostRisen', m: 2 }, { except: 'first' }), flag('first', { kind: 'topK', k: 2 }), flag('both', { kind: 'topK', k: 9 }, { onlyWithin: 'first' })],
    })
    const faultsOf = (one: PlanFile) => planFaults(one).filter(({ path }) => path.startsWith('board.flags'))
    expect(faultsOf(file)).toEqual([])
    const parts = computeBoard(runCommands(file, []).state(), runCommands(file, []).read)
    const holders = (id: string) => parts.filter(({ panel }) => panel === `flag:${id}`).map(({ contestant }) => contestant)
    const ranked = parts.filter(({ panel }) => panel === 'composite').map(({ contestant }) => contestant)
    expect(holders('first')).toEqual(ranked.slice(0, 2))
    expect(holders('both')).toEqual(holders('first'))
    expect(holders('risen').length).toBeGreaterThan(0)
    expect(holders('risen').filter((id) => holders('first').includes(id))).toEqual([])
    const circle = withBoard({ flags: [flag('a', { kind: 'topK', k: 1 }, { except: 'b' }), flag('b', { kind: 'topK', k: 1 }, { except: 'a' })] })
    expect(faultsOf(circle)).toEqual([{ code: 'circle', path: 'board.flags.0.except' }, { code: 'circle', path: 'board.flags.1.except' }])
  })

  it('[RE3] a composite below the depth is not among the slips that were seen', () => {
    const session = runCommands(short, [approve, jump('reveal-composite'), next, jump('board')])
    const seen = disclosedSlips(session.state(), session.read)
    const figures = session.plan.board.composite.figures.filter(({ value }) => seen.has(value.slip)).map(({ contestant }) => contestant)
    expect(new Set(figures)).toEqual(new Set(['wanghe', 'chaoyin', 'yanbei', 'yunling', 'qingshi']))
  })

  it.each([
    ['unpublished', 'notPublished'],
    ['collectOnly', 'notPublished'],
    ['publishedBefore', null],
    ['awaitingReveal', null],
    ['published', null],
  ] as const)('[RE4] %s: %j', (publication, refusal) => {
    for (const to of ['reveal-blocks', 'reveal-composite', 'award-vanguard', 'board']) {
      const session = runCommands(withBoard({ publication }), [approve, jump(to)])
      expect(session.refusals).toEqual(refusal === null ? [] : [refusal])
      expect(session.state().result === null).toBe(refusal !== null)
    }
  })

  it('[RE5] is not shown before its 审签; one that was approved beforehand, or needs none, is', () => {
    const approvals: [PlanFile['board']['approval'], Press[], boolean][] = [
      [{ required: true }, [], false],
      [{ required: true }, [approve], true],
      [{ required: true, by: '市委常委会会议审定' }, [], true],
      [{ required: false }, [], true],
    ]
    for (const [approval, before, shown] of approvals) {
      const session = runCommands(withBoard({ approval }), [...before, jump('board')])
      expect(session.refusals).toEqual(shown ? [] : ['needsApproval'])
    }
  })
})

const overlapping: Cue[] = [
  { kind: 'title', id: 'title', label: '会标' },
  {
    kind: 'reveal',
    id: 'all',
    label: '揭晓',
    steps: [
      { label: '一', show: ['block:economy'] },
      { label: '二', show: ['block:economy', 'block:renewal'] },
      { label: '三', show: ['composite', 'flag:advance'] },
    ],
  },
  { kind: 'reveal', id: 'again', label: '再揭晓', steps: [{ label: '一', show: ['block:economy', 'flag:vanguard'] }] },
  { kind: 'award', id: 'award', label: '授旗', flag: 'vanguard' },
  { kind: 'board', id: 'board', label: '榜' },
]

describe('the reveal', () => {
  it('[RV2] a panel stands open while its step is taken, and as long as any step shows it', () => {
    const session = runCommands({ ...short, rundown: overlapping }, [approve, jump('all')])
    expect(open(session)).toEqual([])
    const walk: [Press, string[]][] = [
      [next, ['block:economy']],
      [next, ['block:economy', 'block:renewal']],
      [next, ['block:economy', 'block:renewal', 'composite']],
      [back, ['block:economy', 'block:renewal']],
      [back, ['block:economy']],
      [jump('again'), ['block:economy']],
      [next, ['block:economy']],
      [jump('all'), ['block:economy']],
      [back, ['block:economy']],
      [jump('again'), ['block:economy']],
      [back, []],
    ]
    for (const [press, panels] of walk) {
      session.press(press)
      expect(open(session)).toEqual(panels)
    }
    expect(session.refusals).toEqual([])
  })

  it('[RV2] a flag stands beside a name only once it was awarded', () => {
    const session = runCommands({ ...short, rundown: overlapping }, [approve, jump('all'), next, next, next])
    expect(rowsOf(session, 'composite').map(({ flags }) => flags)).toEqual([[], [], [], [], ['advance']])
    session.press(jump('award'))
    expect(hall(session)).toEqual({ kind: 'award', flag: { id: 'vanguard', name: '真抓实干、勇当排头', recipients: [{ name: '望河区', rise: null }, { name: '潮音区', rise: null }] }, presenter: null })
    session.press(next)
    expect(rowsOf(session, 'composite').map(({ flags }) => flags)).toEqual([['vanguard'], ['vanguard'], [], [], ['advance']])
    expect(board(session).flags.map(({ recipients }) => recipients?.map(({ rise }) => rise))).toEqual([[null, null], [3]])
  })

  it('[RV1] a step back restores exactly what every screen showed before the step', () => {
    const file: PlanFile = { ...short, rundown: overlapping }
    const scenes = (session: Session) => SCREENS.map((audience) => ({ ...stageView(session.state(), audience, session.read).scene, opened: [] }))
    fc.assert(
      fc.property(evenings(file, { seals: false, maxLength: 25 }), fc.integer({ min: 1, max: 3 }), (steps, count) => {
        const session = runCommands(file, [approve, jump('all'), ...steps])
        const shown: unknown[] = []
        let taken = 0
        while (taken < count && hostView(session.state(), session.read).next.does === 'step') {
          shown.push(scenes(session))
          session.press(next)
          taken += 1
        }
        for (; taken > 0; taken -= 1) {
          session.press(back)
          expect(scenes(session)).toEqual(shown.pop())
        }
      }),
      { numRuns: 80 },
    )
  })

  it('[RV1] back and forth again shows the same, and one cannot go back further than the start', () => {
    const session = runCommands({ ...short, rundown: overlapping }, [approve, jump('all'), next, next])
    const there = board(session)
    for (const press of [back, back, next, next]) session.press(press)
    expect(board(session)).toEqual(there)
    for (const press of [back, back]) session.press(press)
    expect(session.press(back)).toMatchObject({ refusal: { code: 'noStepBack' } })
  })

  it('[RV3] what was shown stays disclosed after a step back', () => {
    const session = runCommands({ ...short, rundown: overlapping }, [approve, jump('all'), next, next, back, back])
    expect(open(session)).toEqual([])
    expect(session.state().disclosed).toEqual(['block:economy', 'block:renewal'])
    expect(disclosedSlips(session.state(), session.read).size).toBe(40)
  })
})
