// Writes public/samples/*.json anew from the reported data: `node tools/samples/make.mjs`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const { module } = await runnerImport(join(ROOT, 'tools/samples/plans.ts'), { root: ROOT, configFile: false, logLevel: 'warn' })
for (const { path, plan } of module.samplePlans()) {
  writeFileSync(join(ROOT, 'public', path), `${JSON.stringify(plan, null, 2)}\n`)
  console.log(path)
}
