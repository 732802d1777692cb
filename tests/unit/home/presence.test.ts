import { describe, expect, it } from 'vitest'
import { FORGOTTEN, liveStages, SILENT, stillOpening, warningsOf, type LiveStage, type Opening, type Present } from '../../../src/home/presence-list'
import { readPresence, type StageSign } from '../../../src/link/presence'

const SESSION = '00112233445566778899aabbccddeeff'
const OTHER = 'ffeeddccbbaa99887766554433221100'

function sign(more: Partial<StageSign> = {}): StageSign {
  return {
    window: '0123456789abcdef',
    screen: 'hall',
    session: SESSION,
    seq: 12,
    visible: true,
    fullscreen: true,
    width: 1920,
    height: 1080,
    ratio: 1,
    left: 0,
    top: 0,
    wake: 'on',
    hears: true,
    fault: null,
    ...more,
  }
}

const stage = (more: Partial<LiveStage> = {}): LiveStage => ({ ...sign(more), silent: false, ...more })
const present = (more: Partial<Present> = {}): Present => ({ now: 60_000, session: SESSION, seq: 12, seqSince: 0, openings: [], ...more })
const codes = (stages: readonly LiveStage[], more: Partial<Present> = {}): string[] => warningsOf(stages, present(more)).map(({ code }) => code)

describe('what a stage tells', () => {
  it('is read as it was sent', () => {
    expect(readPresence({ kind: 'here', stage: sign() })).toEqual({ kind: 'here', stage: sign() })
    expect(readPresence({ kind: 'who' })).toEqual({ kind: 'who' })
  })

  it.each([
    null,
    'who',
    { kind: 'here' },
    { kind: 'here', stage: sign({ window: 'short' }) },
    { kind: 'here', stage: { ...sign(), screen: 'cellar' } },
    { kind: 'here', stage: { ...sign(), more: 1 } },
    { kind: 'here', stage: sign({ seq: -1 }) },
    { kind: 'here', stage: sign({ fault: '<b>' }) },
    { kind: 'identify', until: Infinity },
    { kind: 'identify', until: '3000' },
    { kind: 'other' },
  ])('is dropped where it is none of ours: %j', (data) => {
    expect(readPresence(data)).toBeNull()
  })
})

describe('the stages that are there', () => {
  const heard = [{ sign: sign(), heard: 1_000 }]
  it('are silent after three seconds and forgotten after thirty', () => {
    expect(liveStages(heard, 1_000 + SILENT)).toEqual([{ ...sign(), silent: false }])
    expect(liveStages(heard, 1_001 + SILENT)).toEqual([{ ...sign(), silent: true }])
    expect(liveStages(heard, 1_000 + FORGOTTEN)).toHaveLength(1)
    expect(liveStages(heard, 1_001 + FORGOTTEN)).toEqual([])
  })
})

describe('what the host is told of the stages', () => {
  it('is nothing where all is well', () => {
    expect(codes([stage()])).toEqual([])
  })

  it('says that no hall screen is open, whatever else is', () => {
    expect(codes([])).toEqual(['none'])
    expect(codes([stage({ screen: 'speaker' })])).toEqual(['none'])
  })

  it.each([
    ['hidden', { visible: false }],
    ['silent', { silent: true }],
    ['windowed', { fullscreen: false }],
    ['wakeRefused', { wake: 'refused' }],
    ['wakeUnsupported', { wake: 'unsupported' }],
    ['elsewhere', { session: OTHER }],
    ['deaf', { hears: false }],
    ['fault', { fault: 'damaged' }],
  ] as const)('says %s', (code, more) => {
    expect(warningsOf([stage(more)], present())).toEqual([{ code, screen: 'hall', window: '0123456789abcdef' }])
  })

  it('says that a stage is behind only after it had time to follow', () => {
    const late = [stage({ seq: 11 })]
    expect(codes(late, { now: 10_000, seqSince: 8_000 })).toEqual([])
    expect(codes(late, { now: 10_001, seqSince: 8_000 })).toEqual(['behind'])
    expect(codes([stage({ seq: 13 })])).toEqual([])
  })

  it('says of a hidden stage that it is hidden, not that it fills nothing and may fall asleep', () => {
    expect(codes([stage({ visible: false, fullscreen: false, wake: 'refused' })])).toEqual(['hidden'])
  })

  it('lets the overlay be a window', () => {
    expect(codes([stage(), stage({ screen: 'overlay', fullscreen: false, wake: 'refused' })])).toEqual([])
  })

  it('puts the gravest first', () => {
    expect(codes([stage({ fullscreen: false }), stage({ screen: 'speaker', visible: false }), stage({ screen: 'lobby', silent: true })])).toEqual(['silent', 'hidden', 'windowed'])
  })

  it('says nothing of another session before the console knows its own', () => {
    expect(codes([stage({ session: OTHER, seq: 1 })], { session: null })).toEqual([])
  })
})

describe('a stage that was opened', () => {
  const opening: Opening = { screen: 'speaker', at: 1_000, known: new Set(['aaaaaaaaaaaaaaaa']) }
  const old = stage({ screen: 'speaker', window: 'aaaaaaaaaaaaaaaa' })
  const come = stage({ screen: 'speaker', window: 'bbbbbbbbbbbbbbbb' })

  it('is missed after six seconds, unless a new window of that screen has come', () => {
    const at = (now: number, stages: readonly LiveStage[]) => codes([stage(), ...stages], { now, openings: [opening] })
    expect(at(7_000, [])).toEqual([])
    expect(at(7_001, [])).toEqual(['notOpened'])
    expect(at(7_001, [old])).toEqual(['notOpened'])
    expect(at(7_001, [old, come])).toEqual([])
  })

  it('is waited for until it comes, and not for ever', () => {
    expect(stillOpening([opening], [old], 7_001)).toEqual([opening])
    expect(stillOpening([opening], [come], 1_500)).toEqual([])
    expect(stillOpening([opening], [], 60_000)).toEqual([])
  })
})
