import { shallowRef } from 'vue'
import type { Fault } from '../home/requests'
import { PATIENCE, useConnection, type Connection } from './connection'
import { sitDown, type Seat, type Sitter } from './seat'

/** Why nobody sits down: by code, and where the home asks to wait, until when (milliseconds of this page's running clock). */
export interface EnterFault {
  readonly code: Fault['code'] | 'silent'
  readonly until: number | null
}

/** The judge's page: the meeting, and who sits here. */
export interface Jury {
  readonly connection: Connection
  readonly seat: Seat | null
  readonly entering: boolean
  readonly enterFault: EnterFault | null
  readonly enter: (panel: string, juror: string, pin: string) => Promise<boolean>
  readonly enterBox: (code: string) => Promise<boolean>
  readonly forgetFault: () => void
  /** @param forget also what was typed and not sent */
  readonly leave: (forget: boolean) => void
}

export function useJury(): Jury {
  const seat = shallowRef<Seat | null>(null)
  const entering = shallowRef(false)
  const enterFault = shallowRef<EnterFault | null>(null)

  function leave(forget: boolean): void {
    seat.value?.leave(forget)
    seat.value = null
    enterFault.value = null
  }

  // What was typed in a rehearsal goes with its book.
  const connection = useConnection(() => {
    leave(true)
  })

  /** @returns whether somebody sits now; a worker that does not answer in time is a fault like others */
  async function entered<Sheet>(ask: () => Promise<{ readonly ok: true; readonly value: Sheet } | { readonly ok: false; readonly fault: Fault }>, sit: (sheet: Sheet) => Seat): Promise<boolean> {
    if (entering.value) return false
    entering.value = true
    enterFault.value = null
    await connection.ready()
    let timer: ReturnType<typeof setTimeout> | undefined
    const silence = new Promise<null>((resolve) => {
      timer = setTimeout(() => {
        resolve(null)
      }, PATIENCE)
    })
    const reply = await Promise.race([ask(), silence])
    clearTimeout(timer)
    entering.value = false
    if (reply === null) enterFault.value = { code: 'silent', until: null }
    else if (!reply.ok) enterFault.value = { code: reply.fault.code, until: untilOf(reply.fault) }
    else seat.value = sit(reply.value)
    return seat.value !== null
  }

  function sit(session: string, sitter: Sitter, sheet: Parameters<typeof sitDown>[0]['sheet']): Seat {
    return sitDown({ connection, session, sitter, sheet, storage: sessionStorage, random: (bytes) => crypto.getRandomValues(bytes) })
  }

  return {
    connection,
    get seat() {
      return seat.value
    },
    get entering() {
      return entering.value
    },
    get enterFault() {
      return enterFault.value
    },
    async enter(panel, juror, pin) {
      const { session } = connection
      if (session === null) return false
      return entered(() => connection.request({ kind: 'juryEnter', session, panel, juror, pin }), (sheet) => sit(session, { kind: 'named', panel, juror, pin }, sheet))
    },
    async enterBox(code) {
      const { session } = connection
      if (session === null) return false
      return entered(() => connection.request({ kind: 'boxEnter', session, code }), (card) => sit(session, { kind: 'box', panel: card.panel, code }, card))
    },
    forgetFault() {
      enterFault.value = null
    },
    leave,
  }
}

/** `tooOften` says in how many seconds it may be tried again. */
function untilOf({ code, place }: Fault): number | null {
  const seconds = code === 'tooOften' ? Number(place ?? 'none') : Number.NaN
  return Number.isFinite(seconds) && seconds > 0 ? performance.now() + seconds * 1_000 : null
}
