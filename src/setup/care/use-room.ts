import { shallowRef, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Fault, Reply, Request } from '../../home/requests'
import { useHome } from '../../home/stores'
import { download } from '../../platform/download'
import type { SessionRecord } from '../../store/records'

/** What can be exported and deleted to make room. */
export interface Room {
  readonly busy: Readonly<ShallowRef<boolean>>
  readonly notice: Readonly<ShallowRef<string>>
  readonly problem: Readonly<ShallowRef<string | null>>
  readonly exportArchive: (session: SessionRecord) => Promise<void>
  /** Moves it to the bin. */
  readonly remove: (session: SessionRecord) => Promise<void>
  /** Deletes for good what lies in the bin. */
  readonly empty: () => Promise<void>
}

/** @param changed called after something was deleted */
export function useRoom(changed: () => void): Room {
  const { t } = useI18n()
  const home = useHome()
  const busy = shallowRef(false)
  const notice = shallowRef('')
  const problem = shallowRef<string | null>(null)

  async function ask<Kind extends Request['kind']>(asking: () => Promise<Reply<Kind>>): Promise<Reply<Kind>> {
    busy.value = true
    notice.value = ''
    problem.value = null
    const reply = await asking()
    if (!reply.ok) say(reply.fault)
    busy.value = false
    return reply
  }

  function say({ code, place }: Fault): void {
    problem.value = t(`faults.${code}`, { place: place ?? '' })
  }

  return {
    busy,
    notice,
    problem,
    async exportArchive({ id }) {
      const verifier = await fetch('./verify.mjs').then((response) => (response.ok ? response.text() : ''), () => '')
      // A damaged book is worth keeping too: what is left of it is saved.
      const reply = await ask(() => home.request({ kind: 'salvage', session: id, as: 'archive', verifier, version: __APP_VERSION__ }))
      if (!reply.ok) return
      const { name, bytes, lines, whole } = reply.value
      download(name, bytes)
      notice.value = t(whole ? 'care.done.rescued' : 'care.done.partly', { name, lines })
    },
    async remove({ id }) {
      await ask(() => home.request({ kind: 'remove', session: id }))
      changed()
    },
    async empty() {
      const reply = await ask(() => home.request({ kind: 'emptyBin' }))
      if (reply.ok) notice.value = t('care.room.emptied')
      changed()
    },
  }
}
