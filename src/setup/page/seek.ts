/** A field that may be the one that is sought. */
export interface Candidate {
  /** Its label, as it is heard. */
  readonly label: string
  /** Whether it says that it has to be filled in, or that something is wrong with it. */
  readonly asks: boolean
}

/**
 * Which of some fields a place means.
 * @param words the place's steps in the words of the fields, the last one the field's own
 * @returns its index; `null` where none can be meant
 */
export function bestOf(fields: readonly Candidate[], words: readonly string[]): number | null {
  const own = words.at(-1) ?? ''
  const scores = fields.map(({ label, asks }) => {
    const named = own !== '' && label.includes(own) ? 4 : 0
    const within = words.slice(0, -1).some((word) => word !== '' && label.includes(word)) ? 1 : 0
    return named + within + (asks ? 3 : 0)
  })
  const best = Math.max(0, ...scores)
  return best === 0 ? null : scores.indexOf(best)
}

const CONTROLS = 'input:not([type="hidden"], [type="file"]), textarea, [role="combobox"]'

/** The control under `root` that a place means; `null` where there is none. */
export function fieldAt(root: HTMLElement, words: readonly string[]): HTMLElement | null {
  const controls = [...root.querySelectorAll<HTMLElement>(CONTROLS)].filter((control) => control.getClientRects().length > 0 && !control.matches(':disabled'))
  const found = bestOf(controls.map(candidateOf), words)
  return found === null ? null : (controls[found] ?? null)
}

function candidateOf(control: HTMLElement): Candidate {
  const field = control.closest<HTMLElement>('.field')
  const labels = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement ? [...(control.labels ?? [])].map((label) => label.textContent) : []
  const group = control.closest('[role="radiogroup"]')
  const named = group === null ? '' : (document.getElementById(group.getAttribute('aria-labelledby') ?? '')?.textContent ?? group.getAttribute('aria-label') ?? '')
  return {
    label: [control.getAttribute('aria-label') ?? '', ...labels, named].join(' '),
    asks: control.getAttribute('aria-invalid') === 'true' || (field !== null && (field.dataset['fault'] === 'true' || field.querySelector('.mark') !== null)),
  }
}
