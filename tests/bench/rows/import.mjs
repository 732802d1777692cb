import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { ROOT } from '../../../tools/install.mjs'

const ROWS = 10_000
const TIMES = 5

let code

/** Ten thousand rows of ten columns read from a file and checked cell by cell, as a workbook and as text. */
export async function importRows() {
  code ??= await bundled()
  const rows = made()
  const { writeXlsx, writeCsv, readTable, layoutOf, figureColumns, readFigures } = code
  const columns = Array.from({ length: 8 }, (_, at) => ({ key: `c${at}`, names: [`板块${at}`], min: '0', max: '100' }))
  const who = rows.slice(1).map(([{ text }], at) => ({ id: `a${at}`, names: [text] }))
  const files = { xlsx: writeXlsx([{ name: '表', headed: true, rows }]), csv: writeCsv(rows) }
  return Object.entries(files).map(([kind, bytes]) => {
    const samples = []
    for (let time = -1; time < TIMES; time++) {
      const start = performance.now()
      const read = readTable(bytes, `表.${kind}`)
      if (!read.ok) throw new Error(read.fault)
      const [sheet] = read.table.sheets
      const taken = readFigures(sheet, layoutOf(sheet, figureColumns(columns)), who, columns)
      const took = performance.now() - start
      if (!taken.ok || taken.value.length !== ROWS * columns.length) throw new Error('the table was not read whole')
      if (time >= 0) samples.push(took)
    }
    return { key: `import ${kind}`, row: `${ROWS} rows of a .${kind} read and checked`, unit: 'ms', goal: { median: 2_000 }, samples }
  })
}

/** Tables and their readers as a browser runs them: bundled, in a module of their own. */
async function bundled() {
  const folder = mkdtempSync(join(tmpdir(), 'leitai-bench-'))
  const entry = join(folder, 'entry.ts')
  const from = (path) => JSON.stringify(join(ROOT, path))
  writeFileSync(
    entry,
    `export { readTable } from ${from('src/tables/read.ts')}
export { writeXlsx, writeCsv } from ${from('src/tables/export.ts')}
export { layoutOf } from ${from('src/session/imports/columns.ts')}
export { figureColumns, readFigures } from ${from('src/session/imports/figures.ts')}
`,
  )
  try {
    await build({ root: ROOT, configFile: false, logLevel: 'error', build: { outDir: join(folder, 'out'), emptyOutDir: false, minify: false, lib: { entry, formats: ['es'], fileName: 'import' } } })
    return await import(pathToFileURL(join(folder, 'out', 'import.js')).href)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A name, a note and eight figures, the same in every run. */
function made() {
  let seed = 1
  const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31)
  const text = (value) => ({ text: value, kind: 'text' })
  return [
    ['单位', '备注', ...Array.from({ length: 8 }, (_, at) => `板块${at}`)].map(text),
    ...Array.from({ length: ROWS }, (_, at) => [text(`样例第${at}局`), text(`说明，“${at}”`), ...Array.from({ length: 8 }, () => ({ text: String((next() % 10_000) / 100), kind: 'number' }))]),
  ]
}
