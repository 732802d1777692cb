import { credentialsFrom } from '../pair/credentials'
import { partsOf, withCredentials } from '../pair/sdp'

/**
 * Whether this browser takes a description under credentials that we chose ([RT4]). Today they do; Chromium has a trial that
 * refuses it. What hangs on it: tickets, the shortest typed answer, and meeting again by one code.
 * @param random so many random bytes
 */
export async function canMunge(connect: (configuration: RTCConfiguration) => RTCPeerConnection, random: (bytes: number) => Uint8Array): Promise<boolean> {
  const connection = connect({ iceServers: [] })
  try {
    connection.createDataChannel('')
    const offer = await connection.createOffer()
    const wanted = credentialsFrom(random(21))
    await connection.setLocalDescription({ type: 'offer', sdp: withCredentials(offer.sdp ?? '', wanted) })
    return partsOf(connection.localDescription?.sdp ?? '')?.credentials.pwd === wanted.pwd
  } catch {
    return false
  } finally {
    connection.close()
  }
}
