import { cleaned, MARK_LENGTH } from './marks'

/** A key of the number pad. */
export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | '-' | 'erase' | 'clear' | 'next'

/**
 * What stands in a field after a key of the pad.
 * @param fresh the field was only just entered: a digit begins anew, as on a keyboard where the text is selected
 */
export function padded(text: string, key: PadKey, fresh: boolean): string {
  switch (key) {
    case 'next':
      return text
    case 'clear':
      return ''
    case 'erase':
      return fresh ? '' : text.slice(0, -1)
    case '-':
      return text.startsWith('-') ? text.slice(1) : `-${text}`.slice(0, MARK_LENGTH)
    default:
      return cleaned((fresh ? '' : text) + key)
  }
}

/** The element of a mark's field. */
export function fieldId(contestant: string, criterion: string): string {
  return `mark/${contestant}/${criterion}`
}
