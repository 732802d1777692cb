import type { Imports } from './sources'

const LEAVES = ['platform', 'ui', 'words']
const WINGS = ['setup', 'console', 'stage', 'jury', 'replay', 'season']
const BELOW_WINGS = ['rules', 'session', 'book', 'store', 'link', 'home', 'scenes', 'tables', ...LEAVES]

/** Which floors a floor may import, besides itself. */
const MAY: Record<string, readonly string[]> = {
  rules: [],
  session: ['rules'],
  book: ['session', 'rules'],
  store: ['book', 'session', 'rules', ...LEAVES],
  link: ['book', 'session', 'rules', ...LEAVES],
  verify: ['book', 'session', 'rules'],
  home: ['store', 'link', 'book', 'session', 'rules', 'tables', ...LEAVES],
  scenes: ['session', 'rules', 'ui'],
  tables: [],
  platform: [],
  ui: [],
  words: [],
  ...Object.fromEntries(WINGS.map((wing) => [wing, BELOW_WINGS])),
  main: [...BELOW_WINGS, ...WINGS],
}

/** Which packages a pure floor may import; the others are free. */
const PACKAGES: Record<string, RegExp> = {
  rules: /^(fraction\.js|@noble\/hashes)$/,
  session: /^valibot$/,
  book: /^(valibot|fflate|@noble\/.+)$/,
  tables: /^(fflate|saxen)$/,
  verify: /^node:(fs|process)$/,
}

/** `src/rules/rank.ts` → `rules`; what lies in `src` itself is the composition root. */
export function floorOf(path: string): string {
  const parts = path.split('/')
  return parts.length > 2 ? (parts[1] ?? 'main') : 'main'
}

/** One sentence for each import that goes up, sideways or out. */
export function wrongWays(imports: ReadonlyMap<string, Imports>): string[] {
  const wrong: string[] = []
  for (const [path, { files, packages }] of imports) {
    const floor = floorOf(path)
    const may = MAY[floor]
    if (may === undefined) {
      wrong.push(`${path}: no floor is called ${floor}`)
      continue
    }
    for (const file of files) {
      const target = floorOf(file)
      const root = !file.startsWith('src/')
      if (root ? floor !== 'main' : target !== floor && !may.includes(target)) wrong.push(`${path} → ${file}`)
    }
    const allowed = PACKAGES[floor]
    if (allowed !== undefined) wrong.push(...packages.filter((name) => !allowed.test(name)).map((name) => `${path} → ${name}`))
  }
  return wrong
}

/** Each circle of files once, as `a → b → a`. */
export function circles(imports: ReadonlyMap<string, Imports>): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const trail: string[] = []
  const visit = (path: string): void => {
    const at = trail.indexOf(path)
    if (at >= 0) {
      found.push([...trail.slice(at), path].join(' → '))
      return
    }
    if (done.has(path)) return
    trail.push(path)
    for (const next of imports.get(path)?.files ?? []) visit(next)
    trail.pop()
    done.add(path)
  }
  for (const path of imports.keys()) visit(path)
  return found
}
