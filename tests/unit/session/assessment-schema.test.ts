import * as v from 'valibot'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { checkAssessment } from '../../../src/rules/assessment/check'
import type { AssessmentScheme } from '../../../src/rules/assessment/scheme'
import { assessmentFaults } from '../../../src/session/assessment-faults'
import { assessmentSchemaOf, type assessmentShape } from '../../../src/session/assessment-schema'
import { text } from '../../../src/session/schema'
import { ASSESSMENT_PRESETS, assessmentPreset } from '../../../src/session/templates/assessments/presets'

/** Nothing of it can be written to, as in the rules. */
type Fixed<Of> = { readonly [Key in keyof Of]: Fixed<Of[Key]> }

const schema = assessmentSchemaOf(text, v.string())

describe('考核办法 of a plan', () => {
  it('[PL1] is the shape of the rules, both ways', () => {
    expectTypeOf<v.InferOutput<ReturnType<typeof assessmentShape>>>().toExtend<AssessmentScheme>()
    expectTypeOf<AssessmentScheme>().toExtend<Fixed<v.InferInput<ReturnType<typeof assessmentShape>>>>()
  })

  it.each(ASSESSMENT_PRESETS)('%s is whole, can be worked with and comes through a file as it is', (name) => {
    const scheme = assessmentPreset(name)
    expect(v.parse(schema, JSON.parse(JSON.stringify(scheme)))).toEqual(scheme)
    expect(checkAssessment(scheme)).toEqual([])
    expect(assessmentFaults(scheme)).toEqual([])
  })

  it('the published one has three blocks of 60, 20 and 20, and 17 indicators', () => {
    const { blocks } = assessmentPreset('starFlag')
    expect(blocks.map(({ full }) => full)).toEqual(['60', '20', '20'])
    expect(blocks.flatMap(({ indicators = [] }) => indicators)).toHaveLength(17)
  })

  it('[PL1] names the field of what is impossible', () => {
    const scheme = assessmentPreset('completion')
    const [block] = scheme.blocks
    const [first, ...others] = block?.indicators ?? []
    if (block === undefined || first === undefined) throw new Error('a preset without indicators')
    const broken = { ...scheme, blocks: [{ ...block, name: '', indicators: [{ ...first, full: '41' }, ...others] }] }
    expect(assessmentFaults(broken).map(({ code, path }) => `${path}: ${code}`)).toEqual(['blocks.0.name: length', 'blocks.0.indicators: weightsNotFull'])
  })

  it.each([
    ['a method that nobody knows', { kind: 'guess' }],
    ['lower without a formula', { kind: 'completion', target: { from: 'unit' }, direction: 'lower' }],
    ['a figure that is a number', { kind: 'given', cap: 5 }],
    ['a key that means nothing', { kind: 'given', bonus: '1' }],
  ])('refuses %s', (_, method) => {
    const made = { full: '100', blocks: [{ id: 'a', name: '甲', full: '100', indicators: [{ id: 'b', name: '乙', full: '100', method }] }] }
    expect(v.safeParse(schema, made).success).toBe(false)
  })
})
