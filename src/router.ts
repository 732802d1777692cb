import { createRouter, createWebHashHistory, type RouteLocationNormalized } from 'vue-router'
import { leadToJury } from './jury-address'
import type { Place } from './platform/workerMessages'
import StagePage from './stage/StagePage.vue'
import { loadDeskWords, loadDeviceWords, loadScoringWords, loadSetupWords } from './words/i18n'

declare module 'vue-router' {
  interface RouteMeta {
    /** The key of the window's title under `titles`. */
    title: 'home' | 'setup' | 'console' | 'stage' | 'replay' | 'paper' | 'join' | 'desk' | 'ballots' | 'brief'
    /** Where an update may come; see platform/updates. */
    place: Place
  }
}

/** A screen is named in the address: `#/stage?screen=hall`. */
function screenOf(route: RouteLocationNormalized): string {
  const { screen } = route.query
  return typeof screen === 'string' && screen !== '' ? screen : 'hall'
}

function idOf(route: RouteLocationNormalized): string | undefined {
  const { id } = route.params
  return typeof id === 'string' && id !== '' ? id : undefined
}

/** A page of setup comes with its words. */
async function withWords<Page>(page: Promise<Page>): Promise<Page> {
  const [loaded] = await Promise.all([page, loadSetupWords()])
  return loaded
}

/** A console, and a device that joins, bring the words of links. */
async function withDevices<Page>(page: Promise<Page>): Promise<Page> {
  const [loaded] = await Promise.all([page, loadDeviceWords()])
  return loaded
}

async function withScoring<Page>(page: Promise<Page>): Promise<Page> {
  const [loaded] = await Promise.all([page, loadScoringWords()])
  return loaded
}

async function withDesk<Page>(page: Promise<Page>): Promise<Page> {
  const [loaded] = await Promise.all([page, loadDeskWords()])
  return loaded
}

/** Each wing is a chunk of its own, loaded when its address is opened; but a screen that comes back after a crash waits for nothing. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', name: 'home', component: () => withWords(import('./setup/HomePage.vue')), meta: { title: 'home', place: 'start' } },
    {
      path: '/setup/:id',
      name: 'setup',
      component: () => withWords(import('./setup/SetupPage.vue')),
      props: (route) => ({ id: idOf(route) ?? '', section: typeof route.query['section'] === 'string' ? route.query['section'] : undefined }),
      meta: { title: 'setup', place: 'elsewhere' },
    },
    {
      path: '/console/:id',
      name: 'console',
      component: () => withScoring(withDevices(import('./console/ConsolePage.vue'))),
      props: (route) => ({ id: idOf(route) ?? '' }),
      meta: { title: 'console', place: 'elsewhere' },
    },
    {
      path: '/desk/:id',
      name: 'desk',
      component: () => withDesk(import('./console/desk/DeskPage.vue')),
      props: (route) => ({ id: idOf(route) ?? '' }),
      meta: { title: 'desk', place: 'elsewhere' },
    },
    { path: '/join', name: 'join', component: () => withDevices(import('./console/devices/JoinPage.vue')), meta: { title: 'join', place: 'elsewhere' } },
    {
      path: '/stage/:id?',
      name: 'stage',
      component: StagePage,
      props: (route) => ({ id: idOf(route), screen: screenOf(route) }),
      meta: { title: 'stage', place: 'stage' },
    },
    {
      path: '/replay/:id',
      name: 'replay',
      component: () => import('./replay/ReplayPage.vue'),
      props: (route) => ({ id: idOf(route) ?? '' }),
      meta: { title: 'replay', place: 'elsewhere' },
    },
    {
      path: '/paper/:id',
      name: 'paper',
      component: () => withWords(import('./setup/PaperPage.vue')),
      props: (route) => ({ id: idOf(route) ?? '' }),
      meta: { title: 'paper', place: 'elsewhere' },
    },
    {
      path: '/ballots/:id',
      name: 'ballots',
      component: () => withWords(import('./setup/BallotsPage.vue')),
      props: (route) => ({ id: idOf(route) ?? '' }),
      meta: { title: 'ballots', place: 'elsewhere' },
    },
    {
      path: '/brief/:id',
      name: 'brief',
      component: () => withScoring(import('./console/brief/BriefPage.vue')),
      props: (route) => ({ id: idOf(route) ?? '' }),
      meta: { title: 'brief', place: 'elsewhere' },
    },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})

// The judge's page is another document.
router.beforeEach(({ fullPath }) => !leadToJury(`#${fullPath}`))
