import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { parse } from 'vue/compiler-sfc'

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Every file below a folder of the project, as paths from its root with `/`. */
export function filesBelow(folder: string, matches: (path: string) => boolean): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.includes('node_modules/') && matches(path))
    .sort()
}

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** The TypeScript of a file; of a component, its scripts. */
function codeOf(path: string, text: string): string {
  if (!path.endsWith('.vue')) return text
  const { descriptor } = parse(text, { filename: path })
  return [descriptor.script?.content, descriptor.scriptSetup?.content].filter((part) => part !== undefined).join('\n')
}

/**
 * What a file asks for, as written: static, type-only, dynamic and re-exporting imports, `import()`
 * types, and `new URL('…', import.meta.url)`, by which workers are started.
 */
export function importsOf(path: string, text: string): string[] {
  const found: string[] = []
  const source = ts.createSourceFile(path.replace(/\.vue$/, '.vue.ts'), codeOf(path, text), ts.ScriptTarget.ES2022, true)
  const add = (node: ts.Node | undefined): void => {
    if (node !== undefined && ts.isStringLiteralLike(node)) found.push(node.text)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0])
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal)
    else if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'URL') {
      if (node.arguments?.[1]?.getText() === 'import.meta.url') add(node.arguments[0])
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** A file, the files of the project that it imports, and the packages. */
export interface Imports {
  files: string[]
  packages: string[]
}

/**
 * Which file imports what.
 * @param sources path from the project's root → text
 * @throws when a relative import leads to no file
 */
export function graph(sources: ReadonlyMap<string, string>, exists: (path: string) => boolean): Map<string, Imports> {
  return new Map(
    [...sources].map(([path, text]) => {
      const files: string[] = []
      const packages: string[] = []
      for (const written of importsOf(path, text)) {
        const name = written.replace(/\?.*$/, '')
        if (!name.startsWith('.')) {
          packages.push(packageOf(name))
          continue
        }
        const base = posix.join(posix.dirname(path), name)
        const target = [base, `${base}.ts`, `${base}.vue`, `${base}/index.ts`].find((candidate) => sources.has(candidate) || exists(candidate))
        if (target === undefined) throw new Error(`${path} imports ${written}, which is no file`)
        files.push(target)
      }
      return [path, { files: [...new Set(files)], packages: [...new Set(packages)] }]
    }),
  )
}

/** `@noble/hashes/sha2.js` → `@noble/hashes`. */
function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}
