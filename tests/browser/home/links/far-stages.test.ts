import { expect, it, onTestFinished } from 'vitest'
import { farStages, type FarStages } from '../../../../src/home/links/far-stages'
import { openPresence, type PresenceMessage, type StageSign } from '../../../../src/link/presence'

const SIGN: StageSign = { window: '0123456789abcdef', screen: 'lobby', session: null, seq: 0, visible: true, fullscreen: true, width: 1920, height: 1080, ratio: 1, left: 0, top: 0, wake: 'on', hears: true, fault: null }

/** What a page with links told others of, and what another window of its browser heard. */
interface Page {
  readonly stages: FarStages
  readonly told: StageSign[]
  readonly asked: number[]
  readonly heard: PresenceMessage[]
  readonly post: (message: PresenceMessage) => void
}

// Only one page of a browser has the links; it lives as long as the browser, so all tests have the same.
const how = { linked: true, leads: false }
const told: StageSign[] = []
const asked: number[] = []
const stages = farStages(() => how.linked, () => how.leads, (stage) => told.push(stage), (ms) => asked.push(ms))

function page(state: Partial<typeof how>): Page {
  Object.assign(how, { linked: true, leads: false }, state)
  told.length = 0
  asked.length = 0
  const heard: PresenceMessage[] = []
  const presence = openPresence((message) => heard.push(message))
  onTestFinished(presence.close)
  return { stages, told, asked, heard, post: presence.post }
}

it('a stage of this device is told to the leader, and is asked to tell', async () => {
  const { told: signs, heard, post } = page({})
  await expect.poll(() => heard).toContainEqual({ kind: 'who' })
  post({ kind: 'here', stage: SIGN })
  await expect.poll(() => signs).toEqual([SIGN])
})

it('a stage of another device is shown to this one’s consoles, and is not told back', async () => {
  const { stages: far, told: signs, heard, post } = page({})
  const other = { ...SIGN, device: '门厅电脑' }
  far.came(other)
  await expect.poll(() => heard).toContainEqual({ kind: 'here', stage: other })
  post({ kind: 'here', stage: other })
  post({ kind: 'here', stage: SIGN })
  await expect.poll(() => signs).toEqual([SIGN])
})

it('the leader’s own stages are nobody else’s affair; its 识别 goes to all devices', async () => {
  const { told: signs, asked: times, post } = page({ leads: true })
  post({ kind: 'here', stage: SIGN })
  post({ kind: 'identify', until: Date.now() + 5_000 })
  await expect.poll(() => times).toHaveLength(1)
  expect(times[0]).toBeGreaterThan(0)
  expect(times[0]).toBeLessThanOrEqual(5_000)
  expect(signs).toEqual([])
})

it('识别 by the leader is shown by this device’s stages; one of this device alone goes no further', async () => {
  const { stages: far, told: signs, asked: times, heard, post } = page({})
  far.identify(4_000)
  await expect.poll(() => heard.filter(({ kind }) => kind === 'identify')).toHaveLength(1)
  post({ kind: 'identify', until: Date.now() + 5_000 })
  post({ kind: 'here', stage: SIGN })
  await expect.poll(() => signs).toHaveLength(1)
  expect(times).toEqual([])
})

it('a page without links tells nobody anything', async () => {
  const { told: signs, asked: times, post } = page({ linked: false })
  const others: PresenceMessage[] = []
  const other = openPresence((message) => others.push(message))
  onTestFinished(other.close)
  post({ kind: 'here', stage: SIGN })
  post({ kind: 'identify', until: Date.now() + 5_000 })
  await expect.poll(() => others.map(({ kind }) => kind)).toEqual(['here', 'identify'])
  how.linked = true
  post({ kind: 'here', stage: { ...SIGN, seq: 9 } })
  await expect.poll(() => signs).toEqual([{ ...SIGN, seq: 9 }])
  expect(times).toEqual([])
})
