import { describe, expect, it } from 'vitest'
import { codeText, readPayloadText, typedText } from '../../../src/link/pair/text'
import type { PairPayload } from '../../../src/link/pair/payload'
import { qrModules, qrPath, type Modules } from '../../../src/link/pair/qr'
import { readFrame, scanFrame, type Frame } from '../../../src/link/pair/scan'

const OFFER: PairPayload = {
  kind: 'offer',
  credentials: { ufrag: 'aB3/', pwd: 'abcdefghijklmnopqrstuv+/' },
  fingerprint: Uint8Array.from({ length: 32 }, (_, at) => (at * 37) % 256),
  candidates: [{ address: '192.168.1.20', port: 50_001 }],
}
const NAME = 'f0e1d2c3-1111-4222-8333-444455556666.local'
const LARGEST: PairPayload = { ...OFFER, candidates: [{ address: NAME, port: 50_001 }, { address: NAME, port: 50_002 }] }

/** How a camera sees a code: so many pixels a module, turned, seen from the side, out of focus, in noise. */
interface Seen {
  readonly pixels: number
  readonly turn?: number
  readonly slant?: number
  readonly blur?: number
  readonly noise?: number
  readonly contrast?: number
}

/** A picture of 720 lines with the code in its middle. */
function picture(modules: Modules, { pixels, turn = 0, slant = 0, blur = 0, noise = 0, contrast = 1 }: Seen): Frame {
  const [width, height] = [1280, 720]
  const size = modules.length
  const grey = new Float32Array(width * height)
  const sine = Math.sin((turn * Math.PI) / 180)
  const cosine = Math.cos((turn * Math.PI) / 180)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // Back from the picture to the module: perspective, then the turn.
      const [across, down] = [(x - width / 2) / pixels, (y - height / 2) / pixels]
      const depth = 1 - (across * slant) / size
      const [u, v] = [across / depth, down / depth]
      const [column, row] = [u * cosine + v * sine + size / 2, v * cosine - u * sine + size / 2]
      const inside = column >= 0 && row >= 0 && column < size && row < size
      grey[y * width + x] = inside && modules[Math.floor(row)]?.[Math.floor(column)] === true ? 128 - 118 * contrast : 128 + 112 * contrast
    }
  }
  const soft = blurred(blurred(grey, width, height, blur), width, height, blur)
  let seed = 1
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648 - 0.5
  }
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let at = 0; at < soft.length; at++) data.fill((soft[at] ?? 0) + noise * random(), 4 * at, 4 * at + 3)
  return { width, height, data }
}

/** A box blur of that radius in pixels; twice is near to a lens out of focus. */
function blurred(grey: Float32Array, width: number, height: number, radius: number): Float32Array {
  if (radius === 0) return grey
  const pass = (from: Float32Array, step: number, line: number, lines: number, length: number): Float32Array => {
    const to = new Float32Array(from.length)
    for (let row = 0; row < lines; row++) {
      for (let at = 0; at < length; at++) {
        let sum = 0
        for (let near = -radius; near <= radius; near++) sum += from[row * line + Math.min(length - 1, Math.max(0, at + near)) * step] ?? 0
        to[row * line + at * step] = sum / (2 * radius + 1)
      }
    }
    return to
  }
  return pass(pass(grey, 1, width, height, width), width, 1, width, height)
}

describe('[SC1] a code is read from a picture', () => {
  it('of the size that pairing needs: version 5 with one address, 7 with two names', () => {
    const versionOf = (text: string) => (qrModules(text).length - 8 - 17) / 4
    expect(versionOf(codeText(OFFER))).toBe(5)
    expect(versionOf(codeText(LARGEST))).toBeLessThanOrEqual(7)
    expect(versionOf(typedText(OFFER).replaceAll(' ', ''))).toBeLessThanOrEqual(6)
  })

  const views: Readonly<Record<string, Seen>> = {
    'straight, 4 pixels a module': { pixels: 4 },
    'straight, 10 pixels': { pixels: 10 },
    'turned by 30°': { pixels: 6, turn: 30 },
    'upside down': { pixels: 6, turn: 180 },
    'from the side': { pixels: 8, slant: 0.4 },
    'turned and from the side': { pixels: 8, turn: 15, slant: 0.3 },
    'out of focus': { pixels: 8, blur: 2 },
    'in noise': { pixels: 6, noise: 80 },
    'pale': { pixels: 6, contrast: 0.3 },
    'all of it a little': { pixels: 8, turn: 10, slant: 0.2, blur: 1, noise: 30, contrast: 0.6 },
  }
  for (const [name, seen] of Object.entries(views)) {
    it(name, () => {
      const text = codeText(LARGEST)
      expect(readFrame(picture(qrModules(text), seen))).toBe(text)
    })
  }

  it('and where there is none, nothing is', () => {
    expect(readFrame({ width: 64, height: 64, data: new Uint8ClampedArray(64 * 64 * 4).fill(255) })).toBeNull()
    expect(readFrame({ width: 0, height: 0, data: new Uint8ClampedArray(0) })).toBeNull()
  })
})

it('[SC2] a scan says what it saw: the payload, another code, or nothing', () => {
  const seen = (text: string) => scanFrame(picture(qrModules(text), { pixels: 6 }), ['offer'])
  expect(seen(codeText(OFFER))).toEqual({ kind: 'code', code: OFFER })
  expect(seen(typedText(OFFER).replaceAll(' ', ''))).toEqual({ kind: 'code', code: OFFER })
  expect(seen(codeText({ ...OFFER, kind: 'answer' }))).toEqual({ kind: 'wrongKind', found: 'answer' })
  expect(seen('https://example.com')).toEqual({ kind: 'other', code: 'notOurs' })
  expect(scanFrame({ width: 64, height: 64, data: new Uint8ClampedArray(64 * 64 * 4) }, ['offer'])).toEqual({ kind: 'nothing' })
})

it('the path of a code draws its dark modules and no others', () => {
  const modules = qrModules(codeText(OFFER))
  const drawn = modules.map((row) => row.map(() => false))
  for (const [, x, y, width] of qrPath(modules).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(width))
  }
  expect(drawn).toEqual(modules)
  expect(readPayloadText(codeText(OFFER)).ok).toBe(true)
})
