import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type UserConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { policyHeaders, relaxedPolicy } from './tools/policy.ts'
import { secondPage } from './tools/second-page.ts'
import { sizeBudget } from './tools/size-budget.ts'
import { verifyFile } from './tools/verify-file.ts'

function version(): string {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  try {
    const hash = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return `${version}+${hash.trim()}`
  } catch {
    return version // an unpacked archive has no git
  }
}

/** What every page is built with. */
const pages = {
  base: './',
  define: {
    __APP_VERSION__: JSON.stringify(version()),
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    // useI18n() alone: no v-t, no <i18n-t>, no legacy API.
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    target: 'chrome109',
    // An inlined font or picture would need `data:` in the policy and could not be cached by itself.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
  worker: { format: 'es' },
} satisfies UserConfig

export default defineConfig({
  ...pages,
  preview: { headers: policyHeaders() },
  plugins: [
    vue(),
    relaxedPolicy(),
    verifyFile(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/platform/sw',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: {
        id: './',
        name: '擂台 Leitai',
        short_name: '擂台',
        description: '上台、限时、评分、排名：一场擂台，断网照常。',
        lang: 'zh-CN',
        start_url: './',
        scope: './',
        display: 'standalone',
        orientation: 'any',
        background_color: '#2B0206',
        theme_color: '#2B0206',
        icons: [
          { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        ],
      },
      injectManifest: {
        globPatterns: ['**/*.{html,js,mjs,css,woff2,json,wasm,png,svg,webp,jpg,txt,webmanifest}'],
        // Three megabytes that few meetings need: they are fetched when a name asks for them (platform/rareFont).
        globIgnores: ['**/leitai-rare-*.woff2'],
        maximumFileSizeToCacheInBytes: 6 * 1024 * 1024,
        // Names under assets/ carry a hash of their content.
        dontCacheBustURLsMatching: /assets\//,
        target: 'chrome109',
        rollupFormat: 'iife',
      },
    }),
    sizeBudget([
      { name: 'stage', page: 'index.html', route: 'src/stage/StagePage.vue', limit: 150_000 },
    ]),
    // The judge's page needs neither router nor stores, and less of Vue.
    secondPage('jury.html', { ...pages, plugins: [vue(), sizeBudget([{ name: 'jury', page: 'jury.html', limit: 60_000 }])] }),
  ],
})
