import { describe, expect, it } from 'vitest'
import { drawOrder } from '../../../src/rules/draw'
import type { PlanFile } from '../../../src/session/plan'
import { hostView } from '../../../src/session/view/host'
import { stageView } from '../../../src/session/view/stage'
import { AUDIENCES, view } from '../../../src/session/view/view'
import { demoPlan } from '../../support/plan'
import { jump, next, runCommands, undo, type Press } from '../../support/session'

const demo = demoPlan()
const plan: PlanFile = { ...demo, rundown: [{ kind: 'title', id: 'title', label: '会标' }, { kind: 'draw', id: 'draw', label: '抽签' }, ...demo.rundown.slice(1)] }
const ids = plan.contestants.map(({ id }) => id)
const call = (...numbers: number[]): Press => ({ type: 'callNumbers', numbers })

describe('抽签', () => {
  it('[DW1] the secret stands in the book as a slip from the first step on, and cannot be taken back or made anew', () => {
    const session = runCommands(plan, [next])
    const committed = session.state().draw?.secret
    expect(session.entries.at(-1)?.events).toContainEqual({ type: 'drawCommitted', v: 1, secret: committed, of: ids })
    expect(session.press(undo)).toMatchObject({ refusal: { code: 'nothingToUndo' } })
    for (const press of [call(5), jump('title'), jump('draw')]) session.press(press)
    expect(session.state().draw?.secret).toEqual(committed)
  })

  it('[DW2] numbers may be put right until it is drawn; the last ones count', () => {
    const session = runCommands(plan, [next, call(3), call(4, 9), next])
    const { draw } = session.state()
    expect(draw?.numbers).toEqual([4, 9])
    expect(session.entries.filter(({ cmd }) => cmd.type === 'callNumbers')).toHaveLength(2)
    expect(draw?.drawn?.order).toEqual(drawOrder(draw?.drawn?.secret ?? '', [4, 9], ids))
  })

  it('[DW3] until it is drawn no view holds the secret; afterwards the order stands on every screen and in the rundown', () => {
    const session = runCommands(plan, [next, call(7, 12)])
    const secret = [...session.slips.values()].find((slip) => slip.class === 'secret')?.text ?? 'none'
    for (const audience of AUDIENCES) expect(JSON.stringify(view(session.state(), audience, session.read))).not.toContain(secret)
    expect(JSON.stringify(session.entries)).not.toContain(secret)
    // Nor does the host see ahead: the next press draws, so what comes then is the draw and not an order.
    expect(hostView(session.state(), session.read).upcoming?.scene).toMatchObject({ kind: 'draw', order: null })
    session.press(next)
    expect(hostView(session.state(), session.read).upcoming?.scene.kind).toBe('order')
    const order = session.state().draw?.drawn?.order ?? []
    expect(session.state().draw?.drawn?.secret).toBe(secret)
    expect(session.state().plan.contestants.map(({ id }) => id)).toEqual(order)
    const starts = session.state().plan.rundown.filter(({ kind }) => kind === 'start')
    expect(starts.map((cue) => (cue.kind === 'start' ? cue.contestant : ''))).toEqual(order)
    const { scene } = stageView(session.state(), 'hall', session.read)
    expect(scene).toMatchObject({ kind: 'draw', numbers: [7, 12], order: expect.any(Array) as unknown })
    session.press(next)
    expect(session.state().tracks.stage.cue).toBe('order')
  })
})
