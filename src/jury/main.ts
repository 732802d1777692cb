import '../home/early'
import { createApp, effectScope, watchEffect } from 'vue'
import { noteUncaught } from '../platform/codes'
import { useOfflineReady } from '../platform/offlineReady'
import { startUpdates } from '../platform/updates'
import { chosenLanguage } from '../words/language'
import '../ui/theme/base.css'
import './jury.css'
import JuryPage from './JuryPage.vue'

/** The judge's page: an entry of its own, so that it needs neither router nor stores nor the i18n library. */
noteUncaught()
document.documentElement.lang = chosenLanguage()
createApp(JuryPage).mount('#app')

// Nobody's sheet is taken away by a new version.
startUpdates(() => 'elsewhere')
effectScope(true).run(() => {
  const { state } = useOfflineReady()
  watchEffect(() => {
    document.documentElement.dataset['offline'] = state.value
  })
})
