import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PLAN_LIMIT, readPlanFile, type PlanRead } from '../../../src/session/read-plan'
import { demoPlan, textOf } from '../../support/plan'

const good = textOf('tests/data/fixture-ten.json')

/** The good file with one piece of its text replaced; a piece that is not there is a mistake of the test. */
function replaced(piece: string, by: string): string {
  if (!good.includes(piece)) throw new Error(`not in the file: ${piece}`)
  return good.replace(piece, () => by)
}

const shape = (path: string, code: string) => ({ ok: false, code: 'shape', path, reason: code })
const faults = (path: string, code: string) => ({ ok: false, code: 'faults', path, reason: code })

const first = '"id": "qingshi",\n      "unit": "青石区"'
const MALFORMED: readonly (readonly [what: string, text: string, answer: { code: string; path?: string; reason?: string }])[] = [
  ['nothing', '', { code: 'notJson' }],
  ['half a file', good.slice(0, good.length / 2), { code: 'notJson' }],
  ['a trailing comma', replaced('"v": 1,', '"v": 1,,'), { code: 'notJson' }],
  ['a comment', `// plan\n${good}`, { code: 'notJson' }],
  ['two files in one', `${good}${good}`, { code: 'notJson' }],
  ['bytes that are no text', '\u0000\u0001PK\u0003\u0004', { code: 'notJson' }],
  ['a number that is none', replaced('"v": 1', '"v": NaN'), { code: 'notJson' }],
  ['more than 2 MB of spaces', good + ' '.repeat(PLAN_LIMIT), { code: 'tooLarge' }],
  ['more than 2 MB in bytes, not in characters', `"${'擂'.repeat(PLAN_LIMIT / 3 + 1)}"`, { code: 'tooLarge' }],
  ['null', 'null', shape('', 'strict_object')],
  ['a list', '[]', { code: 'shape' }],
  ['a string', '"leitai-plan"', shape('', 'strict_object')],
  ['a number', '87.31', shape('', 'strict_object')],
  ['another format', replaced('"leitai-plan"', '"leitai-venue"'), shape('format', 'literal')],
  ['a newer version', replaced('"v": 1', '"v": 2'), shape('v', 'literal')],
  ['a key that is not known', replaced('"v": 1,', '"v": 1, "extra": true,'), shape('extra', 'strict_object')],
  ['a missing part', replaced('"sample": true,', ''), shape('sample', 'strict_object')],
  ['an arena that is not known', replaced('"district-secretaries"', '"districts"'), shape('arena', 'picklist')],
  ['a day that is none', replaced('2031-03-14', '2031-3-14'), shape('date', 'iso_date')],
  ['an empty unit', replaced('"unit": "青石区"', '"unit": ""'), shape('contestants.0.unit', 'length')],
  ['a unit of spaces', replaced('"unit": "青石区"', '"unit": "　 "'), shape('contestants.0.unit', 'length')],
  ['a title that is too long', replaced('样例市区（市）党委', '擂'.repeat(121)), shape('title', 'length')],
  ['a hidden control character', replaced('"青石区委书记"', '"青石区\\u0007委书记"'), shape('contestants.0.role', 'hidden')],
  ['a mark that turns the reading direction', replaced('"青石区委书记"', '"青石区\\u202e委书记"'), shape('contestants.0.role', 'hidden')],
  ['half a surrogate pair', replaced('"青石区委书记"', '"青石区\\ud800委书记"'), shape('contestants.0.role', 'surrogate')],
  ['an id in capitals', replaced('"id": "qingshi"', '"id": "Qingshi"'), shape('contestants.0.id', 'regex')],
  ['a figure as a number', replaced('"value": "51.37"', '"value": 51.37'), shape('board.blocks.0.figures.0.value', 'string')],
  ['a figure with an exponent', replaced('"value": "51.37"', '"value": "5e1"'), shape('board.blocks.0.figures.0.value', 'decimal')],
  ['a figure with a leading zero', replaced('"value": "51.37"', '"value": "051.37"'), shape('board.blocks.0.figures.0.value', 'decimal')],
  ['a figure in full-width digits', replaced('"value": "51.37"', '"value": "５１.３７"'), shape('board.blocks.0.figures.0.value', 'decimal')],
  ['a figure that is empty', replaced('"value": "51.37"', '"value": ""'), shape('board.blocks.0.figures.0.value', 'decimal')],
  ['a previous rank of 0', replaced('"value": "8"', '"value": "0"'), shape('board.composite.previousRanks.0.value', 'regex')],
  ['a budget in seconds', replaced('"budget": 300000', '"budget": 300'), shape('speech.budget', 'min_value')],
  ['a budget of a fraction', replaced('"budget": 300000', '"budget": 300000.5'), shape('speech.budget', 'integer')],
  ['a yellow flag', replaced('"colour": "red"', '"colour": "yellow"'), shape('board.flags.0.colour', 'literal')],
  ['a flag by no rule', replaced('"kind": "topK"', '"kind": "byHand"'), shape('board.flags.0.rule.kind', 'variant')],
  ['a cue of no kind', replaced('"kind": "title"', '"kind": "intermission"'), shape('rundown.0.kind', 'variant')],
  ['a panel of no kind', replaced('"block:economy"', '"column:economy"'), { code: 'shape' }],
  ['no rundown', replaced('"rundown": [', '"rundown": [], "was": ['), { code: 'shape' }],
  ['a key that stands twice', replaced('"v": 1,', '"v": 1, "title": "甲",'), shape('title', 'twice')],
  ['a key that stands twice, once escaped', replaced('"v": 1,', '"v": 1, "\\u0074itle": "甲",'), shape('title', 'twice')],
  ['a key that stands twice far down', replaced(first, `"id": "qingshi", ${first}`), shape('id', 'twice')],
  ['__proto__', replaced('"v": 1,', '"v": 1, "__proto__": {"sample": false},'), shape('__proto__', 'forbiddenKey')],
  ['__proto__, escaped', replaced('"v": 1,', '"v": 1, "__pr\\u006fto__": {},'), shape('__proto__', 'forbiddenKey')],
  ['constructor', replaced(first, `"constructor": 1, ${first}`), shape('constructor', 'forbiddenKey')],
  ['toString', replaced('"v": 1,', '"v": 1, "toString": 1,'), shape('toString', 'forbiddenKey')],
  ['lists in lists without end', '['.repeat(500_000) + ']'.repeat(500_000), { code: 'shape' }],
  ['a contestant twice', replaced('"id": "wanghe"', '"id": "qingshi"'), faults('contestants.qingshi', 'twice')],
  ['a figure of nobody', replaced('"contestant": "qingshi",\n            "value": "51.37"', '"contestant": "nobody",\n            "value": "51.37"'), faults('board.blocks.economy.nobody', 'unknownContestant')],
  ['a figure twice', replaced('"contestant": "wanghe",\n            "value": "53.59"', '"contestant": "qingshi",\n            "value": "53.59"'), faults('board.blocks.economy.qingshi', 'twice')],
  ['a cue twice', replaced('"id": "order"', '"id": "title"'), faults('rundown.title', 'twice')],
  ['a cue for nobody', replaced('"label": "请青石区上台",\n      "contestant": "qingshi"', '"label": "请青石区上台",\n      "contestant": "nobody"'), faults('rundown.qingshi-call', 'unknownContestant')],
  ['an award of no flag', replaced('"flag": "vanguard"', '"flag": "nothing"'), faults('rundown.award-vanguard', 'unknownFlag')],
  ['a step that shows no panel of this board', replaced('"block:economy"', '"block:nothing"'), faults('rundown.reveal-blocks', 'unknownPanel')],
  ['a segment that is not there', replaced('"segment": 2', '"segment": 7'), faults('rundown.qingshi-segment-3', 'unknownSegment')],
  ['segments that do not add', replaced('"budget": 180000', '"budget": 180001'), faults('speech.segments', 'segmentsDoNotAdd')],
]

describe('readPlanFile', () => {
  it('reads a good file, also with a byte order mark and whatever white space', () => {
    expect(readPlanFile(good)).toEqual({ ok: true, plan: demoPlan() })
    expect(readPlanFile(`\uFEFF${good}`)).toEqual({ ok: true, plan: demoPlan() })
    expect(readPlanFile(JSON.stringify(demoPlan()))).toEqual({ ok: true, plan: demoPlan() })
  })

  it('has words in NFC, however the file wrote them', () => {
    const read = readPlanFile(replaced('"青石区委书记"', '"Cafe\\u0301"'))
    expect(read).toMatchObject({ ok: true, plan: { contestants: [{ role: 'Caf\u00e9' }, ...Array.from({ length: 9 }, () => ({}))] } })
  })

  it('does not take a quoted quotation mark or a colon in a text for a key', () => {
    const words = String.raw`甲\\\": \"title\": {\"v\": 1`
    expect(readPlanFile(replaced('青石区建成样例项目三个', words))).toMatchObject({ ok: true })
  })

  it.each(MALFORMED)('[PL1] refuses %s', (_what, text, { code, path, reason }) => {
    const read = readPlanFile(text)
    expect(read).toMatchObject({ ok: false, code })
    if (path !== undefined) expect(placesOf(read)).toContainEqual({ path, code: reason })
  })

  it('[PL1] never throws: the good file with any piece cut out, doubled or replaced', () => {
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(200), fc.oneof(fc.constant(''), fc.string({ unit: 'binary' }), fc.constantFrom('"', '{', '}', '[', ']', ',', '\\', '-', '0')), (from, length, by) => {
        const read = readPlanFile(good.slice(0, from) + by + good.slice(from + length))
        expect(read.ok || read.code !== 'tooLarge').toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('[PL1] never throws: any text and any JSON', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => !readPlanFile(text).ok), { numRuns: 300 })
  })
})

function placesOf(read: PlanRead) {
  return read.ok ? [] : read.places
}
