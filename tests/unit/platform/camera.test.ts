import { afterEach, expect, it, vi } from 'vitest'
import { askPermission, cameraFault, findDevices, isCameraSupported, openCamera } from '../../../src/platform/camera'

afterEach(() => {
  vi.unstubAllGlobals()
})

function browser(secure: boolean, mediaDevices?: object, state?: Readonly<Record<string, string>>): void {
  vi.stubGlobal('isSecureContext', secure)
  const query = ({ name }: { name: string }) => (state === undefined ? Promise.reject(new TypeError()) : Promise.resolve({ state: state[name] }))
  vi.stubGlobal('navigator', { ...(mediaDevices === undefined ? {} : { mediaDevices }), permissions: { query } })
}

const refusing = (name: string) => ({ getUserMedia: () => Promise.reject(new DOMException('', name)), enumerateDevices: () => Promise.resolve([]) })

it('a camera that cannot be had says why', async () => {
  for (const [name, code] of [['NotAllowedError', 'denied'], ['NotFoundError', 'none'], ['NotReadableError', 'busy'], ['TypeError', 'failed']] as const) {
    browser(true, refusing(name))
    expect(await openCamera()).toEqual({ ok: false, code })
    expect(await askPermission('microphone')).toBe(code)
    expect(cameraFault(name)).toBe(code)
  }
  browser(false)
  expect(isCameraSupported()).toBe(false)
  expect(await openCamera()).toEqual({ ok: false, code: 'insecure' })
  expect(await askPermission('camera')).toBe('insecure')
  browser(true)
  expect(await openCamera()).toEqual({ ok: false, code: 'none' })
})

it('a camera that was asked for the permission alone is let go at once', async () => {
  const stop = vi.fn()
  browser(true, { getUserMedia: () => Promise.resolve({ getTracks: () => [{ stop }] }) })
  expect(await askPermission('camera')).toBeNull()
  expect(stop).toHaveBeenCalledOnce()
})

it('what a device has and may is found without asking anybody', async () => {
  const enumerateDevices = () => Promise.resolve([{ kind: 'videoinput' }, { kind: 'audiooutput' }])
  browser(true, { enumerateDevices }, { camera: 'prompt', microphone: 'granted' })
  expect(await findDevices()).toEqual({ hasCamera: true, hasMicrophone: false, permission: 'granted' })
  browser(true, { enumerateDevices }, { camera: 'denied', microphone: 'prompt' })
  expect((await findDevices()).permission).toBe('prompt')
  browser(true, { enumerateDevices })
  expect((await findDevices()).permission).toBe('unknown')
  browser(false)
  expect(await findDevices()).toMatchObject({ hasCamera: false, hasMicrophone: false })
})
