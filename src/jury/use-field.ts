import { shallowRef } from 'vue'
import { fieldId, padded, type PadKey } from './pad'

/** A field of a sheet. */
export interface Field {
  readonly contestant: string
  readonly criterion: string
}

/** The field that the pad types into. */
export interface ActiveField {
  readonly current: Field | null
  readonly isActive: (field: Field) => boolean
  /** Somebody entered it by touch, mouse or keyboard. */
  readonly enter: (field: Field) => void
  /** Moves the focus there too; `null` leaves all fields. */
  readonly go: (field: Field | null) => void
  readonly typed: () => void
  readonly press: (key: PadKey) => void
}

/**
 * @param text what stands in a field @param type puts a text there
 * @param after the field that comes after one; `null` after the last
 */
export function useField(text: (field: Field) => string, type: (field: Field, text: string) => void, after: (field: Field) => Field | null): ActiveField {
  const current = shallowRef<Field | null>(null)
  let fresh = true

  function enter(field: Field): void {
    if (isActive(field)) return
    current.value = field
    fresh = true
  }

  function isActive({ contestant, criterion }: Field): boolean {
    return current.value?.contestant === contestant && current.value.criterion === criterion
  }

  function go(field: Field | null): void {
    current.value = field
    fresh = true
    if (field === null) {
      // Whatever else has the focus keeps it.
      if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur()
      return
    }
    const element = document.getElementById(fieldId(field.contestant, field.criterion))
    element?.focus()
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  return {
    get current() {
      return current.value
    },
    isActive,
    enter,
    go,
    typed() {
      fresh = false
    },
    press(key) {
      const field = current.value
      if (field === null) return
      if (key === 'next') {
        go(after(field))
        return
      }
      type(field, padded(text(field), key, fresh))
      fresh = false
    },
  }
}
