import { expect, it, onTestFinished } from 'vitest'
import { channelPipe, makeChannels, opened } from '../../../src/link/rtc/channels'

/** Two connections of this page, each with the two channels. */
async function connected() {
  const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()]
  onTestFinished(() => {
    one.close()
    other.close()
  })
  const [left, right] = [makeChannels(one), makeChannels(other)]
  const tell = (from: RTCPeerConnection, to: RTCPeerConnection): void => {
    from.addEventListener('icecandidate', ({ candidate }) => void to.addIceCandidate(candidate ?? undefined))
  }
  tell(one, other)
  tell(other, one)
  await one.setLocalDescription()
  await other.setRemoteDescription(one.localDescription ?? { type: 'offer' })
  await other.setLocalDescription()
  await one.setRemoteDescription(other.localDescription ?? { type: 'answer' })
  expect(await Promise.all([opened(left), opened(right)])).toEqual([true, true])
  return { left, right, other }
}

it('[LK5] an empty lane that closes first takes no last word of the other one', async () => {
  const { left, right, other } = await connected()
  const pipe = channelPipe(other, right)
  const seen: number[] = []
  pipe.onFrame((_lane, frame) => seen.push(frame.length))
  const end = new Promise((resolve) => pipe.onEnd(resolve))
  const shut = new Promise((resolve) => right.bulk.addEventListener('close', resolve, { once: true }))
  left.bulk.close()
  await shut
  expect(other.connectionState).toBe('connected')
  left.control.send(new Uint8Array(1_000))
  left.control.close()
  expect(await end).toBe('left')
  expect(seen).toEqual([1_000])
})
