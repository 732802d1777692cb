import type { Arena, PlanDraft } from '../../session/plan'
import { rundownOf } from '../../session/templates/rundown'
import { templateOf } from '../../session/templates/template'
import type { TemplateWords } from '../../session/templates/words'

/** What a new arena begins with. */
export interface NewArena {
  readonly arena: Arena
  readonly title: string
  /** As `2022-07-26`. */
  readonly date: string
  /** `09:00`; empty when it is not known yet. */
  readonly startTime: string
}

/** The plan that a new arena begins with: its template under the title that was typed, and the rundown of that. */
export function newDraft({ arena, title, date, startTime }: NewArena, words: TemplateWords): PlanDraft {
  const template = templateOf(arena, words, { date })
  const { meeting } = template
  const plan: PlanDraft = {
    ...template,
    title,
    ...(startTime === '' ? {} : { startTime }),
    ...(meeting === undefined ? {} : { meeting: { title, agenda: meeting.agenda.map((item) => (item.arena ? { ...item, text: title } : item)) } }),
  }
  return { ...plan, rundown: rundownOf(plan, words) }
}
