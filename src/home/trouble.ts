import type { Fault } from './requests'

/**
 * A way on from a fault. `again`: a new connection · `rescue`: save what is left as an archive · `raw`: save all that is
 * stored, unchecked · `space`: what can be exported and deleted · `update`: load the newest version · `openArchive`:
 * look at an archive · `copyPlan`: another session over the same plan · `start`: the start page · `diagnostics`.
 */
export const WAYS = ['again', 'rescue', 'raw', 'space', 'update', 'openArchive', 'copyPlan', 'start', 'diagnostics'] as const
export type Way = (typeof WAYS)[number]

/** The page that is in trouble. `stage`: in front of the hall, where nobody saves files. */
export type TroublePlace = 'start' | 'setup' | 'console' | 'stage' | 'replay'

/** Every way on from a fault, the most useful first; none where the fault is no trouble of the storage. */
export function waysOut(code: Fault['code'], place: TroublePlace): readonly Way[] {
  const ways = waysOf(code)
  if (place === 'stage') return ways.filter((way) => way === 'again')
  // The start page has no session of its own, and is where one would go.
  if (place === 'start') return ways.filter((way) => way !== 'rescue' && way !== 'raw' && way !== 'copyPlan' && way !== 'start')
  return ways
}

function waysOf(code: Fault['code']): readonly Way[] {
  switch (code) {
    case 'blocked':
      return ['again', 'diagnostics']
    case 'timeout':
    case 'failed':
      return ['again', 'rescue', 'diagnostics']
    case 'full':
      return ['space', 'again', 'rescue', 'diagnostics']
    case 'vanished':
      // What this window has in memory is all there is: it comes before a new connection.
      return ['rescue', 'again', 'openArchive', 'diagnostics']
    case 'newer':
    case 'updateNeeded':
      return ['update', 'again', 'diagnostics']
    case 'damaged':
      return ['rescue', 'raw', 'copyPlan', 'openArchive', 'diagnostics']
    case 'missing':
      return ['again', 'openArchive', 'start', 'diagnostics']
    default:
      return []
  }
}
