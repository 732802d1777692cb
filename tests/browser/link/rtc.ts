import { canMunge } from '../../../src/link/rtc/munging'
import type { RtcNeeds } from '../../../src/link/rtc/needs'

export const connect = (configuration: RTCConfiguration) => new RTCPeerConnection(configuration)
export const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

export async function needs(more: Partial<RtcNeeds> = {}): Promise<RtcNeeds> {
  const algorithm: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' }
  return { connect, random, munges: await canMunge(connect, random), certificate: await RTCPeerConnection.generateCertificate(algorithm), ...more }
}
