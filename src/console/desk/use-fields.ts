import { computed, nextTick, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { UNREADABLE } from '../../session/scoring/sheet'
import { BLANK, noteOf, typed, type CellNote } from './cell'
import { firstEmpty, nextField, type Cell } from './entry'

/** The fields of one paper while they are typed. */
export interface Fields {
  readonly texts: ShallowRef<readonly string[]>
  readonly at: ShallowRef<number>
  /** The field at `at` cannot be left: nothing was typed into it. */
  readonly isEmpty: ShallowRef<boolean>
  /** Why the rules find a field's mark invalid, once it has been left or Enter was pressed. */
  readonly note: (place: number) => CellNote | null
  readonly done: ComputedRef<number>
  /** What was typed into a field. */
  readonly take: (place: number, raw: string) => void
  /** Whether the key was one of the desk's own, and is not the field's. */
  readonly key: (place: number, key: string, shift: boolean) => boolean
  readonly enter: (place: number) => void
  /** All fields are checked; the first that is empty gets the keyboard, else the paper is done. */
  readonly finish: () => void
  readonly clear: () => void
  /** Puts texts into the fields, as a ballot that was opened has them. */
  readonly load: (texts: readonly string[]) => void
}

/** What a form asks of the fields that it holds. */
export interface FieldsHandle {
  /** Puts the keyboard into the first field. */
  readonly start: () => void
  readonly clear: () => void
  readonly load: (texts: readonly string[]) => void
  readonly finish: () => void
  readonly texts: () => readonly string[]
}

export interface FieldNeeds {
  readonly cells: () => readonly Cell[]
  /** Whether the next field comes by itself once a mark can have no further digit. */
  readonly advance: () => boolean
  /** Puts the keyboard into a field and marks what stands in it. */
  readonly focus: (place: number) => void
  /** Enter on the last field, all of them typed. */
  readonly finish: () => void
  /** Beyond the first field. */
  readonly before: () => void
  readonly spoilt: () => void
}

/**
 * Fields that are left only once something was typed: Enter, Tab and ↓ go on, ↑ goes back, a full one goes on by itself. One to
 * which the clerk came back waits for Enter, so that what the paper says beyond the range can be typed to its end.
 */
export function useFields({ cells, advance, focus, finish, before, spoilt }: FieldNeeds): Fields {
  const texts = shallowRef<readonly string[]>([])
  const at = shallowRef(-1)
  const isEmpty = shallowRef(false)
  /** The field whose invalid mark has been told while the keyboard is in it. */
  const told = shallowRef(-1)
  let waits = false

  function write(place: number, text: string): void {
    texts.value = cells().map((_, index) => (index === place ? text : (texts.value[index] ?? '')))
  }

  function invalid(place: number): CellNote | null {
    const cell = cells()[place]
    return cell === undefined || cell.recused ? null : noteOf(texts.value[place] ?? '', cell.criterion)
  }

  function goOn(place: number, byItself: boolean): void {
    isEmpty.value = (texts.value[place] ?? '') === ''
    if (isEmpty.value) {
      focus(place)
      return
    }
    const isNew = invalid(place) !== null && told.value !== place
    if (isNew) told.value = place
    const next = nextField(cells(), place, 1)
    if (next >= 0) {
      focus(next)
      return
    }
    // The last one waits for Enter, so that the whole paper is looked at once; an invalid mark for another one.
    if (!byItself && !isNew) check()
  }

  function check(): void {
    const empty = firstEmpty(cells(), texts.value)
    if (empty < 0) finish()
    else {
      at.value = empty
      isEmpty.value = true
      focus(empty)
    }
  }

  function goBack(place: number): void {
    isEmpty.value = false
    const previous = nextField(cells(), place, -1)
    if (previous >= 0) focus(previous)
    else before()
  }

  return {
    texts,
    at,
    isEmpty,
    note: (place) => (place === at.value && told.value !== place ? null : invalid(place)),
    done: computed(() => texts.value.filter((text) => text !== '').length),
    take(place, raw) {
      const cell = cells()[place]
      if (cell === undefined) return
      const { text, full, spoilt: isSpoilt } = typed(raw, cell.criterion)
      if (isSpoilt) {
        spoilt()
        return
      }
      isEmpty.value = false
      told.value = -1
      write(place, text)
      const isSign = text === BLANK || text === UNREADABLE
      if (full && (isSign || (advance() && !waits))) void nextTick(() => {
        goOn(place, true)
      })
    },
    key(place, key, shift) {
      if (key === 'ArrowUp' || (key === 'Tab' && shift)) goBack(place)
      else if (key === 'Enter' || key === 'Tab' || key === 'ArrowDown') goOn(place, false)
      else if (key === 'Escape') {
        isEmpty.value = false
        write(place, '')
      } else if (key === 'Backspace' && (texts.value[place] ?? '') === '') goBack(place)
      else return false
      return true
    },
    enter(place) {
      if (at.value !== place) {
        isEmpty.value = false
        told.value = -1
        waits = (texts.value[place] ?? '') !== ''
      }
      at.value = place
    },
    finish: check,
    load(all) {
      texts.value = all
      isEmpty.value = false
      told.value = -1
      at.value = -1
    },
    clear() {
      texts.value = []
      isEmpty.value = false
      told.value = -1
      waits = false
      at.value = -1
    },
  }
}
