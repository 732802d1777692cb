import { describe, expect, it } from 'vitest'
import { rulesIn, rulesTested } from './rules'
import { filesBelow, read } from './sources'

describe('the rules', () => {
  const defined = filesBelow('src', (path) => path.endsWith('/RULES.md')).flatMap((path) => rulesIn(read(path)).map((id) => ({ id, path })))
  const tested = new Set(filesBelow('tests', (path) => path.endsWith('.ts')).flatMap((path) => rulesTested(path, read(path))))

  it('have each an id of their own', () => {
    const ids = defined.map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  it('are each named in the title of a test', () => {
    expect(defined.filter(({ id }) => !tested.has(id)).map(({ id, path }) => `${id} of ${path}`)).toEqual([])
  })

  it('are no more than those that are written down', () => {
    const ids = new Set(defined.map(({ id }) => id))
    expect([...tested].filter((id) => !ids.has(id))).toEqual([])
  })
})

describe('the check of the rules', () => {
  it('reads ids from lists and from titles only', () => {
    // Put together, so that these made-up ids are not taken for tests of rules.
    const [first, second, third] = ['QX1', 'QX2', 'QX3'].map((id) => `[${id}]`)
    expect(rulesIn(`- ${first ?? ''} one, see ${third ?? ''}\n  - ${second ?? ''} two`)).toEqual(['QX1', 'QX2'])
    const text = `it('${first ?? ''} holds', f); test.each([1])(\`${second ?? ''} \${x}\`, f); it.skip('${third ?? ''}', f); // ${third ?? ''}`
    expect(rulesTested('x.ts', text)).toEqual(['QX1', 'QX2'])
  })
})
