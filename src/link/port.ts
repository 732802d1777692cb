/**
 * Two lanes of one link. Each is ordered and complete for itself; nothing is promised between them, so a picture on
 * `bulk` holds up no command on `control`.
 */
export const LANES = ['control', 'bulk'] as const
export type Lane = (typeof LANES)[number]

/** The longest message, in bytes. */
export const MESSAGE_LIMIT = 8 * 1024 * 1024

/**
 * How a link ended. `closed`: by this side · `left`: the other side closed it, or its page went away · `lost`: the way between
 * them is gone · `declined`: a person at the other side said that this is not the device that was meant · `forged`: something came that this link's key did not seal, or came twice · `garbled`: what was sealed
 * with the key is no frame of ours.
 */
export const LINK_ENDS = ['closed', 'left', 'lost', 'declined', 'forged', 'garbled'] as const
export type LinkEnd = (typeof LINK_ENDS)[number]

/**
 * A way for messages between two devices, open from the moment that one holds it until it ends; it never opens again.
 * A device that froze looks connected for ever: whoever uses a link tells life by messages of its own.
 */
export interface Link {
  /**
   * Sends a message of at most `MESSAGE_LIMIT` bytes; the bytes may be used again after the call. On a link that has ended it
   * is dropped without a word, as it would be a moment earlier on the way.
   * @throws RangeError where the message is longer
   */
  readonly send: (message: Uint8Array, lane?: Lane) => void
  /** Who takes the messages. What came before there was anyone waits; a second taker replaces the first. */
  readonly onMessage: (take: (message: Uint8Array) => void) => void
  /** Called once when the link ends, or at once if it has. Several may listen. */
  readonly onClose: (take: (end: LinkEnd) => void) => void
  /** `null` while it is open. */
  readonly ended: () => LinkEnd | null
  /** Bytes that were sent and have not left this device; of one lane or of both. */
  readonly buffered: (lane?: Lane) => number
  /** Resolves once hardly anything of that lane waits any more, or the link has ended. To be awaited between large messages. */
  readonly drained: (lane?: Lane) => Promise<void>
  /** Ends the link. What was sent before goes out first, as far as it does within a few seconds; `declined` is told to the other side. */
  readonly close: (why?: 'declined') => void
}
