import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { rtcNeeds } from '../../home/links/rtc-needs'
import type { Code } from '../../link/pair/code'
import type { PairPayload } from '../../link/pair/payload'
import { codeText, typedText } from '../../link/pair/text'
import type { Paired, PairResult } from '../../link/rtc/attempt'
import { patienceOf, type PairFault } from '../../link/rtc/needs'
import { acceptOffer, createOffer, type PendingAnswer, type PendingOffer } from '../../link/rtc/pairing'

/** Why a pairing ended without a link: the faults of the link, codes that differ, as this side or the other one saw it, or a browser that has no WebRTC. */
export type PairingEnd = PairFault | 'different' | 'declined' | 'noWebrtc'

/** A code that is shown to the other device. `until`: on the running clock, in milliseconds. */
export interface ShownCode {
  readonly text: string
  readonly typed: string
  readonly until: number
}

/** How far a pairing is. `comparing`: both codes were read; the four characters are to be compared, `linked` or not yet. */
export type PairingStep =
  | { readonly kind: 'idle' }
  | { readonly kind: 'making' }
  | { readonly kind: 'shown'; readonly code: ShownCode }
  | { readonly kind: 'comparing'; readonly confirm: string; readonly linked: boolean; readonly agreed: boolean }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly code: PairingEnd }

/** One pairing, from either side. The person who compares decides: until then nothing is said over the link. */
export interface Pairing {
  readonly step: Readonly<ShallowRef<PairingStep>>
  /** Why the last code was not taken while this side goes on waiting. */
  readonly problem: Readonly<ShallowRef<PairFault | null>>
  /** Shows an offer. */
  readonly invite: () => Promise<void>
  /** Takes what was read: the answer to the offer that is shown, or an offer to be answered. */
  readonly take: (code: Code) => Promise<void>
  readonly agree: () => void
  readonly differ: () => void
  /** Gives up what there is, and begins anew. */
  readonly reset: () => void
}

/** @param onPaired takes the link once it is open and both sides were compared */
export function usePairing(onPaired: (paired: Paired) => void): Pairing {
  const step = shallowRef<PairingStep>({ kind: 'idle' })
  const problem = shallowRef<PairFault | null>(null)
  let offer: PendingOffer | null = null
  let answer: PendingAnswer | null = null
  let paired: Paired | null = null
  /** Counts attempts: what an earlier one still says is not heard. */
  let turn = 0
  /** The attempt that was said no to before there was a link: the other side hears of it as soon as there is one. */
  let declined: number | null = null
  /** A camera shows the same code again while it is being taken. */
  let taking = false

  function fail(code: PairingEnd): void {
    step.value = { kind: 'failed', code }
  }

  function letGo(): void {
    turn += 1
    offer?.cancel()
    answer?.cancel()
    paired?.link.close()
    offer = null
    answer = null
    paired = null
    problem.value = null
  }

  function finish(): void {
    if (paired === null) return
    const whole = paired
    paired = null
    offer = null
    answer = null
    step.value = { kind: 'done' }
    onPaired(whole)
  }

  function compare(confirm: string, result: PairResult): void {
    if (!result.ok) {
      fail(result.code)
      return
    }
    const mine = turn
    paired = result.paired
    paired.link.onClose((end) => {
      if (mine !== turn) return
      // The other side may say no when this one has said yes already.
      if (end === 'declined') fail('declined')
      else if (step.value.kind === 'comparing') fail('left')
    })
    const agreed = step.value.kind === 'comparing' && step.value.agreed
    step.value = { kind: 'comparing', confirm, linked: true, agreed }
    if (agreed) finish()
  }

  async function invite(): Promise<void> {
    letGo()
    const mine = turn
    step.value = { kind: 'making' }
    const needs = await rtcNeeds().catch(() => null)
    const made = needs === null ? null : await createOffer(needs)
    if (mine !== turn) {
      if (made?.ok === true) made.offer.cancel()
      return
    }
    if (needs === null || made === null) fail('noWebrtc')
    else if (!made.ok) fail(made.code)
    else {
      offer = made.offer
      step.value = { kind: 'shown', code: { text: codeText(offer.payload), typed: typedText(offer.payload), until: performance.now() + patienceOf(needs).offer } }
      void offer.gone.then((why) => {
        if (mine === turn && why === 'expired') fail('expired')
      })
    }
  }

  async function accept(pending: PendingOffer, payload: PairPayload): Promise<void> {
    const mine = turn
    taking = true
    const taken = await pending.accept(payload)
    taking = false
    if (mine !== turn || step.value.kind !== 'shown') return
    if (!taken.ok) {
      if (taken.code === 'expired' || taken.code === 'refused') fail(taken.code)
      else problem.value = taken.code
      return
    }
    const { confirm, result } = taken.joining
    step.value = { kind: 'comparing', confirm, linked: false, agreed: false }
    const came = await result
    if (mine === turn) compare(confirm, came)
    else if (came.ok) came.paired.link.close(declined === mine ? 'declined' : undefined)
  }

  async function join(payload: PairPayload): Promise<void> {
    letGo()
    const mine = turn
    step.value = { kind: 'making' }
    const needs = await rtcNeeds().catch(() => null)
    const made = needs === null ? null : await acceptOffer(needs, payload)
    if (mine !== turn) {
      if (made?.ok === true) made.answer.cancel()
      return
    }
    if (needs === null || made === null) fail('noWebrtc')
    else if (!made.ok) fail(made.code)
    else {
      answer = made.answer
      const { confirm } = answer
      step.value = { kind: 'shown', code: { text: codeText(answer.payload), typed: typedText(answer.short), until: performance.now() + patienceOf(needs).answer } }
      const came = await answer.result
      if (mine === turn) compare(confirm, came)
      else if (came.ok) came.paired.link.close()
    }
  }

  onScopeDispose(letGo)

  return {
    step,
    problem,
    invite,
    async take(code) {
      if (taking || code.kind === 'reunion') return
      problem.value = null
      if (offer !== null && step.value.kind === 'shown') await accept(offer, code)
      else if (offer === null && step.value.kind === 'idle') await join(code)
    },
    agree() {
      if (step.value.kind !== 'comparing') return
      step.value = { ...step.value, agreed: true }
      finish()
    },
    differ() {
      if (paired === null) {
        declined = turn
        offer = null
      } else paired.link.close('declined')
      letGo()
      fail('different')
    },
    reset() {
      letGo()
      step.value = { kind: 'idle' }
    },
  }
}
