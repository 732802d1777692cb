import { canMunge } from '../../../src/link/rtc/munging'
import type { RtcNeeds } from '../../../src/link/rtc/needs'

export const connect = (configuration: RTCConfiguration) => new RTCPeerConnection(configuration)
export const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

export async function needs(more: Partial<RtcNeeds> = {}): Promise<RtcNeeds> {
  const algorithm: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' }
  return { connect, random, munges: await canMunge(connect, random), certificate: await RTCPeerConnection.generateCertificate(algorithm), ...more }
}

/**
 * A browser so busy that it says of its last description that it is set only when the other side has opened the link and spoken.
 * @param last which description that is: of an offering side the remote one
 */
export function busy(last: 'setRemoteDescription' | 'setLocalDescription'): RtcNeeds['connect'] {
  return (configuration) => {
    const connection = connect(configuration)
    const spoken = new Promise<void>((resolve) => {
      const make = connection.createDataChannel.bind(connection)
      connection.createDataChannel = (label, init) => {
        const channel = make(label, init)
        channel.addEventListener('message', () => resolve(), { once: true })
        return channel
      }
    })
    const set = connection[last].bind(connection) as (description?: RTCSessionDescriptionInit) => Promise<void>
    return Object.assign(connection, {
      async [last](description?: RTCSessionDescriptionInit) {
        await set(description)
        await spoken
      },
    })
  }
}
