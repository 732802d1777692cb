import { readonly, shallowRef, type ShallowRef } from 'vue'
import { Workbox } from 'workbox-window'
import { isSessionOpen } from './openSession'
import { ASK_PLACE, questionOf, type Place } from './workerMessages'

export type { Place } from './workerMessages'

const SETTLE_TIMEOUT = 3000

/** A reload for a missing file is tried once in so many milliseconds. */
const RECOVERY_PAUSE = 30_000
const RECOVERY_KEY = 'leitai.recovered'

const isSupported = import.meta.env.PROD && 'serviceWorker' in navigator

const stale = shallowRef(false)
const failed = shallowRef(false)
let whereIsThis: () => Place = () => 'elsewhere'
let workbox: Workbox | undefined
let checking: Promise<void> | undefined

/**
 * Registers the service worker and keeps this window in step with it. Called once, by the
 * composition root; does nothing in development or where there are no service workers.
 * @param place says at any time where this window is
 */
export function startUpdates(place: () => Place): void {
  whereIsThis = place
  window.addEventListener('vite:preloadError', recover)
  if (!isSupported) return
  const container = navigator.serviceWorker
  let controlled = container.controller !== null
  container.addEventListener('controllerchange', () => {
    if (controlled) {
      stale.value = true
      void reloadIfSafe()
    }
    controlled = true // the first worker only begins to serve: same version, nothing to load anew
  })
  container.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (questionOf(event.data) === ASK_PLACE) event.ports[0]?.postMessage(whereIsThis())
  })
  container.startMessages()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void checkForUpdate()
  })
  workbox = new Workbox('./sw.js', { scope: './' })
  workbox.register().then(
    () => checkForUpdate(),
    () => {
      failed.value = true
    },
  )
}

/**
 * Looks for a new version, if this window is at the start page and no meeting is open; loads the
 * page anew if one has taken over meanwhile. The router calls it on every arrival. Never throws:
 * without a network there is simply no new version.
 */
export async function checkForUpdate(): Promise<void> {
  if (workbox === undefined || whereIsThis() !== 'start') return
  if (await reloadIfSafe()) return
  if (await isSessionOpen()) return
  checking ??= workbox
    .update()
    .catch(() => undefined)
    .finally(() => {
      checking = undefined
    })
  await checking
}

/**
 * To be awaited before a meeting is opened: lets a new version that is just being installed finish,
 * for at most three seconds. One that has not finished by then gives up by itself.
 * @returns `current`: go on; `reloading`: the page is being loaded anew with the new version, open nothing
 */
export async function settleUpdate(): Promise<'current' | 'reloading'> {
  if (!isSupported) return 'current'
  const limit = new Promise<void>((resolve) => setTimeout(resolve, SETTLE_TIMEOUT))
  await Promise.race([installed(), limit])
  if (!stale.value) return 'current'
  location.reload()
  return 'reloading'
}

async function installed(): Promise<void> {
  await checking
  const registration = await navigator.serviceWorker.getRegistration()
  const worker = registration?.installing ?? registration?.waiting
  if (worker === undefined || worker === null) return
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (worker.state === 'activated' || worker.state === 'redundant') resolve()
    }
    worker.addEventListener('statechange', look)
    look()
  })
}

async function reloadIfSafe(): Promise<boolean> {
  if (!stale.value || whereIsThis() === 'elsewhere' || (await isSessionOpen())) return false
  location.reload()
  return true
}

/** A file of an older version is gone: the page can only go on as the version that is there. */
function recover(event: Event): void {
  const last = Number(sessionStorage.getItem(RECOVERY_KEY) ?? 0)
  if (Date.now() - last < RECOVERY_PAUSE) return // it did not help: let the error be seen
  event.preventDefault()
  sessionStorage.setItem(RECOVERY_KEY, String(Date.now()))
  location.reload()
}

export interface Updates {
  /** False in development and where the page is not a secure context. */
  isSupported: boolean
  /** The version of the code that runs in this window, `0.1.0+abc1234`. */
  version: string
  /** A newer version serves this browser already; this window takes it at the start page. */
  stale: Readonly<ShallowRef<boolean>>
  /** The service worker could not be registered: this window works only with its server. */
  failed: Readonly<ShallowRef<boolean>>
  checkForUpdate: () => Promise<void>
  settleUpdate: () => Promise<'current' | 'reloading'>
}

/** The state of updates, for a page that shows it. */
export function useUpdates(): Updates {
  return { isSupported, version: __APP_VERSION__, stale: readonly(stale), failed: readonly(failed), checkForUpdate, settleUpdate }
}
