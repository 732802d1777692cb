/**
 * Why there is no picture. `denied`: the person or the browser said no · `none`: this device has no camera · `busy`: another
 * program has it · `insecure`: the page came over plain http · `failed`: something else.
 */
export const CAMERA_FAULTS = ['denied', 'none', 'busy', 'insecure', 'failed'] as const
export type CameraFault = (typeof CAMERA_FAULTS)[number]

/** A camera that is on. */
export interface Camera {
  readonly stream: MediaStream
  /** Called when the camera is taken away: unplugged, or the permission withdrawn. */
  readonly onEnd: (ended: () => void) => void
  /** Switches it off. */
  readonly stop: () => void
}

export type CameraResult = { readonly ok: true; readonly camera: Camera } | { readonly ok: false; readonly code: CameraFault }

/** A picture of the camera, four bytes a pixel. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** What this device has, and what it may; `unknown` where the browser does not tell. */
export interface Devices {
  readonly hasCamera: boolean
  readonly hasMicrophone: boolean
  readonly permission: 'granted' | 'denied' | 'prompt' | 'unknown'
}

/** Whether this page can have a camera at all. */
export function isCameraSupported(): boolean {
  return isSecureContext && 'mediaDevices' in navigator
}

/** Switches the camera on that looks away from the person, if there is one; asks for the permission if need be. */
export async function openCamera(): Promise<CameraResult> {
  if (!isCameraSupported()) return { ok: false, code: isSecureContext ? 'none' : 'insecure' }
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } }, audio: false })
    return { ok: true, camera: cameraOf(stream) }
  } catch (error) {
    return { ok: false, code: cameraFault(error instanceof Error ? error.name : '') }
  }
}

/** The fault that an error of `getUserMedia` stands for, by its name. */
export function cameraFault(name: string): CameraFault {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    default:
      return 'failed'
  }
}

/**
 * Asks for the permission of camera or microphone and lets the device go at once: where one of them is allowed, the browser
 * tells this device's own addresses to a pairing.
 */
export async function askPermission(kind: 'camera' | 'microphone'): Promise<CameraFault | null> {
  if (!isCameraSupported()) return isSecureContext ? 'none' : 'insecure'
  try {
    const stream = await navigator.mediaDevices.getUserMedia(kind === 'camera' ? { video: true } : { audio: true })
    for (const track of stream.getTracks()) track.stop()
    return null
  } catch (error) {
    return cameraFault(error instanceof Error ? error.name : '')
  }
}

function cameraOf(stream: MediaStream): Camera {
  return {
    stream,
    onEnd(ended) {
      for (const track of stream.getTracks()) track.addEventListener('ended', ended, { once: true })
    },
    stop() {
      for (const track of stream.getTracks()) track.stop()
    },
  }
}

/** Takes the present picture of a video that plays; `null` while there is none. The canvas is used again for each. */
export function pictureTaker(video: HTMLVideoElement): () => Picture | null {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return () => {
    const { videoWidth: width, videoHeight: height } = video
    if (context === null || width === 0 || height === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    context.drawImage(video, 0, 0)
    return context.getImageData(0, 0, width, height)
  }
}

/** Looks what this device has and may, without asking anybody anything. */
export async function findDevices(): Promise<Devices> {
  const found = isCameraSupported() ? await navigator.mediaDevices.enumerateDevices().catch(() => []) : []
  const states = await Promise.all(['camera', 'microphone'].map(permissionOf))
  const permission = (['granted', 'prompt', 'denied'] as const).find((state) => states.includes(state)) ?? 'unknown'
  return { hasCamera: found.some(({ kind }) => kind === 'videoinput'), hasMicrophone: found.some(({ kind }) => kind === 'audioinput'), permission }
}

async function permissionOf(name: string): Promise<PermissionState | 'unknown'> {
  try {
    return (await navigator.permissions.query({ name: name as PermissionName })).state
  } catch {
    return 'unknown' // Firefox knows no such permission
  }
}
