import { afterEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { useFullscreen } from '../../../src/platform/fullscreen'
import { useWakeLock } from '../../../src/platform/wakeLock'

class Sentinel extends EventTarget {
  release(): Promise<void> {
    this.dispatchEvent(new Event('release'))
    return Promise.resolve()
  }
}

afterEach(() => vi.restoreAllMocks())

describe('the wake lock', () => {
  it('is asked for again when the window comes back, and let go with its scope', async () => {
    const sentinels: Sentinel[] = []
    const asked = vi.spyOn(navigator.wakeLock, 'request').mockImplementation(() => {
      const sentinel = new Sentinel()
      sentinels.push(sentinel)
      return Promise.resolve(sentinel as unknown as WakeLockSentinel)
    })
    const scope = effectScope()
    const lock = scope.run(() => useWakeLock())
    if (lock === undefined) throw new Error('no scope')
    expect(lock.isSupported).toBe(true)
    expect(await lock.request()).toBe(true)
    expect(await lock.request()).toBe(true)
    expect(asked).toHaveBeenCalledTimes(1)

    await sentinels[0]?.release() // as the browser does when the window is hidden
    expect(lock.isActive.value).toBe(false)
    document.dispatchEvent(new Event('visibilitychange'))
    await expect.poll(() => lock.isActive.value).toBe(true)

    scope.stop()
    await expect.poll(() => lock.isActive.value).toBe(false)
    document.dispatchEvent(new Event('visibilitychange'))
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it('says so when the browser refuses', async () => {
    vi.spyOn(navigator.wakeLock, 'request').mockRejectedValue(new DOMException('battery', 'NotAllowedError'))
    const lock = effectScope().run(() => useWakeLock())
    expect(await lock?.request()).toBe(false)
    expect(lock?.isActive.value).toBe(false)
    expect(lock?.isRefused.value).toBe(true)
  })

  it('is no longer refused once the browser has given it', async () => {
    vi.spyOn(navigator.wakeLock, 'request')
      .mockRejectedValueOnce(new DOMException('battery', 'NotAllowedError'))
      .mockResolvedValueOnce(new Sentinel() as unknown as WakeLockSentinel)
    const lock = effectScope().run(() => useWakeLock())
    expect(await lock?.request()).toBe(false)
    expect(await lock?.request()).toBe(true)
    expect(lock?.isRefused.value).toBe(false)
  })
})

describe('full screen', () => {
  it('says so when the browser refuses', async () => {
    const element = document.createElement('div')
    vi.spyOn(element, 'requestFullscreen').mockRejectedValue(new TypeError('no press just before'))
    const screen = effectScope().run(() => useFullscreen(() => element))
    expect(await screen?.enter()).toBe(false)
    expect(screen?.isFullscreen.value).toBe(false)
  })
})
