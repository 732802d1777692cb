import { PrecacheController } from 'workbox-precaching/PrecacheController'
import { PrecacheRoute } from 'workbox-precaching/PrecacheRoute'
import { NavigationRoute } from 'workbox-routing/NavigationRoute'
import { registerRoute } from 'workbox-routing/registerRoute'
import { isSessionOpen } from '../openSession'
import { isRareFont, serveRareFont } from '../rareFontCache'
import { ask, ASK_PLACE, ASK_PRECACHE, questionOf } from '../workerMessages'

declare const self: ServiceWorkerGlobalScope

/** A window that does not say in time where it is, is loading, frozen or broken: it does not hold up a new version. */
const PLACE_TIMEOUT = 500

const precache = new PrecacheController()
precache.addToCacheList(self.__WB_MANIFEST)

/** Whether this worker is the first of this browser: nothing runs that it could disturb. */
let first = false

/** @throws when a meeting is open or a window is neither at the start page nor an idle stage */
async function refuseWhileInUse(): Promise<void> {
  if (await isSessionOpen()) throw new Error('a session is open: the new version waits')
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const places = await Promise.all(windows.map((client) => ask(client, ASK_PLACE, PLACE_TIMEOUT)))
  if (places.includes('elsewhere')) throw new Error('a window is in use: the new version waits')
}

/*
 * A worker that has installed and waits is activated by the next start of the browser, whatever is
 * open then. So none ever waits: a worker that may not take over fails to install, and the start
 * page asks for it again.
 */
async function install(event: ExtendableEvent): Promise<void> {
  first = self.registration.active === null
  if (!first) await refuseWhileInUse()
  await precache.install(event)
  if (!first) await refuseWhileInUse()
  await self.skipWaiting()
}

async function activate(event: ExtendableEvent): Promise<void> {
  // With a meeting opened in this very moment its windows still need the old files.
  if (!(await isSessionOpen())) await precache.activate(event)
  // The first visit is enough to go offline. A later worker has its windows by skipWaiting already.
  if (first) await self.clients.claim()
}

self.addEventListener('install', (event) => event.waitUntil(install(event)))
self.addEventListener('activate', (event) => event.waitUntil(activate(event)))

self.addEventListener('message', (event) => {
  if (questionOf(event.data) !== ASK_PRECACHE) return
  event.ports[0]?.postMessage([...precache.getURLsToCacheKeys().values()])
})

registerRoute(new PrecacheRoute(precache))
// The judge's page is a document of its own.
registerRoute(new NavigationRoute(precache.createHandlerBoundToURL('jury.html'), { allowlist: [/\/jury\.html$/] }))
// Every other page is index.html; a link to a file is a file.
registerRoute(new NavigationRoute(precache.createHandlerBoundToURL('index.html'), { denylist: [/\.(?!html$)[a-z0-9]+$/i] }))
// The pack of rare characters, once a page has drawn one of them.
registerRoute(({ url, request }) => url.origin === self.location.origin && request.method === 'GET' && isRareFont(url), ({ request }) => serveRareFont(request.url))
// Files of the version before, kept for windows that still run it.
registerRoute(
  ({ url, request }) => url.origin === self.location.origin && request.method === 'GET' && url.pathname.includes('/assets/'),
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
)
