import type { Hold, Measure, Method, Target } from '../../../rules/assessment/method'
import type { AdditionRule, AssessmentScheme, Indicator, Veto } from '../../../rules/assessment/scheme'
import { exact, isDecimal, type Rounding } from '../../../rules/exact'

/** Gives the words of a key below `assessmentForm.say`, or of a rounding, with what stands in them. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** A 考核办法 in plain sentences, in the order in which it is worked out. */
export function assessmentSaid(scheme: AssessmentScheme, say: Say): string[] {
  const { full, blocks, composite, vetoes = [], missing = 'notRanked' } = scheme
  const isGiven = composite?.by === 'given'
  return [
    isGiven ? say('wholeGiven') : say('whole', { full, blocks: blocks.map((block) => say('block', { name: block.name, full: block.full })).join(say('and')) }),
    ...blocks.flatMap((block) =>
      block.indicators === undefined
        ? [say('blockGiven', { name: block.name })]
        : alike(block.indicators, say).map(({ names, full: each, method }) => say(names.length === 1 ? 'indicator' : 'indicators', { block: block.name, name: names.join(say('and')), full: each, method })),
    ),
    ...additionSaid('bonus', scheme.bonus, say),
    ...additionSaid('deduction', scheme.deduction, say),
    ...vetoes.map((veto) => say('veto', { name: veto.name, effect: effectSaid(veto, say) })),
    ...(blocks.some(({ indicators }) => indicators !== undefined) ? [say(missing)] : []),
    ...cutsSaid(scheme, say),
  ]
}

/** Indicators that go one way are said together. */
function alike(indicators: readonly Indicator[], say: Say): { readonly names: string[]; readonly full: string; readonly method: string }[] {
  const groups = new Map<string, { names: string[]; full: string; method: string }>()
  for (const { name, full, method } of indicators) {
    const said = methodSaid(method, say)
    const group = groups.get(`${full}\n${said}`)
    if (group === undefined) groups.set(`${full}\n${said}`, { names: [name], full, method: said })
    else group.names.push(name)
  }
  return [...groups.values()]
}

/** How an indicator's figures become its points. */
export function methodSaid(method: Method, say: Say): string {
  return [...ways(method, say), ...holdSaid(method, say)].join(say('comma'))
}

function ways(method: Method, say: Say): string[] {
  switch (method.kind) {
    case 'given':
      return [say('given')]
    case 'completion':
      return [say(`${method.direction === 'higher' ? 'completion' : method.formula}${method.target.from === 'unit' ? 'Unit' : 'Scheme'}`, { target: valueOf(method.target) })]
    case 'efficacyCoefficient': {
      const { base = '60', span = '40', bounds } = method
      const of = measureSaid(method.of, say)
      const top = isDecimal(base) && isDecimal(span) ? exact(base).add(exact(span)).toString() : `${base}+${span}`
      return [bounds.from === 'group' ? say('efficacyGroup', { of, base, top }) : say('efficacyScheme', { of, base, top, notAllowed: bounds.notAllowed, satisfactory: bounds.satisfactory })]
    }
    case 'growth': {
      const { points, direction } = method
      return [points.by === 'target' ? say('growthTarget', { target: points.target }) : say(direction === 'higher' ? 'growthHigher' : 'growthLower', { start: points.start, from: points.from, perPoint: points.perPoint })]
    }
    case 'byRank': {
      const of = measureSaid(method.of, say)
      const { award } = method
      return [award.by === 'step' ? say('rankStep', { of, top: award.top, step: award.step }) : say('rankTable', { of, points: award.points.join(say('and')), rest: award.rest }), say(method.ties === 'rank' ? 'tiesRank' : 'tiesMean')]
    }
    default:
      method satisfies never
      return method
  }
}

const valueOf = (target: Target): string => (target.from === 'scheme' ? target.value : '')
const measureSaid = (of: Measure | undefined, say: Say): string => say(of?.kind ?? 'value')

function holdSaid({ floor, cap }: Hold, say: Say): string[] {
  return [...(floor === undefined || floor === '0' ? [] : [say('floor', { figure: floor })]), ...(cap === undefined ? [] : [say('cap', { figure: cap })])]
}

function additionSaid(kind: 'bonus' | 'deduction', rule: AdditionRule | undefined, say: Say): string[] {
  if (rule === undefined) return []
  const { perItem, cap } = rule
  return [[say(kind), ...(perItem === undefined ? [] : [say('perItem', { figure: perItem })]), ...(cap === undefined ? [] : [say('inAll', { figure: cap })])].join(say('comma')) + say('stop')]
}

function effectSaid({ effect }: Veto, say: Say): string {
  return say(`effects.${effect.kind}`, effect.kind === 'gradeCap' ? { grade: effect.grade } : {})
}

function cutsSaid({ rounding = {} }: AssessmentScheme, say: Say): string[] {
  const cut = (key: string, one: Rounding | undefined): string[] => (one === undefined ? [] : [say(key, { cut: say(`cut.${one.mode}`, { places: one.places }) })])
  const said = [...cut('indicatorCut', rounding.indicator), ...cut('blockCut', rounding.block), ...cut('compositeCut', rounding.composite)]
  return said.length === 0 ? [] : [said.join(say('comma')) + say('stop')]
}
