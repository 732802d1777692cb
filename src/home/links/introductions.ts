import { codeText, readPayloadText } from '../../link/pair/text'
import type { Paired } from '../../link/rtc/attempt'
import type { RtcNeeds } from '../../link/rtc/needs'
import { acceptOffer, createOffer, type PendingOffer } from '../../link/rtc/pairing'

/** What introductions need. @property send carries a code to another device by way of the leader */
interface IntroductionNeeds {
  readonly rtc: () => Promise<RtcNeeds>
  readonly send: (to: string, data: string) => void
  /** @param leader whether the other device may lead one day */
  readonly met: (paired: Paired, leader: boolean) => void
}

/**
 * Links between devices that were both paired with the leader: it carries their codes, so nobody has to scan. What comes of
 * it is tried again later by whoever began; a failure is no trouble of anybody's.
 */
export interface Introductions {
  begin(device: string, mayLead: boolean): Promise<void>
  take(from: string, data: string): Promise<void>
}

export function createIntroductions({ rtc, send, met }: IntroductionNeeds): Introductions {
  const offers = new Map<string, { readonly offer: PendingOffer; readonly mayLead: boolean }>()
  return {
    async begin(device, mayLead) {
      offers.get(device)?.offer.cancel()
      const made = await createOffer(await rtc())
      if (!made.ok) return
      offers.set(device, { offer: made.offer, mayLead })
      send(device, codeText(made.offer.payload))
    },
    async take(from, data) {
      const read = readPayloadText(data)
      if (!read.ok) return
      const waiting = offers.get(from)
      if (read.payload.kind === 'offer') {
        const made = await acceptOffer(await rtc(), read.payload)
        if (!made.ok) return
        send(from, codeText(made.answer.payload))
        const result = await made.answer.result
        // Only a device that may lead begins, so this is one.
        if (result.ok) met(result.paired, true)
      } else if (waiting !== undefined) {
        offers.delete(from)
        const accepted = await waiting.offer.accept(read.payload)
        const result = accepted.ok ? await accepted.joining.result : null
        if (result?.ok === true) met(result.paired, waiting.mayLead)
      }
    },
  }
}
