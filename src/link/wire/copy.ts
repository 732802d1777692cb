import type { BookCopy } from './messages'

/**
 * How another device's copy of a book stands to this one's ([CP1]).
 * `equal`, `behind`, `ahead`: one term, theirs has as many, fewer or more lines · `older`, `newer`: theirs is of a smaller or a larger
 * term · `contested`: one term under two keys, which nobody but a person can settle · `other`: another book.
 */
export type Relation = 'equal' | 'behind' | 'ahead' | 'older' | 'newer' | 'contested' | 'other'

export function relation(own: BookCopy, theirs: BookCopy): Relation {
  if (own.book !== theirs.book) return 'other'
  const mine = leadOf(own)
  const other = leadOf(theirs)
  if (other.term !== mine.term) return other.term > mine.term ? 'newer' : 'older'
  if (other.key !== mine.key) return 'contested'
  if (theirs.seq === own.seq) return 'equal'
  return theirs.seq > own.seq ? 'ahead' : 'behind'
}

/** The present term of a copy. */
export function leadOf(copy: Pick<BookCopy, 'leads'>): BookCopy['leads'][number] {
  const lead = copy.leads.at(-1)
  if (lead === undefined) throw new RangeError('a copy without a term')
  return lead
}

/**
 * The last line that two copies have in common for certain ([CP2]): where the terms part, the earlier of the two lines after
 * which they began; never more than this copy has.
 */
export function sharedUntil(own: Pick<BookCopy, 'leads' | 'seq'>, theirs: Pick<BookCopy, 'leads'>): number {
  const parting = theirs.leads.findIndex(({ term, key }, at) => own.leads[at]?.term !== term || own.leads[at].key !== key)
  const at = parting === -1 ? theirs.leads.length : parting
  const forks = [own.leads[at]?.from.seq, theirs.leads[at]?.from.seq].filter((seq) => seq !== undefined)
  return Math.min(own.seq, ...forks)
}
