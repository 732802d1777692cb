import type { JuryContestant } from '../session/view/jury'
import type { RowState } from './choice'
import { t } from './say'
import type { Seat } from './seat'

/** How a contestant stands for this juror, in words. */
export function stateWords(seat: Seat, contestant: JuryContestant): string {
  const state = seat.state(contestant)
  switch (state) {
    case 'recused':
      return t('list.recusedWhy', { reason: seat.recusals.get(contestant.id) ?? '' })
    case 'out':
      return t(contestant.standing === 'noShow' ? 'list.outNoShow' : 'list.outForfeited')
    case 'sent':
      return t(seat.receipt(contestant.id)?.amended === true ? 'list.amended' : 'list.sent')
    case 'open':
    case 'closed':
    case 'locked':
    case 'lockedSent':
      return t(`list.${state}`)
    default:
      state satisfies never
      return state
  }
}

/** Why a sheet cannot be filled; empty where it can. */
export function closedWords(seat: Seat, contestant: JuryContestant, state: RowState): string {
  if (seat.isClosed(contestant.id)) return t('sheet.used')
  switch (state) {
    case 'open':
    case 'sent':
      return ''
    case 'recused':
      return `${t('sheet.recused')}。${stateWords(seat, contestant)}`
    case 'out':
      return stateWords(seat, contestant)
    case 'closed':
      return t('sheet.closed')
    case 'locked':
      return seat.own.isDirty(contestant.id) ? t('sheet.lostSheet') : t('sheet.locked')
    case 'lockedSent':
      return seat.own.isDirty(contestant.id) ? t('sheet.lostDraft') : t('sheet.locked')
    default:
      state satisfies never
      return state
  }
}

/** Names in a row, the first few of many. */
export function namesOf(contestants: readonly JuryContestant[], most = 6): string {
  const names = contestants.slice(0, most).map(({ name }) => name).join('、')
  return contestants.length > most ? names + t('matrix.more', { n: contestants.length }) : names
}

/** A seat as its card says it; a mere number is said to be one. */
export function seatWords(seat: string): string {
  return /^\d+$/.test(seat) ? t('seat.seat', { seat }) : seat
}

/** What a criterion allows, in words. */
export function limitWords({ max, min, step, weight, options }: Seat['criteria'][number]): string {
  const parts = options === undefined ? [min === undefined || min === '0' ? t('sheet.most', { max }) : t('sheet.range', { min, max })] : []
  if (step !== undefined && options === undefined) parts.push(t('sheet.step', { step }))
  if (weight !== undefined && weight !== '1') parts.push(t('sheet.weight', { weight }))
  return parts.join(' · ')
}
