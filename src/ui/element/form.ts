import { inject, shallowRef, type InjectionKey, type Ref } from 'vue'

/** Whether the fields below a page can be changed; a page provides it where they cannot. */
export const FORM_DISABLED: InjectionKey<Readonly<Ref<boolean>>> = Symbol('form disabled')

/** Whether the fields here cannot be changed. */
export function useFormDisabled(): Readonly<Ref<boolean>> {
  return inject(FORM_DISABLED, shallowRef(false))
}

/** One of several values, and what it means. */
export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly hint?: string
}

// As a plan refuses them: control characters, separators of lines, marks that turn the reading direction.
// eslint-disable-next-line no-control-regex
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g

/** A typed or pasted text as a plan takes it: what cannot be seen, and ends of lines, become one space. */
export function plainText(typed: string): string {
  return typed.replace(HIDDEN, ' ')
}
