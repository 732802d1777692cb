import type { DraftPage } from '../../home/use-draft'

/** What `useDraft(session)` gives: the draft as it stands, and `edit` to change a section of it. */
export type DraftHandle = DraftPage

/** The props of every section component. It emits nothing: what is typed goes into the draft at once. */
export interface SectionProps {
  /** The session's id. */
  readonly session: string
  readonly draft: DraftHandle
  /** What is sought, as a plan's path: the section opens it, and the page puts the cursor there. */
  readonly at?: string | undefined
}
