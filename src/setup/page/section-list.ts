import { defineAsyncComponent, type Component } from 'vue'
import type { Section } from '../../session/draft'

/** A page of setup: a section of the plan, or the check before the doors open. */
export type SetupPart = Section | 'check'

/** The parts in the order in which a meeting is prepared. */
export const SETUP_PARTS = ['meeting', 'agenda', 'contestants', 'speech', 'rundown', 'scheme', 'scoring', 'board', 'assessment', 'extras', 'check'] as const satisfies readonly SetupPart[]

/** Sections that may stay empty. */
export const OPTIONAL_PARTS: ReadonlySet<SetupPart> = new Set(['agenda', 'scheme', 'scoring', 'assessment', 'extras'])

/** Reads a part's name out of an address. */
export function partOf(name: unknown): SetupPart | null {
  return SETUP_PARTS.find((part) => part === name) ?? null
}

const loaders = import.meta.glob<Component>('../sections/*/*Section.vue', { import: 'default' })

/** Each part's component, loaded when it is opened. */
export const SECTION_PAGES: ReadonlyMap<SetupPart, Component> = new Map(
  SETUP_PARTS.flatMap((part): [SetupPart, Component][] => {
    const found = Object.entries(loaders).find(([path]) => path.split('/').at(-2) === part)
    return found === undefined ? [] : [[part, defineAsyncComponent(found[1])]]
  }),
)
