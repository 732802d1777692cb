import encodeQR from 'qr'

/** A QR code as its modules: rows of dark (`true`) and light, with a light border of four. */
export type Modules = readonly (readonly boolean[])[]

/** Light modules around a code, as the standard wants them. */
const BORDER = 4

/**
 * A text as a QR code. Level M: a smear or a reflection may cover a seventh of it.
 * @throws where the text is longer than any code
 */
export function qrModules(text: string): Modules {
  return encodeQR(text, 'raw', { ecc: 'medium', border: BORDER })
}

/** The dark modules as the path of an SVG whose view box is as wide and as high as there are modules. */
export function qrPath(modules: Modules): string {
  let path = ''
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (row[x] !== true) continue
      let width = 1
      while (row[x + width] === true) width++
      path += `M${x} ${y}h${width}v1h-${width}z`
      x += width
    }
  })
  return path
}
