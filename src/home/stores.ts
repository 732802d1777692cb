import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { noteCode } from '../platform/codes'
import type { Command } from '../session/commands'
import type { Audience, View } from '../session/view/view'
import type { DeskView } from '../session/view/desk'
import type { HostView } from '../session/view/host'
import type { StageView } from '../session/view/scene'
import type { LinkToPage } from './links/requests'
import type { Answer, ClockDoubt } from './protocol'
import type { Fault, Reply, Request, RequestOf } from './requests'
import { isOver, reached, type StandingFault } from './standing'
import { openWindow, type HomeWindow } from './window'

/** How long a page may hear nothing of the home before it says so. */
const QUIET = 3_000

/**
 * What a page knows of the meeting: the view of its audience as it last came, and whether the home is heard.
 * There is one connection a page; `connect` may be called again for another session.
 */
export const useHome = defineStore('home', () => {
  const view = shallowRef<View | null>(null)
  const session = shallowRef<string | null>(null)
  /** It stands until something later is recorded: what was not recorded must not be overlooked. */
  const standing = shallowRef<StandingFault | null>(null)
  const fault = computed<Fault | null>(() => standing.value?.fault ?? null)
  const quiet = shallowRef(false)
  /** Whether this page follows the venue and nothing runs there. */
  const waiting = shallowRef(false)
  /** Clocks that disagree, for the host to judge. */
  const doubt = shallowRef<ClockDoubt | null>(null)
  /** An archive that was picked on the start page, for the replay to open. */
  const picked = shallowRef<File | null>(null)
  let home: HomeWindow | null = null
  let links: { readonly take: (message: LinkToPage) => void; readonly held: () => boolean; readonly dropped: () => void } | null = null
  let heardAs: Audience | null = null
  /** What was asked for last: `undefined` where nobody asked to live in a session. */
  let wantedLast: string | null | undefined
  let quietTimer: ReturnType<typeof setTimeout> | undefined

  const stage = computed<StageView | null>(() => (view.value !== null && view.value.audience !== 'host' && view.value.audience !== 'desk' && view.value.audience !== 'jury' ? view.value : null))
  const host = computed<HostView | null>(() => (view.value?.audience === 'host' ? view.value : null))
  const desk = computed<DeskView | null>(() => (view.value?.audience === 'desk' ? view.value : null))

  function fail(what: Fault): void {
    standing.value = { fault: what, at: reached(session.value, view.value) }
  }

  function hear(): void {
    quiet.value = false
    clearTimeout(quietTimer)
    quietTimer = setTimeout(() => {
      quiet.value = true
    }, QUIET)
  }

  /** Opens the page's connection for an audience; a second call with the same one keeps it. */
  function open(audience: Audience): HomeWindow {
    // Whoever asked something as another audience still gets the answer.
    if (heardAs !== audience) close(true)
    heardAs = audience
    home ??= openWindow({
      audience,
      onView(next, from, told) {
        view.value = next
        doubt.value = told
        session.value = from
        if (standing.value !== null && isOver(standing.value, reached(from, next))) standing.value = null
        waiting.value = false
        hear()
      },
      onBeat: hear,
      onFault(next) {
        noteCode(`home.${next.code}`)
        fail(next)
      },
      onThrownAway(follows) {
        waiting.value = follows
        view.value = null
        doubt.value = null
        session.value = null
        // Whatever is shown next is of another book.
        if (standing.value !== null) fail(standing.value.fault)
      },
      onLinks: (message) => links?.take(message),
    })
    return home
  }

  /** Shows a session to an audience; `null` follows the one that the venue runs. */
  async function connect(audience: Audience, wanted: string | null): Promise<Reply<'live'>> {
    const window = open(audience)
    wantedLast = wanted
    const reply = await window.live(wanted)
    waiting.value = reply.ok && reply.value.session === null
    return reply
  }

  /** Sends a command of the host, or of the counting desk. Never rejects: what was not obeyed comes back as a value. */
  async function command(what: Command): Promise<Answer> {
    const reply = await open(heardAs === 'desk' ? 'desk' : 'host').request({ kind: 'command', command: what })
    const answer: Answer = reply.ok ? reply.value : { kind: 'failed', fault: 'failed' }
    if (answer.kind === 'refused') noteCode(`refused.${answer.code}`)
    if (answer.kind === 'failed') {
      noteCode(`command.${answer.fault}`)
      fail({ code: answer.fault, place: null })
    }
    if (answer.kind === 'recorded') standing.value = null
    return answer
  }

  /**
   * What this page's worker says of links with other devices, through every connection of the page.
   * @param held whether there are links: then the worker outlives the connection, for the page's next one
   * @param dropped the worker is gone, and with it all that it knew of them
   */
  function onLinks(taker: NonNullable<typeof links>): void {
    links = taker
  }

  /** Asks this page's worker for something beside the live session. */
  async function request<Kind extends Request['kind']>(what: RequestOf<Kind>): Promise<Reply<Kind>> {
    const reply = await (home ?? open('host')).request(what)
    if (!reply.ok) noteCode(`${what.kind}.${reply.fault.code}`)
    return reply
  }

  /**
   * Opens this page's connection anew, with a new worker and a new hold on the database. What is shown stays until
   * something newer comes. @returns what became of it; `true` also where this page lives in no session
   */
  async function reopen(): Promise<boolean> {
    const audience = heardAs ?? 'host'
    home?.close()
    home = null
    links?.dropped()
    standing.value = null
    noteCode('page.reopened')
    if (wantedLast === undefined) return (await open(audience).request({ kind: 'sessions' })).ok
    return (await connect(audience, wantedLast)).ok
  }

  /** Home time in this page, in milliseconds. */
  function now(): number {
    return home?.now() ?? 0
  }

  /** @param keep whether the worker goes on for the connection that is opened next */
  function close(keep = false): void {
    clearTimeout(quietTimer)
    home?.close(keep || links?.held() === true)
    home = null
    heardAs = null
    wantedLast = undefined
    quiet.value = false
    waiting.value = false
    standing.value = null
    view.value = null
    session.value = null
  }

  return { view, stage, host, desk, session, fault, quiet, waiting, doubt, picked, connect, command, request, onLinks, reopen, now, close: () => { close() } }
})
