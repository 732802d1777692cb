// The page of the tests of device links: the real transport, and nothing else of the app.
import { decodePayload } from '../../src/link/pair/payload'
import { readReunion } from '../../src/link/pair/reunion'
import { scanFrame } from '../../src/link/pair/scan'
import { codeText, readPayloadText, typedText } from '../../src/link/pair/text'
import type { Paired, PairResult } from '../../src/link/rtc/attempt'
import { ownCertificate } from '../../src/link/rtc/identity'
import { canMunge } from '../../src/link/rtc/munging'
import type { RtcNeeds } from '../../src/link/rtc/needs'
import { acceptOffer, createOffer, type PendingOffer } from '../../src/link/rtc/pairing'
import { adviceOf, findCandidates } from '../../src/link/rtc/preflight'
import { redial } from '../../src/link/rtc/redial'
import { joinReunion, showReunion } from '../../src/link/rtc/reunion'
import { listen, type Listener } from '../../src/link/rtc/tickets'
import { findDevices, openCamera, pictureTaker } from '../../src/platform/camera'
import { createCertificateStore, createTicketStore } from '../../src/store/certificates'
import { openDatabase } from '../../src/store/database'

const connect = (configuration: RTCConfiguration) => new RTCPeerConnection(configuration)
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const bytesOf = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16))

const stores = openDatabase('link-page', () => undefined).then((database) => ({ certificates: createCertificateStore(database), tickets: createTicketStore(database) }))
const ready = stores.then(async ({ certificates }): Promise<RtcNeeds> => {
  const certificate = await ownCertificate(certificates, (algorithm) => RTCPeerConnection.generateCertificate(algorithm), Date.now())
  return { connect, random, munges: await canMunge(connect, random), certificate, patience: { connect: 6_000, answer: 20_000 } }
})

let offer: PendingOffer | null = null
let result: Promise<PairResult> | null = null
let listener: Listener | null = null
let paired: Paired | null = null
const heard: string[] = []

/** Takes a link: whatever comes is kept as text, and the other side's ticket is put down. */
async function hold(made: Paired): Promise<void> {
  paired = made
  const { tickets } = await stores
  const keep = (ticket: Uint8Array | null) => tickets.keep({ peer: hex(made.peer), secret: made.secret, ticket, leader: false, device: null, name: '', at: Date.now() })
  await keep(null)
  made.link.onMessage((message) => {
    if (message[0] === 1) void keep(message.slice(1)).then(() => heard.push('ticket'))
    else heard.push(new TextDecoder().decode(message.subarray(1)))
  })
  const listening = await listen(await ready, made.peer)
  listener = listening.ok ? listening.listener : null
  if (listener !== null) made.link.send(Uint8Array.of(1, ...listener.ticket))
}

async function known(): Promise<{ peer: Uint8Array; secret: Uint8Array; ticket: Uint8Array | null }> {
  const [latest] = await (await stores).tickets.all()
  if (latest === undefined) throw new Error('nobody known')
  return { ...latest, peer: bytesOf(latest.peer) }
}

/** What a test may ask of the page. All that goes in and out is text, as people carry it. */
export const page = {
  async preflight() {
    const diagnosis = { webrtc: true, candidates: await findCandidates(connect), ...(await findDevices()) }
    return { ...diagnosis, advice: adviceOf(diagnosis), munges: (await ready).munges }
  },
  async offer() {
    const made = await createOffer(await ready)
    if (!made.ok) return { code: made.code }
    offer = made.offer
    return { text: codeText(made.offer.payload) }
  },
  async answer(text: string) {
    const read = readPayloadText(text)
    if (!read.ok) return { code: read.code }
    const made = await acceptOffer(await ready, read.payload)
    if (!made.ok) return { code: made.code }
    result = made.answer.result
    return { text: codeText(made.answer.payload), typed: typedText(made.answer.short), confirm: made.answer.confirm }
  },
  async take(text: string) {
    const read = readPayloadText(text)
    if (!read.ok || offer === null) return { code: read.ok ? 'noOffer' : read.code }
    const taken = await offer.accept(read.payload)
    if (!taken.ok) return { code: taken.code }
    result = taken.joining.result
    return { confirm: taken.joining.confirm }
  },
  /** `linked`, or why not. */
  async linked() {
    const made = await result
    if (made === null) return 'nothing begun'
    if (!made.ok) return made.code
    await hold(made.paired)
    return 'linked'
  },
  say(text: string) {
    paired?.link.send(Uint8Array.of(0, ...new TextEncoder().encode(text)))
  },
  heard: () => [...heard],
  ended: () => paired?.link.ended() ?? null,
  /** Comes back; in milliseconds. */
  async redial() {
    const from = performance.now()
    const { peer, ticket } = await known()
    const back = await redial(await ready, { peer, ticket, listener }).link
    if (back === null) return null
    const took = Math.round(performance.now() - from)
    await hold(back)
    return took
  },
  async show() {
    const shown = await showReunion(await ready, await known())
    if (!shown.ok) return { code: shown.code }
    result = shown.showing.result
    return { text: shown.showing.text }
  },
  async join(text: string) {
    const read = readReunion(text)
    if (read === null) return 'unread'
    result = joinReunion(await ready, await known(), read.candidate).result
    return 'joining'
  },
  /** What the camera sees first: a payload as text, in capitals, or why not. */
  async scan() {
    const opened = await openCamera()
    if (!opened.ok) return { code: opened.code }
    const video = document.createElement('video')
    video.srcObject = opened.camera.stream
    await video.play()
    const picture = pictureTaker(video)
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const frame = picture()
      const seen = frame === null ? null : scanFrame(frame, ['offer'])
      if (seen?.kind !== 'code' || seen.code.kind === 'reunion') continue
      opened.camera.stop()
      return { text: codeText(seen.code) }
    }
  },
  decode: (text: string) => decodePayload(bytesOf(text)),
}

export type LinkPage = typeof page
;(window as unknown as { link: LinkPage }).link = page
