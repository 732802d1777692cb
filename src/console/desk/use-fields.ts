import { computed, nextTick, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { BLANK, faultOf, typed, type CellFault } from './cell'
import { firstFault, nextField, type Cell } from './entry'

/** The fields of one paper while they are typed. */
export interface Fields {
  readonly texts: ShallowRef<readonly string[]>
  readonly at: ShallowRef<number>
  /** Why the field at `at` cannot be left. */
  readonly fault: ShallowRef<CellFault | null>
  readonly done: ComputedRef<number>
  /** What was typed into a field. */
  readonly take: (place: number, raw: string) => void
  /** Whether the key was one of the desk's own, and is not the field's. */
  readonly key: (place: number, key: string, shift: boolean) => boolean
  readonly enter: (place: number) => void
  /** All fields are checked; the first that is not right gets the keyboard, else the paper is done. */
  readonly finish: () => void
  readonly clear: () => void
}

/** What a form asks of the fields that it holds. */
export interface FieldsHandle {
  /** Puts the keyboard into the first field. */
  readonly start: () => void
  readonly clear: () => void
  readonly finish: () => void
  readonly texts: () => readonly string[]
}

export interface FieldNeeds {
  readonly cells: () => readonly Cell[]
  /** Whether the next field comes by itself once a mark can have no further digit. */
  readonly advance: () => boolean
  /** Puts the keyboard into a field and marks what stands in it. */
  readonly focus: (place: number) => void
  /** Enter on the last field, all of them right. */
  readonly finish: () => void
  /** Beyond the first field. */
  readonly before: () => void
  readonly spoilt: () => void
}

/** Fields that are left only once they are right: Enter, Tab and ↓ go on, ↑ goes back, a full one goes on by itself. */
export function useFields({ cells, advance, focus, finish, before, spoilt }: FieldNeeds): Fields {
  const texts = shallowRef<readonly string[]>([])
  const at = shallowRef(-1)
  const fault = shallowRef<CellFault | null>(null)

  function write(place: number, text: string): void {
    texts.value = cells().map((_, index) => (index === place ? text : (texts.value[index] ?? '')))
  }

  function faulty(place: number): CellFault | null {
    const cell = cells()[place]
    return cell === undefined ? null : faultOf(texts.value[place] ?? '', cell.criterion)
  }

  function goOn(place: number, byItself: boolean): void {
    fault.value = faulty(place)
    if (fault.value !== null) {
      focus(place)
      return
    }
    const next = nextField(cells(), place, 1)
    if (next >= 0) {
      focus(next)
      return
    }
    // The last one waits for Enter, so that the whole paper is looked at once.
    if (!byItself) check()
  }

  function check(): void {
    const wrong = firstFault(cells(), texts.value)
    if (wrong === null) finish()
    else {
      at.value = wrong.at
      fault.value = wrong.fault
      focus(wrong.at)
    }
  }

  function goBack(place: number): void {
    fault.value = null
    const previous = nextField(cells(), place, -1)
    if (previous >= 0) focus(previous)
    else before()
  }

  return {
    texts,
    at,
    fault,
    done: computed(() => texts.value.filter((text) => text !== '').length),
    take(place, raw) {
      const cell = cells()[place]
      if (cell === undefined) return
      const { text, full, spoilt: isSpoilt } = typed(raw, cell.criterion)
      if (isSpoilt) {
        spoilt()
        return
      }
      fault.value = null
      write(place, text)
      if (full && (advance() || text === BLANK)) void nextTick(() => {
        goOn(place, true)
      })
    },
    key(place, key, shift) {
      if (key === 'ArrowUp' || (key === 'Tab' && shift)) goBack(place)
      else if (key === 'Enter' || key === 'Tab' || key === 'ArrowDown') goOn(place, false)
      else if (key === 'Escape') {
        fault.value = null
        write(place, '')
      } else if (key === 'Backspace' && (texts.value[place] ?? '') === '') goBack(place)
      else return false
      return true
    },
    enter(place) {
      if (at.value !== place) fault.value = null
      at.value = place
    },
    finish: check,
    clear() {
      texts.value = []
      fault.value = null
      at.value = -1
    },
  }
}
