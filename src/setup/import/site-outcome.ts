import type { Draft } from '../../session/draft'
import type { SiteRow } from '../../session/imports/sites'
import { comparable } from '../../session/imports/words'
import { MOST_SITES } from '../../session/plan'
import { freshId } from '../sections/edit'
import { same, saidOf, type Outcome } from './outcome'

/** Sites of a table in the plan: those of the same unit and name are updated, others come at the end. A number: as many as a plan holds. */
export function sitesOf(rows: readonly SiteRow[], draft: Draft): Outcome | number {
  const next = [...(draft.extras.sites ?? [])]
  const ids = new Set(next.map(({ id }) => id))
  const keyOf = ({ unit, name }: { readonly unit: string; readonly name: string }) => [unit, name].map(comparable).join('\n')
  const places = new Map(next.map((site, at) => [keyOf(site), at]))
  const counts = { sitesAdded: 0, sitesChanged: 0, sitesSame: 0 }
  for (const { actual, ...row } of rows) {
    const at = places.get(keyOf(row)) ?? next.length
    const known = next[at]
    const id = known?.id ?? freshId('site', [...ids])
    ids.add(id)
    const site = { id, ...known, ...row, ...(actual === null ? {} : { actual }) }
    counts[known === undefined ? 'sitesAdded' : same(known, site) ? 'sitesSame' : 'sitesChanged'] += 1
    next[at] = site
  }
  if (next.length > MOST_SITES) return MOST_SITES
  return { said: saidOf(counts), change: { section: 'extras', value: { ...draft.extras, sites: next } } }
}
