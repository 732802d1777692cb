import { walkXml } from './xml'

/** A character that XML cannot carry stands as `_x0007_`; a line end that came from Windows as `_x000D_`. */
export function unescaped(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text
}

/** The shared texts of a workbook: rich text as its words, without what is said beside them of their reading. `null` where the part is damaged. */
export function readStrings(xml: string): readonly string[] | null {
  const strings: string[] = []
  let text = ''
  let [inText, reading] = [false, false]
  const good = walkXml(xml, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') reading = true
      else if (name === 't') inText = !reading
    },
    close(name) {
      if (name === 'si') strings.push(unescaped(text))
      else if (name === 'rPh') reading = false
      else if (name === 't') inText = false
    },
    text(piece) {
      if (inText) text += piece
    },
  })
  return good ? strings : null
}
