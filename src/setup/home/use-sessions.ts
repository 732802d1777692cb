import { computed, onMounted, onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { RequestOf, Fault, Reply } from '../../home/requests'
import { useHome } from '../../home/stores'
import { waysOut } from '../../home/trouble'
import { settleUpdate } from '../../platform/updates'
import type { SessionRecord } from '../../store/records'
import { goWithoutPlan } from '../page/forget'
import { usePlaceWords } from '../sections/check/use-place-words'
import { download } from '../../platform/download'

/** What the start page shows and does. An operation that failed leaves its reason in `problem`, in words. */
export interface Sessions {
  readonly sessions: Readonly<ShallowRef<readonly SessionRecord[]>>
  readonly deleted: Readonly<ShallowRef<readonly SessionRecord[]>>
  /** The session that the venue runs. */
  readonly running: Readonly<ShallowRef<string | null>>
  /** `false` until the sessions have been read once. */
  readonly listed: Readonly<ShallowRef<boolean>>
  readonly problem: Readonly<ShallowRef<string | null>>
  /** The same as a fault, for the ways on from it. */
  readonly fault: Readonly<ShallowRef<Fault | null>>
  readonly notice: ShallowRef<string | null>
  /** Reads the list anew. */
  list(): Promise<void>
  /** What was deleted last, so that it can be taken back. */
  readonly undoable: ShallowRef<SessionRecord | null>
  readonly busy: Readonly<ShallowRef<boolean>>
  /** Opens a plan live at once and goes to its console. */
  openAtOnce(source: string | Blob): Promise<void>
  /** Makes a session to be prepared and goes to its setup page. */
  prepare(from: RequestOf<'prepare'>['from']): Promise<void>
  setup(session: SessionRecord, section?: string): Promise<void>
  /** Opens the doors, or rehearses; a plan that is not ready is shown in setup, with what is missing. */
  begin(session: SessionRecord, how: 'openSession' | 'rehearse'): Promise<void>
  endRehearsal(session: SessionRecord): Promise<void>
  toConsole(session: SessionRecord): Promise<void>
  toReplay(session: SessionRecord): Promise<void>
  openArchive(file: File): Promise<void>
  park(): Promise<void>
  rename(session: SessionRecord, title: string): Promise<void>
  copy(session: SessionRecord, title: string): Promise<void>
  remove(session: SessionRecord): Promise<void>
  undelete(session: SessionRecord): Promise<void>
  exportPlan(session: SessionRecord): Promise<void>
}

/** The sessions of this browser, for the start page. */
export function useSessions(): Sessions {
  const { t } = useI18n()
  const router = useRouter()
  const home = useHome()
  const sessions = shallowRef<readonly SessionRecord[]>([])
  const deleted = shallowRef<readonly SessionRecord[]>([])
  const running = shallowRef<string | null>(null)
  const listed = shallowRef(false)
  const fault = shallowRef<Fault | null>(null)
  const { refusedAt } = usePlaceWords()
  const problem = computed(() => {
    if (fault.value === null) return null
    const { code, place } = fault.value
    return t(`faults.${code}`, { place: code === 'planRefused' ? refusedAt(place) : (place ?? '') })
  })
  const notice = shallowRef<string | null>(null)
  const undoable = shallowRef<SessionRecord | null>(null)
  const busy = shallowRef(false)

  const say = (what: Fault) => {
    fault.value = what
  }

  async function list(): Promise<void> {
    const reply = await home.request({ kind: 'sessions' })
    if (reply.ok) {
      sessions.value = reply.value.sessions
      deleted.value = reply.value.deleted
      running.value = reply.value.running
      listed.value = true
      if (fault.value !== null && waysOut(fault.value.code, 'start').length > 0) fault.value = null
    } else say(reply.fault)
  }

  /** Does one thing at a time; afterwards the list is read anew. */
  async function act<Kind extends 'run' | 'remove' | 'undelete' | 'rename' | 'endRehearsal'>(request: RequestOf<Kind>): Promise<boolean> {
    fault.value = null
    notice.value = null
    const reply: Reply<Kind> = await home.request(request)
    if (!reply.ok) say(reply.fault)
    await list()
    return reply.ok
  }

  /** An update that is being installed comes first, never in between. */
  async function carefully(what: () => Promise<void>): Promise<void> {
    if (busy.value) return
    busy.value = true
    fault.value = null
    notice.value = null
    if ((await settleUpdate()) === 'current') await what()
    busy.value = false
  }

  const setup = async ({ id }: Pick<SessionRecord, 'id'>, section?: string) => {
    await router.push({ name: 'setup', params: { id }, query: section === undefined ? {} : { section } })
  }

  const seen = () => {
    if (document.visibilityState === 'visible') void list()
  }
  onMounted(() => {
    void list()
    document.addEventListener('visibilitychange', seen)
  })
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', seen)
  })

  return {
    sessions,
    deleted,
    running,
    listed,
    problem,
    fault,
    list,
    notice,
    undoable,
    busy,
    setup,
    openAtOnce: (source) =>
      carefully(async () => {
        const reply = await home.request({ kind: 'create', source })
        if (reply.ok) await goWithoutPlan(router, { name: 'console', params: { id: reply.value.session } })
        else say(reply.fault)
      }),
    prepare: (from) =>
      carefully(async () => {
        const reply = await home.request({ kind: 'prepare', from })
        if (reply.ok) await setup({ id: reply.value.session })
        else say(reply.fault)
      }),
    begin: (session, how) =>
      carefully(async () => {
        const reply = await home.request({ kind: how, session: session.id })
        if (reply.ok) await goWithoutPlan(router, { name: 'console', params: { id: session.id } })
        else if (reply.fault.code === 'planRefused') await setup(session, 'check')
        else say(reply.fault)
      }),
    async endRehearsal({ id }) {
      await act({ kind: 'endRehearsal', session: id })
    },
    toConsole: (session) =>
      carefully(async () => {
        if (session.state !== 'sealed') await home.request({ kind: 'run', session: session.id })
        await goWithoutPlan(router, { name: 'console', params: { id: session.id } })
      }),
    async toReplay({ id }) {
      await router.push({ name: 'replay', params: { id } })
    },
    async openArchive(file) {
      home.picked = file
      await router.push({ name: 'replay', params: { id: 'file' } })
    },
    async park() {
      await act({ kind: 'run', session: null })
    },
    async rename({ id }, title) {
      await act({ kind: 'rename', session: id, title })
    },
    async copy({ id }, title) {
      fault.value = null
      const reply = await home.request({ kind: 'prepare', from: { kind: 'copy', session: id, title } })
      if (!reply.ok) say(reply.fault)
      await list()
    },
    async remove(session) {
      if (await act({ kind: 'remove', session: session.id })) undoable.value = session
    },
    async undelete(session) {
      if ((await act({ kind: 'undelete', session: session.id })) && undoable.value?.id === session.id) undoable.value = null
    },
    async exportPlan({ id }) {
      fault.value = null
      const reply = await home.request({ kind: 'exportPlan', session: id })
      if (!reply.ok) {
        say(reply.fault)
        return
      }
      download(reply.value.name, reply.value.bytes)
      notice.value = t('home.saved', { name: reply.value.name })
    },
  }
}
