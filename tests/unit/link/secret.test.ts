import fc from 'fast-check'
import { expect, it } from 'vitest'
import { credentialsFrom, areCredentials } from '../../../src/link/pair/credentials'
import { describe as describeSession, partsOf, withCredentials } from '../../../src/link/pair/sdp'
import { confirmCode, derivedCredentials, pairSecret, reunionCredentials, type Party } from '../../../src/link/pair/secret'

const party: fc.Arbitrary<Party> = fc.record({
  credentials: fc.uint8Array({ minLength: 21, maxLength: 21 }).map(credentialsFrom),
  fingerprint: fc.uint8Array({ minLength: 32, maxLength: 32 }),
})
const same = (a: Party, b: Party) => JSON.stringify(a) === JSON.stringify(b)

it('[PS1] the secret is another one when either code is', () => {
  fc.assert(
    fc.property(party, party, party, (offer, answer, other) => {
      const secret = pairSecret({ offer, answer })
      expect(secret).toHaveLength(32)
      expect(pairSecret({ offer, answer })).toEqual(secret)
      if (!same(other, answer)) expect(pairSecret({ offer, answer: other })).not.toEqual(secret)
      if (!same(other, offer)) expect(pairSecret({ offer: other, answer })).not.toEqual(secret)
      if (!same(offer, answer)) expect(pairSecret({ offer: answer, answer: offer })).not.toEqual(secret)
    }),
  )
})

it('[PS2] the confirm code is four characters that nobody mistakes', () => {
  const codes = new Set<string>()
  fc.assert(
    fc.property(party, party, (offer, answer) => {
      const code = confirmCode({ offer, answer })
      expect(code).toMatch(/^[34679ACDEFHJKMNPRTUWXY]{4}$/)
      codes.add(code)
    }),
    { numRuns: 200 },
  )
  expect(codes.size).toBeGreaterThan(100)
})

it('[PS3] credentials that are derived are alike on both sides, and no others', () => {
  fc.assert(
    fc.property(party, fc.uint8Array({ minLength: 32, maxLength: 32 }), (offer, secret) => {
      const all = [derivedCredentials(offer, 'answer'), derivedCredentials(offer, 'redial'), reunionCredentials(secret, 'offer'), reunionCredentials(secret, 'answer')]
      expect(all.every(areCredentials)).toBe(true)
      expect(new Set(all.map(({ pwd }) => pwd)).size).toBe(4)
      expect(derivedCredentials(offer, 'answer')).toEqual(all[0])
    }),
  )
})

const FINGERPRINT = Array.from({ length: 32 }, (_, at) => at.toString(16).toUpperCase().padStart(2, '0')).join(':')

const CHROMIUM = [
  'v=0', 'o=- 4611731400430051336 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0', 'a=extmap-allow-mixed', 'a=msid-semantic: WMS',
  'm=application 49152 UDP/DTLS/SCTP webrtc-datachannel', 'c=IN IP4 192.168.1.20',
  'a=candidate:1510613869 1 udp 2113937151 f0e1d2c3-1111-4222-8333-444455556666.local 49152 typ host generation 0 network-cost 999',
  'a=candidate:1510613870 1 udp 2113937151 192.168.1.20 49153 typ host generation 0 network-id 1',
  'a=candidate:1510613871 1 tcp 1518280447 192.168.1.20 9 typ host tcptype active generation 0',
  'a=ice-ufrag:aB3/', 'a=ice-pwd:abcdefghijklmnopqrstuv+/', 'a=ice-options:trickle', `a=fingerprint:sha-256 ${FINGERPRINT}`, 'a=setup:actpass', 'a=mid:0', 'a=sctp-port:5000', 'a=max-message-size:262144', '',
].join('\r\n')

const FIREFOX = [
  'v=0', 'o=mozilla...THIS_IS_SDPARTA-99.0 7223372036854775807 0 IN IP4 0.0.0.0', 's=-', 't=0 0', `a=fingerprint:sha-256 ${FINGERPRINT}`, 'a=group:BUNDLE 0', 'a=ice-options:trickle', 'a=msid-semantic:WMS *',
  'm=application 50000 UDP/DTLS/SCTP webrtc-datachannel', 'c=IN IP4 10.0.0.5', 'a=candidate:0 1 UDP 2122252543 10.0.0.5 50000 typ host', 'a=candidate:1 2 UDP 2122252542 10.0.0.5 50001 typ host', 'a=sendrecv', 'a=end-of-candidates',
  'a=ice-pwd:0123456789abcdef0123456789abcdef', 'a=ice-ufrag:0123abcd', 'a=mid:0', 'a=setup:actpass', 'a=sctp-port:5000', 'a=max-message-size:1073741823', '',
].join('\r\n')

it('[PS4] what Chromium and Firefox write is read, and what is written is read back', () => {
  const bytes = Uint8Array.from({ length: 32 }, (_, at) => at)
  expect(partsOf(CHROMIUM)).toEqual({
    credentials: { ufrag: 'aB3/', pwd: 'abcdefghijklmnopqrstuv+/' },
    fingerprint: bytes,
    candidates: [{ address: 'f0e1d2c3-1111-4222-8333-444455556666.local', port: 49_152 }, { address: '192.168.1.20', port: 49_153 }],
  })
  expect(partsOf(FIREFOX)).toEqual({ credentials: { ufrag: '0123abcd', pwd: '0123456789abcdef0123456789abcdef' }, fingerprint: bytes, candidates: [{ address: '10.0.0.5', port: 50_000 }] })
  expect(partsOf('v=0')).toBeNull()
  expect(partsOf(CHROMIUM.replace('sha-256', 'sha-1'))).toBeNull()
  for (const sdp of [CHROMIUM, FIREFOX]) {
    const parts = partsOf(sdp)
    if (parts === null) throw new Error('unread')
    expect(partsOf(describeSession('answer', parts))).toEqual(parts)
    const other = { ufrag: 'wxyz', pwd: 'z'.repeat(24) }
    expect(partsOf(withCredentials(sdp, other))).toEqual({ ...parts, credentials: other })
  }
})
