import type { Modules } from '../../../src/link/pair/qr'

/** How the camera sees the code: pixels a module, degrees of turn, contrast from 0 to 1. */
export interface Look {
  readonly pixels: number
  readonly turn: number
  readonly contrast: number
}

const WIDTH = 1280
const HEIGHT = 720

/** A film of one picture with a code in its middle, for a browser's pretended camera. */
export function y4m(modules: Modules, { pixels, turn, contrast }: Look): Buffer {
  const angle = (turn * Math.PI) / 180
  const half = modules.length / 2
  const luma = Buffer.alloc(WIDTH * HEIGHT)
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const [across, down] = [(x - WIDTH / 2) / pixels, (y - HEIGHT / 2) / pixels]
      const column = Math.floor(across * Math.cos(angle) + down * Math.sin(angle) + half)
      const row = Math.floor(down * Math.cos(angle) - across * Math.sin(angle) + half)
      luma[y * WIDTH + x] = 128 + (modules[row]?.[column] === true ? -100 : 100) * contrast
    }
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)])
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420\n`), frame, frame])
}
