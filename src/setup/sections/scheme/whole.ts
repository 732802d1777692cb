import type { ComputedRef, InjectionKey } from 'vue'
import type { Scheme } from '../../../rules/index'
import type { SchemeNames } from '../../../session/templates/schemes/names'

/** The scheme that the fields below are of, for what looks beyond its own part. */
export const SCHEME: InjectionKey<ComputedRef<Scheme | undefined>> = Symbol('whole scheme')

/** The ids of the plan's jurors. */
export const JURORS: InjectionKey<ComputedRef<readonly string[]>> = Symbol('jurors')

/** The names that presets and new parts begin with, in the words of the interface. */
export function schemeNames(tm: (key: string) => unknown): SchemeNames {
  // The library gives a group of words by its key without its type; a test holds the words against it.
  return tm('scheme.names') as SchemeNames
}
