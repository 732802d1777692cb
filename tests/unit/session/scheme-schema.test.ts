import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Addition, Criterion, Overtime, Panel, Scheme, Trim } from '../../../src/rules/index'
import { draftOf, planOf } from '../../../src/session/draft'
import { freeze } from '../../../src/session/freeze'
import { planDraftSchema, planFileSchema, planSchema } from '../../../src/session/plan'
import { readPlanDraft, readPlanFile } from '../../../src/session/read-plan'
import { schemeFaults } from '../../../src/session/scheme-faults'
import type { schemePieces, schemeShape } from '../../../src/session/scheme-schema'
import { textOf } from '../../support/plan'

type Deep<T> = T extends object ? { readonly [K in keyof T]: Deep<T[K]> } : T
type Pieces = ReturnType<typeof schemePieces>
type Read<Name extends keyof Pieces> = Pieces[Name] extends v.GenericSchema ? Deep<v.InferOutput<Pieces[Name]>> : never
type ReadScheme = Deep<v.InferOutput<ReturnType<typeof schemeShape>>>

// What is read is what the rules take, and the rules take nothing that cannot be read: the compiler holds both.
const same = {
  scheme: [(read: ReadScheme): Scheme => read, (own: Scheme): ReadScheme => own],
  criterion: [(read: Read<'criterion'>): Criterion => read, (own: Criterion): Read<'criterion'> => own],
  trim: [(read: Read<'trim'>): Trim => read, (own: Trim): Read<'trim'> => own],
  panel: [(read: Read<'panel'>): Panel => read, (own: Panel): Read<'panel'> => own],
  addition: [(read: Read<'addition'>): Addition => read, (own: Addition): Read<'addition'> => own],
  overtime: [(read: Read<'overtime'>): Overtime => read, (own: Overtime): Read<'overtime'> => own],
}

const good = JSON.parse(textOf('tests/data/fixture-ten.json')) as Record<string, unknown>
const panel: Panel = { kind: 'panel', id: 'jury', name: '评委', seats: ['juror-1', 'juror-2', 'juror-3'], per: 'juror', combine: 'mean', trim: { by: 'fixed', low: 1, high: 1 } }
const scheme: Scheme = {
  criteria: [{ id: 'talk', name: '演讲', max: '10', step: '0.1' }],
  composite: { kind: 'group', id: 'composite', name: '得分', rounding: { places: 2, mode: 'halfAway' }, parts: [panel] },
  ranking: { by: 'published' },
}
const withPanel = (change: Partial<Panel>): Scheme => ({ ...scheme, composite: { ...scheme.composite, parts: [{ ...panel, ...change }] } })
const plan = (own: unknown, more: Record<string, unknown> = {}) => JSON.stringify({ ...good, ...more, scheme: own })
const refused = (text: string) => {
  const read = readPlanFile(text)
  return read.ok ? [] : read.places.map(({ path, code }) => `${path} ${code}`)
}

describe('[PL1] the scheme of a plan', () => {
  it('has the shape that the rules take', () => {
    for (const [read, own] of Object.values(same)) expect([typeof read, typeof own]).toEqual(['function', 'function'])
  })

  it('is read as it stands, and a plan without one as before', () => {
    const read = readPlanFile(plan(scheme))
    expect(read.ok && read.plan.scheme).toEqual(scheme)
    const without = readPlanFile(JSON.stringify(good))
    expect(without.ok && 'scheme' in without.plan).toBe(false)
    expect(v.parse(planDraftSchema, good)).not.toHaveProperty('scheme')
  })

  it('is a section of its own, frozen and thawed to the letter', () => {
    const file = v.parse(planFileSchema, JSON.parse(plan(scheme)))
    expect(draftOf(file).scheme).toEqual({ scheme })
    expect(planOf(draftOf(file)).scheme).toEqual(scheme)
    const { plan: frozen } = freeze(file, (slipClass) => ({ ref: { slip: '0'.repeat(64), class: slipClass }, class: slipClass, salt: '', text: '' }) as never)
    expect(frozen.scheme).toEqual(scheme)
    expect(planSchema.entries.scheme).toBeDefined()
  })

  it('may be half typed in a draft and not in a plan', () => {
    const typed = { ...scheme, criteria: [{ id: 'talk', name: '', max: '9.', step: '' }] }
    expect(readPlanDraft(plan(typed))).toMatchObject({ ok: true, plan: { scheme: typed } })
    expect(refused(plan(typed))).toEqual(expect.arrayContaining(['scheme.criteria.0.name length', 'scheme.criteria.0.max decimal', 'scheme.criteria.0.step decimal']))
  })

  it.each([
    ['a step that does not lead to the maximum', { ...scheme, criteria: [{ id: 'talk', name: '演讲', max: '10', step: '3' }] }, 'scheme.criteria.0.step stepDoesNotFit'],
    ['more dropped than there are', withPanel({ trim: { by: 'fixed', low: 2, high: 1 } }), 'scheme.composite.parts.0.trim nothingLeft'],
    ['a quorum beyond the seats', withPanel({ quorum: 4 }), 'scheme.composite.parts.0.quorum outOfRange'],
    ['a criterion that is none', withPanel({ criteria: ['walk'] }), 'scheme.composite.parts.0.criteria.0 unknown'],
    ['no criteria', { ...scheme, criteria: [] }, 'scheme.criteria empty'],
    ['grades that go upwards', { ...scheme, grades: { by: 'cutOff', grades: [{ name: '良好', from: '80' }, { name: '优秀', from: '90' }] } }, 'scheme.grades.grades.1.from outOfOrder'],
  ])('is refused with %s, by its field', (_, own, place) => {
    expect(refused(plan(own))).toContain(place)
  })

  it.each([
    ['a key that is not known', { ...scheme, seats: [] }, 'scheme.seats strict_object'],
    ['a figure as a number', { ...scheme, criteria: [{ id: 'talk', name: '演讲', max: 10 }] }, 'scheme.criteria.0.max string'],
    ['more places than there are', { ...scheme, composite: { ...scheme.composite, rounding: { places: 13, mode: 'halfAway' } } }, 'scheme.composite.rounding.places max_value'],
    ['301 seats', withPanel({ seats: Array.from({ length: 301 }, (_one, at) => `juror-${String(at)}`) }), 'scheme.composite.parts.0.seats max_length'],
    ['groups below groups without end', { ...scheme, composite: Array.from({ length: 5 }).reduce<object>((inner, _one, at) => ({ ...scheme.composite, id: `g-${String(at)}`, parts: [inner] }), panel) }, null],
  ])('is refused with %s', (_, own, place) => {
    const places = refused(plan(own))
    expect(places).not.toEqual([])
    if (place !== null) expect(places).toContain(place)
  })

  it('may name seats only of the jurors that the plan lists', () => {
    const jurors = [1, 2].map((n) => ({ id: `juror-${String(n)}`, seat: String(n), role: '评委' }))
    expect(refused(plan(scheme, { jurors }))).toEqual(['scheme.composite.parts.0.seats.2 unknownJuror'])
    expect(refused(plan(scheme, { jurors: [...jurors, { id: 'juror-3', seat: '3', role: '评委' }] }))).toEqual([])
    expect(refused(plan(scheme))).toEqual([])
  })

  it('says of what is not filled in that it is not, and of what is wrong that it is', () => {
    const faults = schemeFaults({ ...scheme, criteria: [{ id: 'talk', name: '', max: '', step: '0.x' }] })
    expect(faults).toEqual(expect.arrayContaining([{ path: 'criteria.0.name', code: 'length' }, { path: 'criteria.0.max', code: 'length' }, { path: 'criteria.0.step', code: 'notADecimal' }]))
  })
})
