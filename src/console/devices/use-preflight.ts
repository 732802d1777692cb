import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { adviceOf, findCandidates, type Advice, type Diagnosis } from '../../link/rtc/preflight'
import { askPermission, findDevices, type CameraFault } from '../../platform/camera'

/** Whether this device can be paired, and what to do about it. */
export interface Preflight {
  /** `null` while it is looked for. */
  readonly diagnosis: Readonly<ShallowRef<Diagnosis | null>>
  readonly advice: ComputedRef<Advice | null>
  /** Why the permission was not given when it was last asked for. */
  readonly fault: Readonly<ShallowRef<CameraFault | null>>
  readonly check: () => Promise<void>
  /** Asks the person for camera or microphone, and looks again. */
  readonly ask: (kind: 'camera' | 'microphone') => Promise<void>
}

export function usePreflight(): Preflight {
  const diagnosis = shallowRef<Diagnosis | null>(null)
  const fault = shallowRef<CameraFault | null>(null)

  async function check(): Promise<void> {
    diagnosis.value = null
    const webrtc = typeof RTCPeerConnection !== 'undefined'
    const [candidates, { hasCamera, hasMicrophone, permission }] = await Promise.all([webrtc ? findCandidates((configuration) => new RTCPeerConnection(configuration)) : ('none' as const), findDevices()])
    diagnosis.value = { webrtc, candidates, permission, hasCamera, hasMicrophone }
  }

  return {
    diagnosis,
    advice: computed(() => (diagnosis.value === null ? null : adviceOf(diagnosis.value))),
    fault,
    check,
    async ask(kind) {
      fault.value = await askPermission(kind)
      await check()
    },
  }
}
