import { afterEach, describe, expect, it, vi } from 'vitest'
import { effectScope, shallowRef, type EffectScope } from 'vue'
import { usePresence, type Presence } from '../../../src/home/presence'
import { useStagePresence, type StageFacts } from '../../../src/home/presence-stage'
import { PRESENCE_CHANNEL } from '../../../src/link/presence'

const FACTS: StageFacts = { screen: 'hall', session: null, seq: 0, fullscreen: true, wake: 'on', hears: true, fault: null }

const scopes: EffectScope[] = []

function within<Made>(make: () => Made): { made: Made; scope: EffectScope } {
  const scope = effectScope()
  scopes.push(scope)
  const made = scope.run(make)
  if (made === undefined) throw new Error('no scope')
  return { made, scope }
}

afterEach(() => {
  for (const scope of scopes.splice(0)) scope.stop()
})

function console(): Presence {
  return within(() => usePresence(() => null, () => 0)).made
}

describe('presence', () => {
  it('tells of a stage that comes, changes and goes', async () => {
    const { stages, warnings } = console()
    const facts = shallowRef(FACTS)
    const { scope } = within(() => useStagePresence(() => facts.value, () => undefined))
    await expect.poll(() => stages.value.map(({ screen, seq, width }) => [screen, seq, width])).toEqual([['hall', 0, innerWidth]])
    facts.value = { ...FACTS, seq: 7, wake: 'refused' }
    await expect.poll(() => stages.value[0]?.seq).toBe(7)
    expect(warnings.value.map(({ code }) => code)).toEqual(['wakeRefused'])
    scope.stop()
    await expect.poll(() => stages.value).toEqual([])
  })

  it('knows two stages of one screen apart', async () => {
    const { stages } = console()
    for (let i = 0; i < 2; i++) within(() => useStagePresence(() => FACTS, () => undefined))
    await expect.poll(() => new Set(stages.value.map(({ window }) => window)).size).toBe(2)
  })

  it('is found by a console that opens later', async () => {
    const { made: identifying } = within(() => useStagePresence(() => FACTS, () => undefined))
    const { stages, identify } = console()
    await expect.poll(() => stages.value).toHaveLength(1)
    identify()
    await expect.poll(() => identifying.value).toBe(true)
  })

  it('passes a change of the settings on, and drops what is none of its messages', async () => {
    const changed = vi.fn()
    const { made: identifying } = within(() => useStagePresence(() => FACTS, changed))
    const stranger = new BroadcastChannel(PRESENCE_CHANNEL)
    for (const message of ['identify', { kind: 'identify' }, { kind: 'identify', until: 'soon' }, { kind: 'identify', until: 0 }, { kind: 'settings', more: 1 }]) stranger.postMessage(message)
    stranger.close()
    console().settingsChanged()
    await expect.poll(() => changed.mock.calls.length).toBe(1)
    expect(changed).toHaveBeenCalledTimes(1)
    expect(identifying.value).toBe(false)
  })
})
