import { computed, type ComputedRef, type InjectionKey } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Scheme } from '../../../rules/index'
import type { SchemeNames } from '../../../session/templates/schemes/names'

/** The scheme that the fields below are of, for what looks beyond its own part. */
export const SCHEME: InjectionKey<ComputedRef<Scheme | undefined>> = Symbol('whole scheme')

/** The ids of the plan's jurors. */
export const JURORS: InjectionKey<ComputedRef<readonly string[]>> = Symbol('jurors')

/** The names that presets and new parts begin with, in the words of the interface. */
export function useSchemeNames(): ComputedRef<SchemeNames> {
  const i18n = useI18n()
  return computed<SchemeNames>(() => i18n.tm('scheme.names'))
}
