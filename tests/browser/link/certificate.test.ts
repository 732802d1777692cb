import { expect, it, vi } from 'vitest'
import { canMunge } from '../../../src/link/rtc/munging'
import { ownCertificate, type CertificateStore } from '../../../src/link/rtc/identity'
import { connect, random } from './rtc'

it('[RT4] munging is found out, and a browser that refuses it or takes no notice is believed', async () => {
  expect(await canMunge(connect, random)).toBe(true)
  const refusing = (configuration: RTCConfiguration) => {
    const connection = connect(configuration)
    vi.spyOn(connection, 'setLocalDescription').mockRejectedValue(new DOMException('', 'InvalidModificationError'))
    return connection
  }
  expect(await canMunge(refusing, random)).toBe(false)
  const deaf = (configuration: RTCConfiguration) => {
    const connection = connect(configuration)
    vi.spyOn(connection, 'setLocalDescription').mockResolvedValue()
    return connection
  }
  expect(await canMunge(deaf, random)).toBe(false)
})

it('[RT5] a certificate is kept until shortly before its end', async () => {
  let kept: RTCCertificate | null = null
  const store: CertificateStore = {
    own: () => Promise.resolve(kept),
    keep: (certificate) => {
      kept = certificate
      return Promise.resolve()
    },
  }
  const make = vi.fn((algorithm: AlgorithmIdentifier) => RTCPeerConnection.generateCertificate(algorithm))
  const now = Date.now()
  const day = 86_400_000
  const first = await ownCertificate(store, make, now)
  expect(first.expires - now).toBeGreaterThan(360 * day)
  expect(await ownCertificate(store, make, now + 300 * day)).toBe(first)
  expect(await ownCertificate(store, make, now + 360 * day)).not.toBe(first)
  expect(make).toHaveBeenCalledTimes(2)
})
