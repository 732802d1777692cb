import { build, type Plugin } from 'vite'

const NAME = 'verify.mjs'

/** The verifier as one file that Node runs by itself: everything it imports is in it. */
export async function verifierText(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: { ssr: 'src/verify/cli.ts', target: 'node18', write: false, minify: false, rolldownOptions: { output: { entryFileNames: NAME, codeSplitting: false } } },
    // fflate for Node reaches for worker threads; nothing here needs them.
    resolve: { alias: { fflate: 'fflate/browser' } },
    ssr: { noExternal: true },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((result) => ('output' in result ? result.output : []))
  const file = outputs.find((output) => output.type === 'chunk' && output.isEntry)
  if (file?.type !== 'chunk') throw new Error('the verifier was not built')
  return file.code
}

/** Puts `verify.mjs` beside the app, where archives take it from; in development it is served the same way. */
export function verifyFile(): Plugin {
  return {
    name: 'leitai-verify-file',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: NAME, source: await verifierText() })
    },
    configureServer({ middlewares }) {
      middlewares.use(`/${NAME}`, (_, response, next) => {
        verifierText().then((text) => {
          response.setHeader('Content-Type', 'text/javascript')
          response.end(text)
        }, next)
      })
    },
  }
}
