import type { PaperPlan } from '../../home/care-requests'
import { speakerOf } from '../../session/rundown'
import { standbyOf } from '../../session/standby'

/**
 * What stands under 候场 on paper, a cue each, by its id: the typed words, and after a swap whoever comes now, as the console
 * says it. What nobody typed stays empty, to be written in by hand.
 */
export function paperStandby({ contestants, rundown }: PaperPlan): Map<string, string> {
  const names = new Map(contestants.map(({ id, unit, shortName }) => [id, { name: shortName ?? unit, unit, shortName: shortName ?? null }]))
  return new Map(
    rundown.map((cue, index) => {
      if (cue.standby === undefined) return [cue.id, '']
      const now = speakerOf(cue)
      const coming = [...new Set(rundown.slice(index + 1).map(speakerOf))].filter((id) => id !== null && id !== now)
      const onDeck = coming.slice(0, 2).flatMap((id) => names.get(id ?? '')?.name ?? [])
      return [cue.id, standbyOf({ kind: cue.kind, typed: cue.standby }, { onDeck, contestants: [...names.values()] }, false) ?? '']
    }),
  )
}
