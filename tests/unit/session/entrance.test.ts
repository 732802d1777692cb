import { describe, expect, it } from 'vitest'
import { stageView } from '../../../src/session/view/stage'
import { demoPlan } from '../../support/plan'
import { shortened } from '../../support/presses'
import { approve, back, cover, jump, next, restore, runCommands, type Session } from '../../support/session'

const short = shortened(demoPlan())

/** What a screen is told of how its scene came on. */
function entrance(session: Session, screen: 'hall' | 'speaker' = 'hall') {
  const { scene, since, enters } = stageView(session.state(), screen, session.read)
  return { enters, at: since, opened: scene.kind === 'board' ? scene.opened : null }
}

describe('how a scene came on', () => {
  it('a board comes on once; a step forward opens its own panels, a step back none', () => {
    const session = runCommands(short, [approve, jump('reveal-blocks')])
    expect(entrance(session)).toMatchObject({ enters: true, opened: [] })
    session.press(next)
    expect(entrance(session)).toEqual({ enters: false, at: session.now(), opened: ['block:economy'] })
    session.press(next)
    expect(entrance(session)).toMatchObject({ enters: false, opened: ['block:renewal'] })
    session.press(back)
    expect(entrance(session)).toMatchObject({ enters: false, opened: [] })
    session.press(next)
    expect(entrance(session)).toMatchObject({ opened: ['block:renewal'] })
  })

  it('a board that follows a board goes on, one that follows something else comes on', () => {
    const session = runCommands(short, [approve, jump('reveal-blocks'), jump('reveal-composite')])
    expect(entrance(session)).toMatchObject({ enters: false, opened: [] })
    session.press(jump('order'))
    expect(entrance(session).enters).toBe(true)
    session.press(jump('board'))
    expect(entrance(session).enters).toBe(true)
  })

  it('a countdown comes on with its speech and goes on with its segments', () => {
    const session = runCommands(short, [jump('qingshi-start')])
    expect(entrance(session).enters).toBe(true)
    session.press(next)
    expect(entrance(session).enters).toBe(false)
    expect(entrance(session, 'speaker').enters).toBe(false)
  })

  it('a cover comes on when it is laid; what lay under it stands as it stood', () => {
    const session = runCommands(short, [jump('order')])
    const before = entrance(session)
    session.press(cover('titleCard'))
    expect(entrance(session)).toMatchObject({ enters: true, at: session.now() })
    session.press(restore)
    expect(entrance(session)).toEqual(before)
  })
})
