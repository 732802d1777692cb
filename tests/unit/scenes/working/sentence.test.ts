import { describe, expect, it } from 'vitest'
import { exact } from '../../../../src/rules/exact'
import { judge, type Mark, type Scheme } from '../../../../src/rules/index'
import type { Working } from '../../../../src/rules/working'
import { figureText, lineOf, type Say } from '../../../../src/scenes/working/sentence'
import { en } from '../../../../src/words/en'
import { zhCN } from '../../../../src/words/zh-CN'

/** Looks a key up and puts the values in; a key that is not there fails the test. */
const sayIn = (words: object): Say => (key, values = {}) => {
  const found = key.split('.').reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined), words)
  if (typeof found !== 'string') throw new Error(`no words for ${key}`)
  return found.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}
const lines = (one: Working, say: Say, indent = ''): string[] => {
  const { name, figure, how, left } = lineOf(one, say)
  return [`${indent}${[name, figure, how, left].filter((text) => text !== '').join(' | ')}`, ...one.parts.flatMap((part) => lines(part, say, `${indent}  `))]
}

const scheme: Scheme = {
  criteria: [{ id: 'talk', name: '演讲', max: '10', step: '0.1' }],
  composite: {
    kind: 'group', id: 'composite', name: '综合得分', rounding: { places: 2, mode: 'halfAway' },
    parts: [
      { kind: 'panel', id: 'jury', name: '评委', per: 'criterion', combine: 'mean', trim: { by: 'fixed', low: 1, high: 1 }, weight: '0.3' },
      { kind: 'addition', id: 'assessment', name: '考核', weight: '0.7' },
      { kind: 'addition', id: 'deduction', name: '扣分', minus: true, missing: 'zero' },
    ],
  },
  ranking: { by: 'published' },
}
const marks: Mark[] = ['9.2', '9.5', '8.8', '9.0', '9.9', '11'].map((value, at) => ({ contestant: 'a', panel: 'jury', juror: `j${String(at + 1)}`, criterion: 'talk', value }))

function workingOf(): Working {
  const judged = judge(scheme, marks, { values: { assessment: { a: '9.5' }, deduction: { a: '0.5' } } })
  const working = judged.ok ? judged.results[0]?.working : null
  if (working === null || working === undefined) throw new Error('no working')
  return working
}

describe('a working in words', () => {
  it('[WK1] says each step in Chinese', () => {
    expect(lines(workingOf(), sayIn(zhCN))).toEqual([
      '综合得分 | 8.92 | 3项相加',
      '  评委 | 9.2333… | 乘权重0.3，计2.77',
      '    演讲 | 9.2333… | 3个数的平均数，去掉1个最低、1个最高',
      '      评委 j1 | 9.2',
      '      评委 j2 | 9.5',
      '      评委 j3 | 8.8 | 去掉的最低分',
      '      评委 j4 | 9',
      '      评委 j5 | 9.9 | 去掉的最高分',
      '      评委 j6 | 没有得分 | 超过满分，无效',
      '  考核 | 9.5 | 乘权重0.7，计6.65',
      '  扣分 | 0.5 | 扣减，计-0.5',
    ])
  })
  it('[WK1] and in English', () => {
    const said = lines(workingOf(), sayIn(en))
    expect(said[2]).toBe('    演讲 | 9.2333… | mean of 3, 1 lowest and 1 highest dropped')
    expect(said[8]).toBe('      juror j6 | no score | above the maximum, invalid')
  })
  it('writes a figure whole where it ends', () => {
    expect(['1', '0.125', '-3.50'].map((text) => figureText(exact(text)))).toEqual(['1', '0.125', '-3.5'])
    expect(figureText(exact('10').div(3n))).toBe('3.3333…')
  })
})
