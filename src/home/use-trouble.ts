import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { download } from '../platform/download'
import { usePersistence } from '../platform/persistence'
import { diagnosticsFile, gatherDiagnostics } from './diagnostics'
import type { Fault, RequestOf } from './requests'
import { useHome } from './stores'
import { waysOut, type TroublePlace, type Way } from './trouble'

/** A fault in the host's words, for `ui/components/StorageTrouble`. */
export interface ShownTrouble {
  readonly title: string
  readonly explains: string
  readonly more: string
  readonly ways: readonly { readonly way: Way; readonly label: string }[]
  /** What came of the last way; empty before one was taken. */
  readonly done: string
  /** Why the last way led nowhere. */
  readonly refused: string
}

/** Faults of which more is to be said than what they are. */
const EXPLAINED = ['blocked', 'newer', 'updateNeeded', 'vanished', 'full', 'timeout', 'failed', 'damaged', 'missing'] as const

/** What only a stored session can do. */
const OF_SESSION: ReadonlySet<Way> = new Set(['rescue', 'raw', 'copyPlan'])

interface Done {
  readonly key: 'again' | 'rescued' | 'partly' | 'raw' | 'diagnostics'
  readonly name: string
  readonly lines: number
}

export interface Trouble {
  /** `null` while there is no fault. */
  readonly shown: ComputedRef<ShownTrouble | null>
  readonly busy: Readonly<ShallowRef<boolean>>
  /** What came of the last way, in words; empty before one was taken. */
  readonly saved: ComputedRef<string>
  /** Goes a way, one at a time. */
  take(way: Way): Promise<void>
}

/**
 * The ways on from a fault, in words and in deeds.
 * @param fault what is wrong now @param session the session in trouble; `null` where the page has none
 */
export function useTrouble(place: TroublePlace, fault: () => Fault | null, session: () => string | null): Trouble {
  const { t } = useI18n()
  const home = useHome()
  const router = useRouter()
  const persistence = usePersistence()
  const busy = shallowRef(false)
  const done = shallowRef<Done | null>(null)
  const refused = shallowRef<Fault | null>(null)

  async function salvage(id: string, as: RequestOf<'salvage'>['as']): Promise<void> {
    const verifier = await fetch('./verify.mjs').then((response) => (response.ok ? response.text() : ''), () => '')
    const reply = await home.request({ kind: 'salvage', session: id, as, verifier, version: __APP_VERSION__ })
    if (!reply.ok) {
      refused.value = reply.fault
      return
    }
    const { name, bytes, lines, whole } = reply.value
    download(name, bytes)
    done.value = { key: as === 'raw' ? 'raw' : whole ? 'rescued' : 'partly', name, lines }
  }

  async function copyPlan(id: string): Promise<void> {
    const known = await home.request({ kind: 'paper', session: id })
    const reply = known.ok ? await home.request({ kind: 'prepare', from: { kind: 'copy', session: id, title: known.value.title } }) : known
    if (!reply.ok) refused.value = reply.fault
    else await router.push({ name: 'setup', params: { id: reply.value.session } })
  }

  async function saveDiagnostics(): Promise<void> {
    const file = diagnosticsFile(
      await gatherDiagnostics({
        version: __APP_VERSION__,
        page: String(router.currentRoute.value.name ?? ''),
        persistence: persistence.state.value,
        offline: document.documentElement.dataset['offline'] ?? '',
        ask: () => home.request({ kind: 'diagnose' }),
      }),
    )
    download(file.name, file.bytes)
    done.value = { key: 'diagnostics', name: file.name, lines: 0 }
  }

  async function go(way: Way): Promise<void> {
    const id = session()
    switch (way) {
      case 'again':
        if (await home.reopen()) done.value = { key: 'again', name: '', lines: 0 }
        return
      case 'rescue':
        return id === null ? undefined : salvage(id, 'archive')
      case 'raw':
        return id === null ? undefined : salvage(id, 'raw')
      case 'copyPlan':
        return id === null ? undefined : copyPlan(id)
      case 'space':
        await router.push({ name: 'home', query: { care: 'space' } })
        return
      case 'openArchive':
      case 'start':
        await router.push({ name: 'home' })
        return
      case 'update':
        // Only the start page takes a new version.
        await router.push({ name: 'home' })
        location.reload()
        return
      case 'diagnostics':
        return saveDiagnostics()
      default:
        return way satisfies never
    }
  }

  const saved = computed(() => (done.value === null ? '' : t(`care.done.${done.value.key}`, { name: done.value.name, lines: done.value.lines })))
  const shown = computed<ShownTrouble | null>(() => {
    const now = fault()
    if (now === null) return null
    const explained = EXPLAINED.find((code) => code === now.code)
    return {
      title: t(`faults.${now.code}`, { place: now.place ?? '' }),
      explains: explained === undefined ? '' : t(`care.explains.${explained}`),
      more: t('care.more'),
      ways: waysOut(now.code, place).filter((way) => session() !== null || !OF_SESSION.has(way)).map((way) => ({ way, label: t(`care.ways.${way}`) })),
      done: saved.value,
      refused: refused.value === null ? '' : t(`faults.${refused.value.code}`, { place: refused.value.place ?? '' }),
    }
  })
  // What was done about another fault says nothing about this one.
  watch(() => fault()?.code, () => {
    done.value = null
    refused.value = null
  })

  return {
    shown,
    saved,
    busy,
    async take(way) {
      if (busy.value) return
      busy.value = true
      done.value = null
      refused.value = null
      await go(way)
      busy.value = false
    },
  }
}
