import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { CHROMIUM_ARGS, findChromium } from './tools/chromium.mjs'

const executablePath = findChromium()

/** A property over hundreds of evenings takes its time on a machine that does other work too, in milliseconds. */
const PATIENCE = 60_000
/** What is waited for comes at once, or after whatever else such a machine does first, in milliseconds. */
const POLL = 20_000

export default defineConfig({
  plugins: [vue()],
  define: { __APP_VERSION__: JSON.stringify('test') },
  test: {
    passWithNoTests: true,
    expect: { poll: { timeout: POLL } },
    projects: [
      {
        extends: true,
        test: { name: 'unit', environment: 'node', include: ['tests/unit/**/*.test.ts'], testTimeout: PATIENCE },
      },
      {
        extends: true,
        // Found before the first test: a package that is found in the middle of a run loads the page anew.
        optimizeDeps: { include: ['vue', 'vue-i18n', 'dexie', 'fflate', 'saxen', 'pinia', 'valibot', 'fraction.js', 'workbox-window', 'animejs/timeline', '@noble/hashes/sha2.js', '@noble/hashes/utils.js', '@noble/hashes/hkdf.js', '@noble/ciphers/aes.js', 'qr', 'qr/decode.js', '@noble/curves/ed25519.js'] },
        test: {
          name: 'browser',
          testTimeout: PATIENCE,
          include: ['tests/browser/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { ...(executablePath === undefined ? {} : { executablePath }), args: CHROMIUM_ARGS } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
