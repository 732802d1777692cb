import { describe, expect, it } from 'vitest'
import { aspectOf, stateOf, tooFar } from '../../../src/console/displays/display-state'
import { readFields } from '../../../src/console/displays/settings-fields'
import type { LiveStage } from '../../../src/home/presence-list'
import { carries, sizeFor } from '../../../src/scenes/frame/distance'
import { readScreenSettings, USUAL_SETTINGS } from '../../../src/store/screen-settings'

const stage = (more: Partial<LiveStage> = {}): LiveStage => ({
  window: '0123456789abcdef',
  screen: 'hall',
  session: null,
  seq: 0,
  visible: true,
  fullscreen: true,
  width: 5760,
  height: 1080,
  ratio: 1,
  left: 0,
  top: 0,
  wake: 'on',
  hears: true,
  fault: null,
  silent: false,
  ...more,
})

describe('how a screen is doing', () => {
  it('is told by the window that does best', () => {
    expect(stateOf('hall', []).word).toBe('closed')
    expect(stateOf('speaker', [stage()]).word).toBe('closed')
    expect(stateOf('hall', [stage({ silent: true })]).word).toBe('silent')
    expect(stateOf('hall', [stage({ visible: false }), stage({ silent: true })]).word).toBe('hidden')
    expect(stateOf('hall', [stage({ fullscreen: false }), stage({ visible: false })]).word).toBe('windowed')
    expect(stateOf('hall', [stage({ fullscreen: false }), stage()]).word).toBe('filled')
    expect(stateOf('overlay', [stage({ screen: 'overlay', fullscreen: false })])).toEqual({ word: 'open', status: 'good' })
  })

  it('has the shape of the wall, else of the window, else 16:9', () => {
    expect(aspectOf({ ...USUAL_SETTINGS, shape: { width: 8, height: 2 } }, stage())).toBe(4)
    expect(aspectOf(USUAL_SETTINGS, stage())).toBeCloseTo(5.333, 3)
    expect(aspectOf(USUAL_SETTINGS, undefined)).toBeCloseTo(1.778, 3)
  })
})

describe('the farthest row', () => {
  it('reads 4.3 su from 8 stage heights, and everything in proportion', () => {
    expect(carries(4.3)).toBeCloseTo(8)
    expect(carries(8.6)).toBeCloseTo(16)
    expect(sizeFor(16)).toBeCloseTo(8.6)
  })

  it('is warned of where the names of the layout are too small for it', () => {
    expect(tooFar(USUAL_SETTINGS, 16 / 9)).toBeNull()
    expect(tooFar({ ...USUAL_SETTINGS, farthest: 12 }, 16 / 9)?.need).toBeCloseTo(6.45)
    // A wall of thirds has larger names: what is too far for 16:9 is not for it.
    expect(tooFar({ ...USUAL_SETTINGS, farthest: 10 }, 16 / 9)).not.toBeNull()
    expect(tooFar({ ...USUAL_SETTINGS, farthest: 10 }, 48 / 9)).toBeNull()
  })
})

describe('the fields of a screen', () => {
  const fields = { width: '', height: '', overscan: '0', farthest: '8' }

  it('are read as typed, full-width digits too', () => {
    expect(readFields(fields)).toEqual({ ok: true, settings: { shape: null, overscan: 0, farthest: 8 } })
    expect(readFields({ width: ' １２.５', height: '3,2', overscan: '2.5', farthest: '１２' })).toEqual({ ok: true, settings: { shape: { width: 12.5, height: 3.2 }, overscan: 2.5, farthest: 12 } })
  })

  it.each([
    [{ width: '12' }, { ok: false, fault: 'both' }],
    [{ overscan: '11' }, { ok: false, fault: 'range', from: 0, to: 10 }],
    [{ overscan: '-1' }, { ok: false, fault: 'range', from: 0, to: 10 }],
    [{ farthest: '' }, { ok: false, fault: 'range', from: 1, to: 60 }],
    [{ width: '0', height: '3' }, { ok: false, fault: 'range', from: 0.1, to: 1_000 }],
    [{ width: '1e3', height: '3' }, { ok: false, fault: 'range', from: 0.1, to: 1_000 }],
  ])('are refused in words: %j', (more, fault) => {
    expect(readFields({ ...fields, ...more })).toEqual(fault)
  })

  it('are as usual where the store holds something else', () => {
    for (const found of [null, 7, {}, { ...USUAL_SETTINGS, overscan: 50 }, { ...USUAL_SETTINGS, more: 1 }]) expect(readScreenSettings(found)).toEqual(USUAL_SETTINGS)
  })
})
