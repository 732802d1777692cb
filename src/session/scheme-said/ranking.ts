import type { Advance, Grades, Scheme, TieBreaker } from '../../rules/index'
import { partsWithPaths } from '../scheme-faults'
import { shareText } from './figures'
import { brokenCount } from './panel'
import { phrase, sentence, type Phrase } from './phrase'

/** Who stands before whom, and who goes on. */
export function rankingSaid(scheme: Scheme): Phrase[] {
  const { by, lowestFirst, ties = [], unranked, advance, categories } = scheme.ranking
  const apart = categories === 'apart' ? [phrase('apart')] : []
  const broken = ties.length === 0 ? null : { list: ties.map((tie) => tieSaid(tie, scheme)), by: 'and' as const }
  if (unranked === true) return [sentence([...apart, ...(advance === undefined ? [] : [phrase('advanceUnranked', { first: advance.first }), atCut(advance)]), phrase('unranked')])]
  return [
    sentence([
      ...apart,
      phrase(by === 'published' ? 'rankPublished' : 'rankExact'),
      ...(lowestFirst === true ? [phrase('lowestFirst')] : []),
      broken === null ? phrase('tiesShare') : phrase('tiesBroken', { ties: broken }),
    ]),
    ...(advance === undefined ? [] : [sentence([phrase('advance', { first: advance.first }), atCut(advance)])]),
  ]
}

function atCut({ atCut: cut, first }: Advance): Phrase {
  return phrase(({ show: 'atCutShow', all: 'atCutAll', none: 'atCutNone' } as const)[cut], { first })
}

/** What parts those who are equal: 创新性得分, 最高的一个分. */
export function tieSaid(tie: TieBreaker, { criteria, composite }: Scheme): Phrase {
  const said = ownTie(tie)
  return tie.lower === true ? phrase('tieLess', { what: said }) : said

  function ownTie(of: TieBreaker): Phrase {
    switch (of.by) {
      case 'part':
        return phrase('tiePart', { name: partsWithPaths(composite).find(({ part }) => part.id === of.part)?.part.name ?? of.part })
      case 'criterion':
        return phrase('tieCriterion', { name: criteria.find(({ id }) => id === of.criterion)?.name ?? of.criterion })
      case 'highestMark':
        return phrase('tieHighest')
      case 'lowestMark':
        return phrase('tieLowest')
      case 'allMarks':
        return phrase('tieAllMarks')
      case 'markCount':
        return phrase('tieMarkCount', { mark: of.mark })
      case 'decimals':
        return of.places === undefined ? phrase('tieAllDecimals') : phrase('tieDecimals', { places: of.places })
      case 'order':
        return phrase('tieOrder')
      default:
        return of satisfies never
    }
  }
}

/** 等次, best first. */
export function gradesSaid(grades: Grades | undefined): Phrase[] {
  if (grades === undefined) return []
  switch (grades.by) {
    case 'cutOff':
      return [sentence(grades.grades.map(({ name, from }) => (from === undefined ? phrase('gradeRest', { name }) : phrase('gradeFrom', { name, from }))))]
    case 'share':
      return [
        sentence([
          ...grades.grades.map(({ name, share }, at) => (share === undefined ? phrase('gradeRest', { name }) : phrase(at === 0 ? 'gradeFirstShare' : 'gradeNextShare', { name, share: shareText(share) }))),
          phrase(brokenCount(grades.count)),
          phrase(grades.atEdge === 'better' ? 'edgeBetter' : 'edgeWorse'),
        ]),
      ]
    default:
      return grades satisfies never
  }
}
