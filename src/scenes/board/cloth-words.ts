import { balance } from '../text/fit'
import { pieces } from '../text/pieces'

/** The words on a flag's cloth: its name on one or two lines, parted where it has a comma, else between words. */
export function clothWords(name: string): string[] {
  const parts = name.split(/[、，,\s]+/).filter((part) => part !== '')
  if (parts.length === 2) return parts
  const words = pieces(parts.join(''))
  return [...name].length <= 4 ? [name] : (balance(words, Infinity, 2) ?? [name])
}
