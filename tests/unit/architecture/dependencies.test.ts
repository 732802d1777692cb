import { expect, it } from 'vitest'
import { read } from './sources'

interface Manifest {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

it('docs/dependencies.md says of each dependency why it is here, and of no other', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Manifest
  const explained = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name)
  expect([...explained].sort()).toEqual([...Object.keys(dependencies), ...Object.keys(devDependencies)].sort())
})

it('the lock file holds no download address', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved": "http/)
})

it('the lock file holds the optional packages of every platform, without which `npm ci` refuses it', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> }
  const names = Object.values(packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
  expect([...new Set(names)].filter((name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)))).toEqual([])
})
