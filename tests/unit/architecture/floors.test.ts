import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { circles, wrongWays } from './floors'
import { filesBelow, graph, importsOf, read, ROOT } from './sources'

const paths = filesBelow('src', (path) => /\.(ts|vue)$/.test(path))
const imports = () => graph(new Map(paths.map((path) => [path, read(path)])), (path) => existsSync(join(ROOT, path)))

describe('the floors', () => {
  it('import downwards only, and pure floors only their packages', () => {
    expect(paths.length).toBeGreaterThan(10)
    expect(wrongWays(imports())).toEqual([])
  })

  it('hold no circle of files', () => {
    expect(circles(imports())).toEqual([])
  })

  it('keep every file within 300 lines', () => {
    const long = paths.map((path) => ({ path, lines: read(path).trimEnd().split('\n').length })).filter(({ lines }) => lines > 300)
    expect(long).toEqual([])
  })
})

describe('the check of the floors', () => {
  const made = (sources: Record<string, string>) => graph(new Map(Object.entries(sources)), () => false)

  it('finds an import that goes up, sideways or out', () => {
    const found = wrongWays(
      made({
        'src/rules/a.ts': "import type { B } from '../session/b'\nimport { ref } from 'vue'",
        'src/session/b.ts': "import '../rules/a'",
        'src/store/c.ts': "import { d } from '../link/d'",
        'src/link/d.ts': "export { b } from '../session/b'\nimport '../platform/e'",
        'src/platform/e.ts': "import '../session/b'",
        'src/stage/F.vue': '<script setup lang="ts">\nimport G from "../console/G.vue"\n</script>',
        'src/console/G.vue': '<script setup lang="ts">\nimport "../scenes/h"\n</script>\n<template><p /></template>',
        'src/scenes/h.ts': "const e = await import('../platform/e')\ntype T = import('../home/i').T",
        'src/home/i.ts': "new Worker(new URL('../stage/F.vue', import.meta.url))",
        'src/main.ts': "import './stage/F.vue'",
        'src/attic/j.ts': '',
      }),
    )
    expect(found).toEqual([
      'src/rules/a.ts → src/session/b.ts',
      'src/rules/a.ts → vue',
      'src/store/c.ts → src/link/d.ts',
      'src/platform/e.ts → src/session/b.ts',
      'src/stage/F.vue → src/console/G.vue',
      'src/scenes/h.ts → src/platform/e.ts',
      'src/scenes/h.ts → src/home/i.ts',
      'src/home/i.ts → src/stage/F.vue',
      'src/attic/j.ts: no floor is called attic',
    ])
  })

  it('finds a circle', () => {
    const sources = { 'src/ui/a.ts': "import './b'", 'src/ui/b.ts': "import type { C } from './c'", 'src/ui/c.ts': "import './a'" }
    expect(circles(made(sources))).toEqual(['src/ui/a.ts → src/ui/b.ts → src/ui/c.ts → src/ui/a.ts'])
    expect(circles(made({ ...sources, 'src/ui/c.ts': '' }))).toEqual([])
  })

  it('stops at an import of nothing', () => {
    expect(() => made({ 'src/ui/a.ts': "import './gone'" })).toThrow('src/ui/a.ts imports ./gone')
  })

  it('reads every way of importing', () => {
    const text = "import a from 'a'; export { b } from 'b'; import type { C } from 'c'; void import('d'); type E = import('e').E; import f from './f?worker'"
    expect(importsOf('x.ts', text)).toEqual(['a', 'b', 'c', 'd', 'e', './f?worker'])
  })
})
