import { compare, exact, isDecimal, sum, type Exact } from '../../../rules/exact'
import type { Draft } from '../../../session/draft'

type Board = Draft['board']['board']
type Figures = Board['composite']['figures']

/**
 * Whether what the board shows lets anybody compute what it hides: a composite of which only the first ranks are
 * published, while the blocks that add up to it are listed whole.
 * @returns `sum`: the composite is that sum by its method; `same`: each typed composite comes to it; `null`: neither
 */
export function computable({ composite, blocks }: Board): 'sum' | 'same' | null {
  const { depth, method } = composite
  if (depth === null || blocks.length === 0) return null
  const values = blocks.map(({ figures }) => valuesOf(figures))
  const sums = new Map([...(values[0] ?? [])].flatMap(([id]) => sumOf(id, values)))
  if (sums.size <= depth) return null
  if (method === 'sum') return 'sum'
  const given = [...valuesOf(composite.figures)].filter(([id]) => sums.has(id))
  return given.length > 0 && given.every(([id, value]) => isEqual(value, sums.get(id))) ? 'same' : null
}

function valuesOf(figures: Figures): Map<string, Exact> {
  return new Map(figures.flatMap(({ contestant, value }): [string, Exact][] => (isDecimal(value) ? [[contestant, exact(value)]] : [])))
}

function sumOf(id: string, values: readonly ReadonlyMap<string, Exact>[]): [string, Exact][] {
  const parts = values.flatMap((block) => block.get(id) ?? [])
  return parts.length === values.length ? [[id, sum(parts)]] : []
}

function isEqual(a: Exact, b: Exact | undefined): boolean {
  return b !== undefined && compare(a, b) === 0
}
