import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import { useI18n } from 'vue-i18n'
import type { PhraseKey, Speaker } from '../../../session/scheme-said/phrase'
import type { SchemeFault } from '../../../session/scheme-faults'
import { faultWord } from '../check/place-words'

/** What the fields of a scheme know of the whole. */
interface SchemeGround {
  readonly faults: ComputedRef<readonly SchemeFault[]>
  /** What is sought, as a path from the scheme on; empty where nothing is. */
  readonly sought: ComputedRef<string>
}

const GROUND: InjectionKey<SchemeGround> = Symbol('scheme')

/** Lets the fields below say what is wrong with them, and what is hidden open where something is sought. */
export function provideScheme(ground: SchemeGround): void {
  provide(GROUND, ground)
}

/** What is wrong with the fields below a path. */
export function useFaults(path: () => string) {
  const { t } = useI18n()
  const ground = inject(GROUND, { faults: computed(() => []), sought: computed(() => '') })
  const full = (field: string) => (field === '' ? path() : path() === '' ? field : `${path()}.${field}`)

  /** What is wrong with a field, in words; empty where nothing is, and where it is only not filled in: the field says that itself. */
  function at(field: string): string {
    const found = ground.faults.value.find((fault) => fault.path === full(field) && fault.code !== 'length')
    return found === undefined ? '' : t(`places.faults.${faultWord({ section: 'scheme', path: found.path, code: found.code })}`)
  }

  /** The first fault of a field or of anything below it. */
  function below(field: string): string {
    const found = ground.faults.value.find((fault) => (fault.path === full(field) || fault.path.startsWith(`${full(field)}.`)) && fault.code !== 'length')
    return found === undefined ? '' : t(`places.faults.${faultWord({ section: 'scheme', path: found.path, code: found.code })}`)
  }

  /** Whether one of the fields has a fault or is sought: then what hides them is open. */
  function asks(fields: readonly string[]): boolean {
    const places = [...ground.faults.value.map((fault) => fault.path), ground.sought.value]
    return fields.some((field) => places.some((place) => place === full(field) || place.startsWith(`${full(field)}.`)))
  }

  return { at, below, asks }
}

/** Says phrases in the words of the interface. */
export function useSpeaker(): Speaker {
  const { t } = useI18n()
  return {
    say: (key: PhraseKey, values) => t(`schemeSaid.say.${key}`, values),
    joint: (joint) => (joint === 'none' ? '' : t(`schemeSaid.joint.${joint}`)),
  }
}
