import { walkXml } from './xml'

/** What a number is shown as. */
export type Format = 'number' | 'date' | 'percent'

/** Formats that every spreadsheet knows by number: days, times, and those of Chinese, Japanese and Korean. */
const DATES = [[14, 22], [27, 36], [45, 47], [50, 58]] as const

/** The formats of a workbook by the number of a cell's style; `null` where the part is damaged. */
export function readStyles(xml: string): readonly Format[] | null {
  const own = new Map<number, Format>()
  const styles: Format[] = []
  let inside = false
  const good = walkXml(xml, {
    open(name, attribute) {
      if (name === 'numFmt') own.set(Number(attribute('numFmtId')), formatOf(attribute('formatCode') ?? ''))
      if (name === 'cellXfs') inside = true
      if (name !== 'xf' || !inside) return
      const id = Number(attribute('numFmtId') ?? '0')
      styles.push(own.get(id) ?? known(id))
    },
    close(name) {
      if (name === 'cellXfs') inside = false
    },
  })
  return good ? styles : null
}

function known(id: number): Format {
  if (id === 9 || id === 10) return 'percent'
  return DATES.some(([from, to]) => id >= from && id <= to) ? 'date' : 'number'
}

/** What a format of its own shows, by its first section without what is quoted in it. */
export function formatOf(code: string): Format {
  const bare = code
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0] ?? ''
  if (bare.includes('%')) return 'percent'
  if (/general|通用格式/i.test(bare)) return 'number'
  return /[ymdhs年月日]/i.test(bare) ? 'date' : 'number'
}
