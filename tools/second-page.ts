import { build, type InlineConfig, type Plugin } from 'vite'

/**
 * Builds another page into the same folder, by itself. In one build two pages share their libraries whole: the smaller one would
 * load all that only the larger one uses. What comes out the same, such as workers and fonts, has the same name.
 */
export function secondPage(page: string, config: InlineConfig): Plugin {
  let outDir = ''
  let ssr = false
  return {
    name: 'leitai:second-page',
    apply: 'build',
    configResolved(resolved) {
      outDir = resolved.build.outDir
      ssr = resolved.build.ssr !== false
    },
    writeBundle: {
      sequential: true,
      async handler() {
        if (ssr) return
        await build({
          ...config,
          configFile: false,
          logLevel: 'warn',
          build: { ...config.build, outDir, emptyOutDir: false, copyPublicDir: false, rolldownOptions: { input: page } },
        })
      },
    },
  }
}
