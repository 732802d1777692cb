/**
 * Cuts the fonts of Leitai and writes the coverage table.
 *
 *   cd tools/fonts && npm ci && npm run cut
 *
 * Reads the full fonts from this folder's own node_modules, writes woff2 files,
 * licence texts and coverage.ts into src/ui/fonts. Every claim about a cut file
 * (what it holds, that digits are of equal width) is read back from that file.
 */
import { readFile, writeFile, mkdir, copyFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fontverter from 'fontverter'
import subsetFont from 'subset-font'

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, '../../src/ui/fonts')
const require = createRequire(import.meta.url)
const fontsDir = (family) => dirname(require.resolve(`@expo-google-fonts/${family}/package.json`))

const BODY_WEIGHTS = { 500: '500Medium', 700: '700Bold', 900: '900Black' }
/** What every visitor loads before the first meeting. */
const BUDGET_BYTES = 4 * 1024 * 1024
/** All that is committed, the pack of rare characters with it. */
const BUDGET_ALL_BYTES = 7_000_000
const RARE = 'leitai-rare-700.woff2'
/** Copyright, licence and licence address stay in the name table, as the OFL asks. */
const KEPT_NAMES = [0, 13, 14]

// ---- reading and writing sfnt tables -------------------------------------------------

function readTables(font) {
  const tables = new Map()
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const at = 12 + 16 * i
    const start = font.readUInt32BE(at + 8)
    tables.set(font.toString('latin1', at, at + 4), font.subarray(start, start + font.readUInt32BE(at + 12)))
  }
  return tables
}

function writeTables(version, tables) {
  const entries = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const power = 2 ** Math.floor(Math.log2(entries.length))
  const head = Buffer.alloc(12 + 16 * entries.length)
  head.writeUInt32BE(version, 0)
  head.writeUInt16BE(entries.length, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE(entries.length * 16 - power * 16, 10)
  const parts = [head]
  let offset = head.length
  entries.forEach(([tag, data], i) => {
    const padded = Buffer.alloc(Math.ceil(data.length / 4) * 4)
    data.copy(padded)
    let sum = 0
    for (let k = 0; k < padded.length; k += 4) sum = (sum + padded.readUInt32BE(k)) >>> 0
    head.write(tag, 12 + 16 * i, 'latin1')
    head.writeUInt32BE(sum, 16 + 16 * i)
    head.writeUInt32BE(offset, 20 + 16 * i)
    head.writeUInt32BE(data.length, 24 + 16 * i)
    parts.push(padded)
    offset += padded.length
  })
  return Buffer.concat(parts)
}

/** Code point → glyph, from the format 12 subtable when there is one, else format 4. */
function readCmap(table) {
  const subtables = []
  for (let i = 0; i < table.readUInt16BE(2); i++) {
    const at = table.readUInt32BE(4 + 8 * i + 4)
    subtables.push({ at, format: table.readUInt16BE(at) })
  }
  const map = new Map()
  const long = subtables.find((s) => s.format === 12)
  if (long) {
    for (let g = 0; g < table.readUInt32BE(long.at + 12); g++) {
      const at = long.at + 16 + 12 * g
      const first = table.readUInt32BE(at)
      for (let c = first; c <= table.readUInt32BE(at + 4); c++) map.set(c, table.readUInt32BE(at + 8) + c - first)
    }
    return map
  }
  const short = subtables.find((s) => s.format === 4)
  if (!short) throw new Error('no cmap subtable of format 4 or 12')
  const count = table.readUInt16BE(short.at + 6) / 2
  for (let i = 0; i < count; i++) {
    const end = table.readUInt16BE(short.at + 14 + 2 * i)
    const start = table.readUInt16BE(short.at + 16 + 2 * count + 2 * i)
    const delta = table.readUInt16BE(short.at + 16 + 4 * count + 2 * i)
    const rangeAt = short.at + 16 + 6 * count + 2 * i
    const range = table.readUInt16BE(rangeAt)
    for (let c = start; c <= end && c < 0xffff; c++) {
      let glyph = range === 0 ? c : table.readUInt16BE(rangeAt + range + 2 * (c - start))
      if (range === 0 || glyph !== 0) glyph = (glyph + delta) & 0xffff
      if (glyph !== 0) map.set(c, glyph)
    }
  }
  return map
}

/** A format 4 cmap with one segment a character: plain, and small enough for a digits face. */
function writeCmap(map) {
  const segments = [...map].filter(([c]) => c < 0xffff).sort(([a], [b]) => a - b)
  segments.push([0xffff, 0])
  const n = segments.length
  const body = Buffer.alloc(16 + 8 * n)
  const power = 2 ** Math.floor(Math.log2(n))
  body.writeUInt16BE(4, 0)
  body.writeUInt16BE(body.length, 2)
  body.writeUInt16BE(2 * n, 6)
  body.writeUInt16BE(2 * power, 8)
  body.writeUInt16BE(Math.log2(power), 10)
  body.writeUInt16BE(2 * n - 2 * power, 12)
  segments.forEach(([c, glyph], i) => {
    body.writeUInt16BE(c, 14 + 2 * i)
    body.writeUInt16BE(c, 16 + 2 * n + 2 * i)
    body.writeUInt16BE((glyph - c) & 0xffff, 16 + 4 * n + 2 * i)
  })
  const head = Buffer.alloc(12)
  head.writeUInt16BE(1, 2)
  head.writeUInt16BE(3, 4) // Windows, Unicode BMP
  head.writeUInt16BE(1, 6)
  head.writeUInt32BE(12, 8)
  return Buffer.concat([head, body])
}

function advance(tables, glyph) {
  const long = tables.get('hhea').readUInt16BE(34)
  return tables.get('hmtx').readUInt16BE(4 * Math.min(glyph, long - 1))
}

/** The glyph → glyph substitutions of one GSUB feature (single substitutions only). */
function singleSubstitutions(gsub, feature) {
  const featureList = gsub.readUInt16BE(6)
  const lookupList = gsub.readUInt16BE(8)
  const lookups = new Set()
  for (let i = 0; i < gsub.readUInt16BE(featureList); i++) {
    const at = featureList + 2 + 6 * i
    if (gsub.toString('latin1', at, at + 4) !== feature) continue
    const table = featureList + gsub.readUInt16BE(at + 4)
    for (let k = 0; k < gsub.readUInt16BE(table + 2); k++) lookups.add(gsub.readUInt16BE(table + 4 + 2 * k))
  }
  const pairs = new Map()
  for (const index of lookups) {
    const lookup = lookupList + gsub.readUInt16BE(lookupList + 2 + 2 * index)
    for (let k = 0; k < gsub.readUInt16BE(lookup + 4); k++) {
      let sub = lookup + gsub.readUInt16BE(lookup + 6 + 2 * k)
      let type = gsub.readUInt16BE(lookup)
      if (type === 7) {
        type = gsub.readUInt16BE(sub + 2)
        sub += gsub.readUInt32BE(sub + 4)
      }
      if (type !== 1) throw new Error(`${feature}: lookup type ${type} is not a single substitution`)
      const covered = readCoverage(gsub, sub + gsub.readUInt16BE(sub + 2))
      covered.forEach((glyph, i) => {
        const to =
          gsub.readUInt16BE(sub) === 1
            ? (glyph + gsub.readInt16BE(sub + 4)) & 0xffff
            : gsub.readUInt16BE(sub + 6 + 2 * i)
        pairs.set(glyph, to)
      })
    }
  }
  return pairs
}

function readCoverage(table, at) {
  const glyphs = []
  const count = table.readUInt16BE(at + 2)
  for (let i = 0; i < count; i++) {
    if (table.readUInt16BE(at) === 1) glyphs.push(table.readUInt16BE(at + 4 + 2 * i))
    else
      for (let g = table.readUInt16BE(at + 4 + 6 * i); g <= table.readUInt16BE(at + 6 + 6 * i); g++) glyphs.push(g)
  }
  return glyphs
}

// ---- what goes in --------------------------------------------------------------------

/** Blocks of hanzi: extension A, the first block, compatibility forms, and all of planes 2 and 3. */
const HANZI = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x3ffff],
]
const isHanzi = (code) => HANZI.some(([first, last]) => code >= first && code <= last)

/** Rows 1–9 (signs) and 16–87 (6763 hanzi) of GB2312. */
function gb2312() {
  const decode = new TextDecoder('gbk', { fatal: true })
  const signs = []
  const hanzi = []
  for (let row = 0xa1; row <= 0xf7; row++) {
    if (row > 0xa9 && row < 0xb0) continue
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      let char
      try {
        char = decode.decode(Uint8Array.of(row, cell))
      } catch {
        continue
      }
      const code = char.codePointAt(0)
      if (code >= 0xe000 && code <= 0xf8ff) continue // private use: not in the standard
      ;(row >= 0xb0 ? hanzi : signs).push(char)
    }
  }
  if (hanzi.length !== 6763) throw new Error(`GB2312 has 6763 hanzi, found ${hanzi.length}`)
  return { signs, hanzi }
}

const chars = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i))

async function list(name) {
  const text = await readFile(join(here, name), 'utf8')
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

// ---- cutting -------------------------------------------------------------------------

const sizes = []

async function cut(name, font, text, dropTables = []) {
  const woff2 = await subsetFont(font, text, {
    targetFormat: 'woff2',
    preserveNameIds: KEPT_NAMES,
    keepFeatures: [], // no kerning between digits, no Japanese or Korean variants
    noHinting: true,
    dropTables,
  })
  await writeFile(join(out, name), woff2)
  const tables = readTables(await fontverter.convert(woff2, 'sfnt'))
  const cmap = readCmap(tables.get('cmap'))
  sizes.push([name, woff2.length, cmap.size])
  return { tables, cmap }
}

/** Throws when a wanted character is not in the cut file. */
function mustHold(name, cmap, text) {
  const missing = [...new Set(text)].filter((c) => !cmap.has(c.codePointAt(0)))
  if (missing.length > 0) throw new Error(`${name} lacks ${missing.length}: ${missing.join('')}`)
}

async function cutBody() {
  const { signs, hanzi } = gb2312()
  const extra = (await list('extra-characters.txt')).join('')
  const must = [...chars(0x20, 0x7e), ...hanzi, ...extra, '\u3000'].join('')
  const text = must + [...signs, '\u00a0'].join('')
  let common
  for (const [weight, file] of Object.entries(BODY_WEIGHTS)) {
    const font = await readFile(join(fontsDir('noto-sans-sc'), file, `NotoSansSC_${file}.ttf`))
    const name = `leitai-sans-${weight}.woff2`
    const { cmap } = await cut(name, font, text, ['vhea', 'vmtx', 'BASE', 'STAT'])
    mustHold(name, cmap, must)
    const held = new Set(cmap.keys())
    common = common ? new Set([...common].filter((c) => held.has(c))) : held
  }
  return [...common].sort((a, b) => a - b)
}

/** Every hanzi of the full font that the body face leaves out, at one weight. */
async function cutRare(covered) {
  const file = BODY_WEIGHTS[700]
  const font = await readFile(join(fontsDir('noto-sans-sc'), file, `NotoSansSC_${file}.ttf`))
  const inBody = new Set(covered)
  const rare = [...readCmap(readTables(font).get('cmap')).keys()].filter((c) => isHanzi(c) && !inBody.has(c))
  const text = String.fromCodePoint(...rare)
  const { cmap } = await cut(RARE, font, text, ['vhea', 'vmtx', 'BASE', 'STAT'])
  mustHold(RARE, cmap, text)
  const held = [...cmap.keys()].filter((c) => !inBody.has(c)).sort((a, b) => a - b)
  if (held.length !== cmap.size) throw new Error(`${RARE} repeats characters of the body face`)
  return held
}

async function cutDigits() {
  const file = '700Bold'
  const source = await readFile(join(fontsDir('barlow-semi-condensed'), file, `BarlowSemiCondensed_${file}.ttf`))
  const tables = readTables(source)
  const cmap = readCmap(tables.get('cmap'))
  const tabular = singleSubstitutions(tables.get('GSUB'), 'tnum')
  const text = [...chars(0x30, 0x39), ...chars(0x41, 0x5a), ...chars(0x61, 0x7a), ...' \u00a0.:,+-−–%/×()'].join('')
  const remapped = new Map()
  for (const c of text) {
    const code = c.codePointAt(0)
    const glyph = cmap.get(code)
    if (glyph === undefined) throw new Error(`the digits face lacks ${c}`)
    const isDigit = code >= 0x30 && code <= 0x39
    if (isDigit && !tabular.has(glyph)) throw new Error(`no tabular figure for ${c}`)
    // Tabular figures become the default ones, so a canvas or a forgotten style rule has them too.
    remapped.set(code, isDigit ? tabular.get(glyph) : glyph)
  }
  tables.set('cmap', writeCmap(remapped))
  const name = 'leitai-digits-700.woff2'
  const made = await cut(name, writeTables(source.readUInt32BE(0), tables), text)
  mustHold(name, made.cmap, text)
  const advances = chars(0x30, 0x39).map((c) => advance(made.tables, made.cmap.get(c.codePointAt(0))))
  if (new Set(advances).size !== 1) throw new Error(`digits are not of equal width: ${advances}`)
  return advances[0]
}

async function cutBrush() {
  const words = await list('display-words.txt')
  const file = '400Regular'
  const font = await readFile(join(fontsDir('ma-shan-zheng'), file, `MaShanZheng_${file}.ttf`))
  const name = 'leitai-brush-400.woff2'
  const { cmap } = await cut(name, font, words.join(''))
  mustHold(name, cmap, words.join(''))
  return words
}

/** Sorted code points as "gap length" pairs in base 36; a length of 1 is left out. */
function encodeRanges(codes) {
  const parts = []
  let end = 0 // first code point after the previous range
  for (let i = 0; i < codes.length; ) {
    let k = i + 1
    while (k < codes.length && codes[k] === codes[k - 1] + 1) k++
    const gap = (codes[i] - end).toString(36)
    parts.push(k - i === 1 ? gap : `${gap}.${(k - i).toString(36)}`)
    end = codes[k - 1] + 1
    i = k
  }
  return parts.join(' ')
}

/**
 * The `unicode-range` of the pack. Above U+FFFF the full font holds a few hundred of 80,000 characters, so each is named: a
 * character that the pack lacks asks for nothing. Below, whole blocks do: what the body face holds never comes this far.
 */
function unicodeRange(codes) {
  const ranges = HANZI.slice(0, 3).filter(([first, last]) => codes.some((c) => c >= first && c <= last))
  for (const c of codes.filter((code) => code > 0xffff)) {
    const open = ranges.at(-1)
    if (open[1] === c - 1) open[1] = c
    else ranges.push([c, c])
  }
  const hex = (code) => code.toString(16).toUpperCase()
  return ranges.map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`)).join(', ')
}

await mkdir(out, { recursive: true })
const covered = await cutBody()
const rare = await cutRare(covered)
const digitAdvance = await cutDigits()
const words = await cutBrush()

await writeFile(
  join(out, 'coverage.ts'),
  `// Written by tools/fonts/cut.mjs from the cut files; do not edit by hand.

/** How many code points the body face holds at every weight. */
export const BODY_COUNT = ${covered.length}

/**
 * Ranges of code points in the body face, ascending: for each range the gap since
 * the previous one, then a dot and its length when that is more than one; base 36.
 */
export const BODY_RANGES =
  '${encodeRanges(covered)}'

/** Words the brush face was cut for. */
export const DISPLAY_WORDS: readonly string[] = [
${words.map((w) => `  '${w}',`).join('\n')}
]
`,
)

// A file of its own: no stage needs it, and it would weigh on its first frame.
await writeFile(
  join(out, 'rare-coverage.ts'),
  `// Written by tools/fonts/cut.mjs from the cut file; do not edit by hand.

/** How many code points the pack of rare characters holds. */
export const RARE_COUNT = ${rare.length}

/** How large the pack is, in bytes. */
export const RARE_BYTES = ${sizes.find(([name]) => name === RARE)[1]}

/** Ranges of code points in the pack, written as those of coverage.ts; none of them is in the body face. */
export const RARE_RANGES =
  '${encodeRanges(rare)}'
`,
)

await writeFile(
  join(out, 'rare.css'),
  `/* Written by tools/fonts/cut.mjs; do not edit by hand. One weight stands for all: font-synthesis is off. */
@font-face {
  font-family: 'Leitai Rare';
  font-style: normal;
  font-weight: 100 900;
  font-display: block;
  src: url('./${RARE}') format('woff2');
  unicode-range: ${unicodeRange(rare)};
}
`,
)

for (const [family, name] of [
  ['noto-sans-sc', 'OFL-NotoSansSC.txt'],
  ['barlow-semi-condensed', 'OFL-BarlowSemiCondensed.txt'],
  ['ma-shan-zheng', 'OFL-MaShanZheng.txt'],
]) {
  await copyFile(join(fontsDir(family), 'LICENSE_FONT'), join(out, name))
}

const all = sizes.reduce((sum, [, bytes]) => sum + bytes, 0)
const always = sizes.filter(([name]) => name !== RARE).reduce((sum, [, bytes]) => sum + bytes, 0)
for (const [name, bytes, count] of sizes) {
  console.log(`${name.padEnd(26)} ${(bytes / 1024).toFixed(1).padStart(8)} KiB  ${count} characters`)
}
console.log(`${'loaded always'.padEnd(26)} ${(always / 1024).toFixed(1).padStart(8)} KiB; digits ${digitAdvance}/1000 em each`)
console.log(`${'total'.padEnd(26)} ${(all / 1024).toFixed(1).padStart(8)} KiB`)
if (always > BUDGET_BYTES) throw new Error('what is always loaded is over its budget of 4 MiB')
if (all > BUDGET_ALL_BYTES) throw new Error('all files together are over their budget of 7 MB')
