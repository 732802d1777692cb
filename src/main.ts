import './home/early'
import { createPinia } from 'pinia'
import { createApp, effectScope, watchEffect } from 'vue'
import App from './App.vue'
import { leadToJury } from './jury-address'
import { noteUncaught } from './platform/codes'
import { useOfflineReady } from './platform/offlineReady'
import { checkForUpdate, startUpdates } from './platform/updates'
import { router } from './router'
import './ui/theme/base.css'
import { chosenLanguage, i18n, setLanguage } from './words/i18n'

/** The composition root: the only file that knows every floor. */
async function start(): Promise<void> {
  noteUncaught()
  const language = chosenLanguage()
  if (language !== 'zh-CN') await setLanguage(language)

  createApp(App).use(createPinia()).use(i18n).use(router).mount('#app')

  startUpdates(() => router.currentRoute.value.matched[0]?.meta.place ?? 'elsewhere')
  router.afterEach(() => void checkForUpdate())

  effectScope(true).run(() => {
    watchEffect(() => {
      const { matched } = router.currentRoute.value
      if (matched[0] !== undefined) document.title = i18n.global.t(`titles.${matched[0].meta.title}`)
    })
    // On the root element, so that a style or a test can wait for it: <html data-offline="ready">.
    const { state } = useOfflineReady()
    watchEffect(() => {
      document.documentElement.dataset['offline'] = state.value
    })
  })
}

// Another page's address: nothing of this one is shown on the way.
if (!leadToJury(location.hash)) void start()
