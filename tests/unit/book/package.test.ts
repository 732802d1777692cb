import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { hashOf } from '../../../src/book/hash'
import { imageType, IMAGE_LIMIT, picturesOf } from '../../../src/book/image'
import { draftHash, draftText, readPackage, writePackage, type PlanPackage } from '../../../src/book/package'
import type { PlanDraft } from '../../../src/session/plan'
import { demoPlan } from '../../support/plan'
import { tinyPng } from '../../support/png'

const photo = tinyPng(1)
const slide = tinyPng(2)
const demo = demoPlan()
const plan: PlanDraft = {
  ...demo,
  contestants: demo.contestants.map((contestant, index) => (index === 0 ? { ...contestant, photo: hashOf(photo), slides: [hashOf(slide), hashOf(photo)] } : contestant)),
}
const approval = { by: '王主任', at: 1_700_000_000_000, hash: draftHash(demo), plan: demo }
const whole: PlanPackage = { plan, approval, assets: new Map([photo, slide].map((bytes) => [hashOf(bytes), bytes])) }
const bytes = writePackage(whole)

/** The package's files, changed and zipped again as it was. */
function changed(change: (files: Record<string, Uint8Array>) => void, level: 0 | 6 = 0): Uint8Array {
  const files = unzipSync(bytes)
  change(files)
  return zipSync(files, { level })
}

function codeOf(zip: Uint8Array): readonly [string, string | null] | null {
  const read = readPackage(zip)
  return read.ok ? null : [read.code, read.place]
}

describe('a plan package', () => {
  it('[PK1] [PK2] comes back as it went, with its pictures and its approval', () => {
    const read = readPackage(bytes)
    if (!read.ok) throw new Error(read.code)
    expect(read.parts.plan).toEqual(plan)
    expect(read.parts.approval).toEqual(approval)
    expect([...read.parts.assets].sort()).toEqual([...whole.assets].sort())
    const bare = readPackage(writePackage({ plan: demo, approval: null, assets: new Map() }))
    expect(bare).toEqual({ ok: true, parts: { plan: demo, approval: null, assets: new Map() } })
  })

  it('[PK1] equal contents give equal bytes, whatever the order of keys and pictures', () => {
    const turned = Object.fromEntries(Object.entries(plan).reverse()) as PlanDraft
    expect(Object.keys(turned)).not.toEqual(Object.keys(plan))
    expect(draftText(turned)).toBe(draftText(plan))
    expect(writePackage({ plan: turned, approval, assets: new Map([...whole.assets].reverse()) })).toEqual(bytes)
    expect(draftHash({ ...plan, title: `${plan.title}。` })).not.toBe(draftHash(plan))
  })

  it('[PK2] carries a plan that is not finished', () => {
    const unfinished = { ...demo, title: '', contestants: [], rundown: [] }
    expect(readPackage(writePackage({ plan: unfinished, approval: null, assets: new Map() }))).toMatchObject({ ok: true, parts: { plan: unfinished } })
  })

  it('[PK2] a picture that is not what its name says is refused', () => {
    const name = `assets/${hashOf(photo)}`
    expect(codeOf(changed((files) => { files[name] = tinyPng(3) }))).toEqual(['damagedPart', name])
    expect(codeOf(changed((files) => { Reflect.deleteProperty(files, name) }))).toEqual(['missingPart', name])
  })

  it('[PK2] a picture that the plan does not name, or that is none, is refused', () => {
    const stray = tinyPng(4)
    expect(codeOf(changed((files) => { files[`assets/${hashOf(stray)}`] = stray }))).toEqual(['strangeName', `assets/${hashOf(stray)}`])
    const script = strToU8('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const named = { ...demo, contestants: demo.contestants.map((contestant) => ({ ...contestant, photo: hashOf(script) })) }
    const svg = writePackage({ plan: named, approval: null, assets: new Map([[hashOf(script), script]]) })
    expect(codeOf(svg)).toEqual(['damagedPart', `assets/${hashOf(script)}`])
  })

  it.each(['../plan.json', '/etc/passwd', 'assets/../../x', 'assets\\x', 'PLAN.json', 'assets/', '__proto__', 'readme.txt', `assets/${'A'.repeat(64)}`])('[PK2] the entry %s is refused', (name) => {
    // The name is put in afterwards: no writer of ZIP files writes each of these.
    const placeholder = '~'.repeat(name.length)
    const zip = strFromU8(zipSync({ 'plan.json': strToU8(draftText(demo)), [placeholder]: strToU8('x') }, { level: 0 }), true)
    expect(codeOf(strToU8(zip.replaceAll(placeholder, name), true))).toEqual(['strangeName', name])
  })

  it('[PK2] an entry that stands twice is refused', () => {
    const twice = changed((files) => { files['plan.jsom'] = strToU8('{}') })
    const renamed = strToU8(strFromU8(twice, true).replaceAll('plan.jsom', 'plan.json'), true)
    expect(codeOf(renamed)).toEqual(['strangeName', 'plan.json'])
  })

  it('[PK2] whatever is compressed is refused before it is unpacked', () => {
    const bomb = zipSync({ 'plan.json': new Uint8Array(50_000_000) }, { level: 9 })
    expect(bomb.length).toBeLessThan(100_000)
    expect(codeOf(bomb)).toEqual(['packed', 'plan.json'])
    expect(codeOf(changed(() => {}, 6))?.[0]).toBe('packed')
  })

  it('[PK2] too large an entry and too many entries are refused', () => {
    expect(codeOf(zipSync({ 'plan.json': new Uint8Array(4 * 1024 * 1024 + 1) }, { level: 0 }))).toEqual(['tooLarge', 'plan.json'])
    const many: Record<string, Uint8Array> = {}
    for (let n = 0; n < 1_001; n++) many[`assets/${String(n).padStart(64, '0')}`] = new Uint8Array(0)
    expect(codeOf(zipSync(many, { level: 0 }))?.[0]).toBe('tooLarge')
  })

  it('[PK2] sizes that lie are refused', () => {
    // Sizes stand in the directory at the end; both are made larger than the file.
    const zip = Uint8Array.from(zipSync({ 'plan.json': strToU8(draftText(demo)) }, { level: 0 }))
    const at = strFromU8(zip, true).lastIndexOf('PK\u0001\u0002')
    const view = new DataView(zip.buffer)
    for (const field of [20, 24]) view.setUint32(at + field, 4_000_000, true)
    expect(codeOf(zip)).toEqual(['notZip', 'plan.json'])
  })

  it('[PK2] a key that stands twice or that every object has is refused, in plan and approval', () => {
    const plant = (name: string, find: string, put: string) => changed((files) => { files[name] = strToU8(strFromU8(files[name] ?? new Uint8Array(0)).replace(find, put)) })
    expect(codeOf(plant('plan.json', '{"format"', '{"__proto__":{},"format"'))).toEqual(['damagedPart', 'plan.json:__proto__'])
    expect(codeOf(plant('plan.json', '{"format"', '{"title":"a","format"'))).toEqual(['damagedPart', 'plan.json:title'])
    expect(codeOf(plant('approval.json', '{"by"', '{"constructor":1,"by"'))).toEqual(['damagedPart', 'approval.json'])
  })

  it('[PK2] an approval of another plan than it carries is refused', () => {
    const forged = (plan: PlanDraft) => changed((files) => { files['approval.json'] = strToU8(JSON.stringify({ ...approval, plan })) })
    expect(codeOf(forged(demo))).toBeNull()
    expect(codeOf(forged({ ...demo, title: '另一个' }))).toEqual(['damagedPart', 'approval.json'])
  })

  it('[PK2] what is no ZIP is refused, cut anywhere', () => {
    expect(codeOf(new Uint8Array(0))).toEqual(['notZip', null])
    for (let cut = 0; cut < bytes.length; cut += 997) expect(codeOf(bytes.subarray(0, cut))).not.toBeNull()
  })
})

describe('pictures', () => {
  it('are known by their first bytes, whatever they are called', () => {
    expect(imageType(tinyPng())).toBe('image/png')
    expect(imageType(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg')
    expect(imageType(strToU8('RIFF0000WEBPVP8 '))).toBe('image/webp')
    for (const other of ['', 'GIF89a', '<svg/>', 'RIFF0000WAVE', '%PDF-1.7']) expect(imageType(strToU8(other))).toBeNull()
    const large = new Uint8Array(IMAGE_LIMIT + 1)
    large.set(tinyPng())
    expect(imageType(large)).toBeNull()
  })

  it('of a plan are named once each, and nothing else names any', () => {
    expect(picturesOf(plan)).toEqual([hashOf(photo), hashOf(slide)])
    expect([null, 'x', [], { contestants: 'x' }, { contestants: [{ photo: 'x' }] }].map(picturesOf)).toEqual([[], [], [], [], []])
  })
})
