import type { Hash } from '../../book/hash'
import { leadOf, relation, sharedUntil } from '../../link/wire/copy'
import { LINES_LIMIT, type BookCopy, type Wire, type WireOf } from '../../link/wire/messages'
import { bareSignature, bareSlip } from '../../store/bare'
import type { FollowStore, StoredCopy } from '../../store/follow-port'
import { extension, foreignBook, newTerm } from './grow'
import { collect, type Incoming, type Whole } from './incoming'

/**
 * Why two devices cannot go on with one book by themselves. `contested`: two lead one term · `torn`: what came does not fit the
 * lines that are here · `elsewhere`: each leads a book of its own.
 */
export type Dispute = 'contested' | 'torn' | 'elsewhere'

/** What a replica needs: the disk, its peers, and whoever wants to know. */
export interface ReplicaNeeds {
  readonly store: FollowStore
  readonly wall: () => number
  readonly send: (peer: string, message: Wire) => void
  /** Lines of others came to the disk; `moved`: the book is to be opened anew. */
  readonly stored: (change: { readonly session: string; readonly book: Hash; readonly moved: boolean }) => void
  readonly disputed: (peer: string, dispute: Dispute) => void
  /** Whether this device goes with a peer to another book. */
  readonly follows: (peer: string) => boolean
  /** How far a peer has the book on its disk. */
  readonly acknowledged: (peer: string, have: { readonly book: Hash; readonly term: number; readonly seq: number }) => void
}

/**
 * This device's copy of one book, kept in step with those of its peers. A leader sends each line as soon as it is on its own
 * disk; whoever finds a gap asks for the rest; whoever hears of a larger term moves to it and keeps aside what only it
 * had ([RP1]–[RP5]). Works through one thing after another.
 */
export interface Replica {
  readonly copy: () => BookCopy | null
  /** Reads this device's disk: a book was opened, written on, or taken over here. Tells the peers what is new. @throws StoreError */
  look(book: Hash | null): Promise<void>
  /** A message of a peer that holds the book. @throws StoreError */
  take(peer: string, message: Wire): Promise<void>
  gone(peer: string): void
}

/** What is known of a peer. `sent`: lines up to there are on their way to it; `null`: it gets none until it asks. */
interface Peer {
  copy: BookCopy | null
  sent: number | null
  incoming: Incoming | null
  plan: WireOf<'plan'> | null
  asked: string | null
}

export function createReplica({ store, wall, send, stored, disputed, follows, acknowledged }: ReplicaNeeds): Replica {
  const peers = new Map<string, Peer>()
  let own: StoredCopy | null = null
  let turn: Promise<unknown> = Promise.resolve()

  function peerOf(id: string): Peer {
    const known = peers.get(id) ?? { copy: null, sent: null, incoming: null, plan: null, asked: null }
    peers.set(id, known)
    return known
  }

  const copy = (): BookCopy | null => (own === null ? null : copyOf(own))

  async function look(book: Hash | null): Promise<void> {
    const before = own
    own = book === null ? null : await store.copy(book)
    const same = before?.record.branch === own?.record.branch && before?.home === own?.home
    for (const [id, peer] of peers) {
      if (!same) {
        send(id, { kind: 'copy', copy: copy() })
        await compare(id, peer)
      } else if (own?.home === true && peer.sent !== null) await serve(id, peer, own)
    }
  }

  /** What follows from how a peer's copy stands to this one. */
  async function compare(id: string, peer: Peer): Promise<void> {
    peer.sent = null
    peer.asked = null
    const theirs = peer.copy
    if (theirs === null) return
    if (own === null) {
      if (theirs.home) ask(id, peer, theirs.book, 1, true)
      return
    }
    const mine = copyOf(own)
    const how = relation(mine, theirs)
    switch (how) {
      case 'equal':
      case 'behind':
      case 'ahead':
        if (how !== 'behind') acknowledged(id, { book: mine.book, term: leadOf(mine).term, seq: Math.min(mine.seq, theirs.seq) })
        // A leader that has fewer lines than a follower lost some: it takes them back before anything else.
        if (how === 'ahead' && !theirs.home) ask(id, peer, mine.book, mine.seq + 1, false)
        peer.sent = mine.home ? theirs.seq : null
        if (mine.home) await serve(id, peer, own)
        return
      case 'newer':
        ask(id, peer, mine.book, sharedUntil(mine, theirs) + 1, false)
        return
      case 'contested':
        disputed(id, 'contested')
        return
      case 'other':
        // A follower goes with its leader to the next book; whoever leads one stays with it.
        if (theirs.home && mine.home) disputed(id, 'elsewhere')
        else if (theirs.home && follows(id)) ask(id, peer, theirs.book, 1, true)
        return
      case 'older':
        return
      default:
        how satisfies never
    }
  }

  function ask(id: string, peer: Peer, book: Hash, from: number, plan: boolean): void {
    const asked = `${book} ${String(from)}`
    if (peer.asked === asked) return
    peer.asked = asked
    peer.incoming = null
    send(id, { kind: 'want', book, from, plan })
  }

  /** Sends everything after what is on its way already. */
  async function serve(id: string, peer: Peer, { record }: StoredCopy): Promise<void> {
    for (;;) {
      const from = (peer.sent ?? 0) + 1
      const { lines, slips, signature } = await store.tail({ book: record.id, branch: record.branch }, from, LINES_LIMIT)
      const last = lines.at(-1)
      if (last === undefined) return
      peer.sent = last.seq
      const texts = lines.map(({ bytes }) => new TextDecoder().decode(bytes))
      send(id, { kind: 'lines', book: record.id, term: record.term, from, lines: texts, slips: slips.map(bareSlip), signature: signature === null ? null : bareSignature(signature) })
      if (signature !== null) return
    }
  }

  async function wanted(id: string, peer: Peer, message: WireOf<'want'>): Promise<void> {
    if (own?.record.id !== message.book) return
    const plan = message.plan ? await store.plan(message.book) : null
    if (plan !== null) {
      send(id, { kind: 'plan', book: message.book, session: plan.session.id, text: new TextDecoder().decode(plan.bytes), slips: plan.slips.map(bareSlip) })
    }
    peer.sent = message.from - 1
    await serve(id, peer, own)
    if (!own.home) peer.sent = null
  }

  async function arrived(id: string, peer: Peer, message: WireOf<'lines'>): Promise<void> {
    const { incoming, whole } = collect(peer.incoming, message)
    peer.incoming = incoming
    if (whole === null) return
    peer.asked = null
    if (own?.record.id !== whole.book) await begin(id, peer, whole)
    else if (whole.term > own.record.term) await move(id, peer, own, whole)
    else if (whole.term === own.record.term) await extend(id, peer, own, whole)
    // Whoever still writes in an older term is told of the new one.
    else send(id, { kind: 'copy', copy: copy() })
  }

  async function begin(id: string, peer: Peer, whole: Whole): Promise<void> {
    const { plan } = peer
    if (plan?.book !== whole.book || own?.home === true) return
    const fresh = foreignBook(plan, whole, wall())
    peer.plan = null
    if (fresh === null) disputed(id, 'torn')
    else {
      await store.begin(fresh)
      await took(id, whole.book, true)
    }
  }

  async function extend(id: string, peer: Peer, mine: StoredCopy, whole: Whole): Promise<void> {
    const { seq } = mine.head
    if (whole.from > seq + 1) {
      ask(id, peer, whole.book, seq + 1, false)
      return
    }
    if (whole.signature.seq > seq) {
      const more = extension(mine, whole)
      if (more === null) {
        const contested = peer.copy !== null && relation(copyOf(mine), peer.copy) === 'contested'
        disputed(id, contested ? 'contested' : 'torn')
        return
      }
      await store.extend(more)
    }
    await took(id, whole.book, false)
  }

  async function move(id: string, peer: Peer, mine: StoredCopy, whole: Whole): Promise<void> {
    const keep = whole.from - 1
    if (keep > mine.head.seq) {
      ask(id, peer, whole.book, mine.head.seq + 1, false)
      return
    }
    const [shared] = (await store.tail({ book: whole.book, branch: mine.record.branch }, keep, 1)).lines
    const next = shared === undefined ? null : newTerm(mine, shared, whole)
    if (next === null) disputed(id, 'torn')
    else {
      await store.move(next)
      await took(id, whole.book, true)
    }
  }

  /** Lines are on the disk: whoever sent them is told, and whoever reads them here. */
  async function took(id: string, book: Hash, moved: boolean): Promise<void> {
    await look(book)
    if (own === null) return
    send(id, { kind: 'have', book, term: own.record.term, seq: own.head.seq })
    stored({ session: own.session, book, moved })
  }

  async function takeOne(id: string, message: Wire): Promise<void> {
    const peer = peerOf(id)
    switch (message.kind) {
      case 'hello':
      case 'copy':
        peer.copy = message.copy
        return compare(id, peer)
      case 'want':
        return wanted(id, peer, message)
      case 'plan':
        peer.plan = message
        return
      case 'lines':
        return arrived(id, peer, message)
      case 'have':
        acknowledged(id, message)
        return
      default:
        return
    }
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  return {
    copy,
    look: (book) => inTurn(() => look(book)),
    take: (peer, message) => inTurn(() => takeOne(peer, message)),
    gone(peer) {
      peers.delete(peer)
    },
  }
}

function copyOf({ session, record, leads, head, home }: StoredCopy): BookCopy {
  return { session, book: record.id, leads: [...leads], seq: head.seq, hash: head.hash, home }
}
