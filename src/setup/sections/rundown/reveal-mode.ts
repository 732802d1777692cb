import type { CueOf, PanelId } from '../../../session/cue'

type Steps = CueOf<'reveal'>['steps']

/** How a result appears: everything in one press, or a panel a press. `own` is any other way. */
export type RevealMode = 'atOnce' | 'oneByOne' | 'own'

/** How these steps open the panels. One panel in one step is shown at once. */
export function revealMode(steps: Steps): RevealMode {
  if (steps.length === 1) return 'atOnce'
  return steps.every(({ show }) => show.length === 1) ? 'oneByOne' : 'own'
}

/** The same panels in the same order, opened in another way. `nameOf` names a panel, `all` the single step. */
export function inMode(steps: Steps, mode: 'atOnce' | 'oneByOne', { nameOf, all }: { readonly nameOf: (panel: PanelId) => string; readonly all: string }): Steps {
  const panels = [...new Set(steps.flatMap(({ show }) => show))]
  if (mode === 'atOnce') return [{ label: all, show: panels.slice(0, 12) }]
  return panels.map((panel) => ({ label: steps.find(({ show }) => show.length === 1 && show[0] === panel)?.label ?? nameOf(panel), show: [panel] }))
}
