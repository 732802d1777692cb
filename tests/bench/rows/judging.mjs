import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { ROOT } from '../../../tools/install.mjs'

const ENTRIES = 60
const JURORS = 300
const CRITERIA = 5
const TIMES = 12

let judge

/** A large jury worked out whole, with every working: by juror and by criterion, a tenth dropped from each end. */
export async function judgingRows() {
  judge ??= await bundled()
  const marks = made()
  return ['juror', 'criterion'].map((per) => {
    const scheme = schemeOf(per)
    const samples = []
    for (let time = -3; time < TIMES; time++) {
      const start = performance.now()
      const judged = judge(scheme, marks)
      const took = performance.now() - start
      if (!judged.ok || judged.results.length !== ENTRIES) throw new Error('the contest was not worked out')
      if (time >= 0) samples.push(took)
    }
    return { key: `judging by ${per}`, row: `${ENTRIES} entries × ${JURORS} jurors × ${CRITERIA} criteria, by ${per}`, unit: 'ms', goal: { median: 200 }, samples }
  })
}

/** The rules as a browser runs them: bundled, in a module of their own. */
async function bundled() {
  const folder = mkdtempSync(join(tmpdir(), 'leitai-bench-'))
  try {
    await build({ root: ROOT, configFile: false, logLevel: 'error', build: { outDir: folder, emptyOutDir: false, minify: false, lib: { entry: join(ROOT, 'src/rules/index.ts'), formats: ['es'], fileName: 'rules' } } })
    return (await import(pathToFileURL(join(folder, 'rules.js')).href)).judge
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function schemeOf(per) {
  return {
    criteria: Array.from({ length: CRITERIA }, (_, at) => ({ id: `c${at}`, name: '', max: '100', step: '0.5', weight: '0.2' })),
    trim: { by: 'share', low: '0.1', high: '0.1', count: 'down' },
    composite: { kind: 'group', id: 'composite', name: '', rounding: { places: 2, mode: 'halfAway' }, parts: [{ kind: 'panel', id: 'hall', name: '', per, combine: 'mean', cuts: { juror: { places: 2, mode: 'halfAway' } } }] },
    ranking: { by: 'published', ties: [{ by: 'highestMark' }, { by: 'decimals' }] },
  }
}

/** Marks from 60 to 100 in halves, the same in every run. */
function made() {
  let seed = 1
  const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31)
  const all = (length, of) => Array.from({ length }, (_, at) => of(at)).flat()
  return all(ENTRIES, (entry) => all(JURORS, (juror) => all(CRITERIA, (criterion) => ({ contestant: `e${entry}`, panel: 'hall', juror: `j${juror}`, criterion: `c${criterion}`, value: String(60 + (next() % 81) / 2) }))))
}
