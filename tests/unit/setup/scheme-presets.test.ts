import { describe, expect, it } from 'vitest'
import { judge, type Scheme } from '../../../src/rules/index'
import { ARENAS } from '../../../src/session/plan'
import { schemeFaults } from '../../../src/session/scheme-faults'
import { PRESETS, presetScheme, proposedScheme, type Preset } from '../../../src/session/templates/schemes/presets'
import { additionsOf, exampleOf } from '../../../src/setup/sections/scheme/example'
import { scheme as english } from '../../../src/words/en/scheme'
import { scheme as chinese } from '../../../src/words/zh-CN/scheme'

const of = (preset: Preset): Scheme => presetScheme(preset, chinese.names)

/** What an example comes to: `a 9.00 1`, in the order of the list. */
function worked(scheme: Scheme): string[] {
  const example = exampleOf(scheme)
  const judged = judge(example.scheme, example.marks, additionsOf(example))
  if (!judged.ok) throw new Error(JSON.stringify(judged.faults))
  return judged.results.map(({ id, score, rank, grade, goesOn, none }) => [id, score ?? none, rank, grade, goesOn].filter((one) => one !== null).join(' '))
}

/** The marks of one contestant of an example, juror by juror. */
function marks(preset: Preset, panel: string, contestant: string): string {
  const { panels, marks: all } = exampleOf(of(preset))
  const found = panels.find((one) => one.panel.id === panel)
  return (found?.jurors ?? []).map((juror) => found?.criteria.map(({ id }) => all.find((mark) => mark.panel === panel && mark.contestant === contestant && mark.juror === juror && mark.criterion === id)?.value ?? '·').join('+')).join(' ')
}

describe('the presets of a scheme', () => {
  it.each(PRESETS)('%s is possible as it stands, in both languages', (preset) => {
    for (const { names } of [chinese, english]) expect(schemeFaults(presetScheme(preset, names))).toEqual([])
  })

  it('have one for each arena', () => {
    expect(ARENAS.map(proposedScheme)).toEqual(['assessment', 'delegates', 'live', 'leaders', 'roadshow', 'delegates'])
  })

  // Each worked by hand. a is marked about 90 of 100, b about 84, c about 88, and b's last juror lacks a mark.
  it.each<[Preset, readonly string[]]>([
    ['assessment', ['b 93.00 1', 'a 91.50 2', 'c 88.25 3']],
    // a: 领导 (87+95+86+93+89)/5 = 90, 部门 453/5 = 90.6, 基层 448/5 = 89.6 → 36 + 27.18 + 26.88 = 90.06
    // b: 领导 (86+83+84+84)/4 = 84.25, 部门 421/5 = 84.2, 基层 418/5 = 83.6 → 33.7 + 25.26 + 25.08 = 84.04
    // c: 441/5 = 88.2, 439/5 = 87.8, 442/5 = 88.4 → 35.28 + 26.34 + 26.52 = 88.14
    ['delegates', ['a 90.06 1', 'c 88.14 2', 'b 84.04 3']],
    // a: ten marks, one of each end dropped: 718/8 = 89.75 → 64.05 + 26.925 = 90.975
    // b: nine marks, a tenth of nine is none: 756/9 = 84 → 65.1 + 25.2 = 90.3
    // c: 704/8 = 88 → 61.775 + 26.4 = 88.175
    ['live', ['a 90.98 1', 'b 90.30 2', 'c 88.18 3']],
    // a: 87 95 86 93 89 90 90, two of each end dropped: 269/3 = 89.666…
    // b: 86 83 84 84 82 88 and one that is not whole: six are trimmed as five, 337/4 = 84.25
    // c: 89 86 92 84 90 87 89: 265/3 = 88.333…
    ['leaders', ['a 89.67 1', 'c 88.33 2', 'b 84.25 3']],
    // a: 87 93 88 92 90 91 92 87 93: (813 − 93 − 87)/7 = 90.428…; b: eight are whole, (678 − 88 − 82)/6 = 84.666…
    // c: 90 86 93 86 89 88 88 90 86: (796 − 93 − 86)/7 = 88.142…; in the order of the stage, without ranks
    ['roadshow', ['a 90.43 yes', 'b 84.67 yes', 'c 88.14 yes']],
    // a: 9 9.4 8.4 9.2 8.8: 27/3; b: 8.6 8.2 9 8: 16.8/2; c: 8.4 8.8 9.2 8.2 9: 26.2/3 = 8.733…
    ['five', ['a 9.00 1', 'c 8.73 2', 'b 8.40 3']],
    // a: 9 + 9.2 + 8.8 stay; b: of six 8.6 + 8.4 stay; c: 8.8 + 9 + 8.6 stay
    ['seven', ['a 9.00 1', 'c 8.80 2', 'b 8.50 3']],
    // a: 9 + 9 + 9 = 27, × 2.8 = 75.6; c: 8.5 + 9 + 9 = 26.5, × 3.2 = 84.8; b is not whole
    ['difficulty', ['c 84.80 1', 'a 75.60 2', 'b incomplete']],
    // second round: a 9.4 + 9.2 + 8.8 = 27.4/3 → 9.13; b 25.4/3 → 8.47; c 26.4/3 = 8.8; first round as with five
    ['roundsSum', ['a 18.13 1', 'c 17.53 2', 'b 16.87 3']],
    ['roundsBest', ['a 9.13 1', 'c 8.80 2', 'b 8.47 3']],
    // a: 90 + 94 + 92 + 88 + 86 = 450/5; b: 86 + 82 + 84 + 88 = 340/4; c: 84 + 88 + 90 + 86 + 92 = 440/5
    ['gradesCutOff', ['a 90.00 1 优秀', 'c 88.00 2 良好', 'b 85.00 3 良好']],
    // d: 81 + 77 + 75 + 79 + 83 = 395/5; of four, 30% is one and 50% is two
    ['gradesShare', ['a 90.00 1 优秀', 'c 88.00 2 良好', 'b 85.00 3 良好', 'd 79.00 4 一般']],
    // as above; b is 25 s over: −0.5, c 75 s: −2
    ['overtime', ['a 90.00 1', 'c 86.00 2', 'b 84.50 3']],
    // a: 85 95 85 95 85 = 445/5; b: 85 70 85 70 = 310/4; c: 85 85 95 70 85 = 420/5
    ['ballot', ['a 89.00 1', 'c 84.00 2', 'b 77.50 3']],
  ])('%s comes out right on its example', (preset, expected) => {
    expect(worked(of(preset))).toEqual(expected)
  })

  it('have the marks that the workings above are of', () => {
    expect(marks('roadshow', 'experts', 'b')).toBe('26+23+21+16 25+20+22+17 27+21+20+16 24+22+22+18 25+20+21+16 26+22+23+17 23+21+20+18 26+23+21+16 25+20+22+·')
    expect(marks('five', 'jurors', 'a')).toBe('9 9.4 8.4 9.2 8.8')
    expect(marks('seven', 'jurors', 'b')).toBe('8.6 8.2 9 8 8.4 8.8 ·')
    expect(marks('ballot', 'audience', 'c')).toBe('良好 良好 优秀 一般 良好')
  })
})

describe('an example', () => {
  it('is the same for the same scheme, and has one missing mark', () => {
    expect(exampleOf(of('roadshow'))).toEqual(exampleOf(of('roadshow')))
    const { marks: all, panels, contestants } = exampleOf(of('roadshow'))
    expect(all).toHaveLength((panels[0]?.jurors.length ?? 0) * 4 * contestants.length - 1)
  })

  it('has marks that its criteria take, whatever their step and range', () => {
    for (const criterion of [
      { id: 'x', name: 'x', max: '10', step: '0.25' },
      { id: 'x', name: 'x', max: '5', min: '1', step: '1' },
      { id: 'x', name: 'x', max: '100', min: '60' },
      { id: 'x', name: 'x', max: '0.9', step: '0.3' },
    ]) {
      const example = exampleOf({ ...of('five'), criteria: [criterion] })
      const judged = judge(example.scheme, example.marks, additionsOf(example))
      expect(judged.ok && judged.results.filter(({ score }) => score !== null)).toHaveLength(3)
    }
  })

  it('shows twelve jurors of three hundred, and is possible with them', () => {
    const scheme = of('roadshow')
    const [panel] = scheme.composite.parts
    if (panel?.kind !== 'panel') throw new Error('no panel')
    const many: Scheme = { ...scheme, composite: { ...scheme.composite, parts: [{ ...panel, seats: Array.from({ length: 300 }, (_, at) => `juror-${String(at + 1)}`), quorum: 200 }] } }
    const example = exampleOf(many)
    expect(example.isCut).toBe(true)
    expect(example.panels[0]?.jurors).toHaveLength(12)
    expect(judge(example.scheme, example.marks, additionsOf(example)).ok).toBe(true)
  })

  it('does not fall over a scheme that is half typed', () => {
    const scheme = of('roadshow')
    for (const max of ['', '9.', '-', '0']) expect(() => exampleOf({ ...scheme, criteria: [{ id: 'x', name: '', max, step: '' }] })).not.toThrow()
  })
})
