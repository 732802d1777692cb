import type { Draft } from '../../../session/draft'

/**
 * What else bears the meeting's title and takes its new one: the board, the larger meeting and its item for the arena. What the
 * author called otherwise stays.
 */
export function retitled({ meeting: { title: old }, board, agenda }: Draft, title: string): Partial<Pick<Draft, 'board' | 'agenda'>> {
  const named = (text: string): string => (text === old ? title : text)
  const meeting = agenda.meeting === undefined ? undefined : { ...agenda.meeting, title: named(agenda.meeting.title), agenda: agenda.meeting.agenda.map((item) => ({ ...item, text: named(item.text) })) }
  return {
    ...(board.board.title === old ? { board: { board: { ...board.board, title } } } : {}),
    ...(meeting === undefined || JSON.stringify(meeting) === JSON.stringify(agenda.meeting) ? {} : { agenda: { ...agenda, meeting } }),
  }
}
