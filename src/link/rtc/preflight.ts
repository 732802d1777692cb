import { partsOf } from '../pair/sdp'
import { gathered, isPlain, within } from './attempt'

/**
 * Which addresses of its own this browser tells. `none`: no network, or an isolated one and no permission · `mdnsOnly`: names that many
 * access points do not pass on · `host`: addresses.
 */
export type CandidateState = 'none' | 'mdnsOnly' | 'host'

/** As the browser says it; `unknown` where it does not tell. */
export type PermissionAnswer = 'granted' | 'denied' | 'prompt' | 'unknown'

/** Whether and why this device can be paired. */
export interface Diagnosis {
  readonly webrtc: boolean
  readonly candidates: CandidateState
  /** Of the camera or the microphone, whichever is further: either makes the browser tell addresses. */
  readonly permission: PermissionAnswer
  readonly hasCamera: boolean
  readonly hasMicrophone: boolean
}

/**
 * What to do next. `ready` · `askCamera`, `askMicrophone`: ask for the permission here · `allowInBrowser`: it was refused, and only a person can take that
 * back · `otherSide`: nothing can be asked here; the other device has to tell its address · `noWebrtc`: this browser cannot.
 */
export type Advice = 'ready' | 'askCamera' | 'askMicrophone' | 'allowInBrowser' | 'otherSide' | 'noWebrtc'

export function adviceOf({ webrtc, candidates, permission, hasCamera, hasMicrophone }: Diagnosis): Advice {
  if (!webrtc) return 'noWebrtc'
  if (candidates === 'host') return 'ready'
  if (!hasCamera && !hasMicrophone) return 'otherSide'
  if (permission === 'denied') return 'allowInBrowser'
  if (permission === 'granted') return 'otherSide' // all that could be asked was, and there is still no address
  return hasCamera ? 'askCamera' : 'askMicrophone'
}

/** How long addresses may take to be told, in milliseconds. */
const GATHERING = 3_000

/** Asks the browser for addresses as a pairing would, and gives the connection up again. */
export async function findCandidates(connect: (configuration: RTCConfiguration) => RTCPeerConnection): Promise<CandidateState> {
  const connection = connect({ iceServers: [] })
  try {
    connection.createDataChannel('')
    await connection.setLocalDescription()
    await within(GATHERING, gathered(connection))
    const found = partsOf(connection.localDescription?.sdp ?? '')?.candidates ?? []
    return found.some(isPlain) ? 'host' : found.length > 0 ? 'mdnsOnly' : 'none'
  } catch {
    return 'none'
  } finally {
    connection.close()
  }
}
