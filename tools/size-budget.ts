import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

/** A page of the app and the JavaScript it may need before its first frame. */
export interface Budget {
  name: string
  /** The HTML file; a budget whose page does not exist yet is passed over. */
  page: string
  /** A lazy route of that page, as the source file that it imports. */
  route?: string
  /** Bytes after gzip: the entry, the route, and all that they import statically. Workers are reported, not counted. */
  limit: number
}

/** Prints what each page costs and fails the build when one has outgrown its budget. */
export function sizeBudget(budgets: Budget[]): Plugin {
  let root = ''
  let ssr = false
  return {
    name: 'leitai:size-budget',
    apply: 'build',
    configResolved(config) {
      root = config.root
      ssr = config.build.ssr !== false
    },
    writeBundle(options, bundle) {
      if (ssr) return
      const folder = options.dir ?? resolve(root, 'dist')
      const gzip = (file: string): number => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length
      const chunks = Object.values(bundle).filter((output): output is Rolldown.OutputChunk => output.type === 'chunk')
      const bySource = (file: string): Rolldown.OutputChunk | undefined => {
        const path = resolve(root, file)
        return chunks.find((chunk) => chunk.facadeModuleId === path) ?? chunks.find((chunk) => chunk.moduleIds.includes(path))
      }
      const lines: string[] = []
      const over: string[] = []
      for (const { name, page, route, limit } of budgets) {
        const entry = bySource(page)
        if (entry === undefined) continue
        const starts = [entry]
        if (route !== undefined) {
          const chunk = bySource(route)
          if (chunk === undefined) throw new Error(`size budget: no chunk holds ${route}`)
          starts.push(chunk)
        }
        const files = closure(starts, bundle)
        const size = files.reduce((sum, file) => sum + gzip(file), 0)
        lines.push(`${name.padEnd(8)} ${kB(size)} of ${kB(limit)} in ${String(files.length)} files`)
        if (size > limit) over.push(`${name}: ${kB(size)} is over ${kB(limit)}\n${files.map((file) => `  ${kB(gzip(file))} ${file}`).join('\n')}`)
      }
      const workers = Object.values(bundle).filter((output) => output.type === 'asset' && /\.m?js$/.test(output.fileName))
      for (const { fileName } of workers) lines.push(`worker   ${kB(gzip(fileName))} ${fileName}`)
      console.log(['JavaScript (gzip):', ...lines].join('\n  '))
      if (over.length > 0) throw new Error(`size budget exceeded\n${over.join('\n')}`)
    },
  }
}

/** The files of these chunks and of everything that they import statically, each once. */
function closure(starts: Rolldown.OutputChunk[], bundle: Rolldown.OutputBundle): string[] {
  const files = new Set<string>()
  const visit = (chunk: Rolldown.OutputChunk): void => {
    if (files.has(chunk.fileName)) return
    files.add(chunk.fileName)
    for (const name of chunk.imports) {
      const next = bundle[name]
      if (next?.type === 'chunk') visit(next)
    }
  }
  starts.forEach(visit)
  return [...files]
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
