import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const tokens = new Map([...readFileSync('src/ui/theme/tokens.css', 'utf8').matchAll(/--c-([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]))
/** The lightest tone of the ground behind a scene. */
const GROUND = '#920f19'

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function color(name: string): number {
  const hex = name === 'ground' ? GROUND : tokens.get(name)
  if (hex === undefined) throw new Error(`no colour ${name}`)
  return luminance(hex)
}

/** WCAG, and what is left of it where stray light lifts black to a fifteenth of white. */
function contrast(front: string, behind: string): { screen: number; hall: number } {
  const [more = 0, less = 0] = [color(front), color(behind)].sort((a, b) => b - a)
  const inHall = (value: number): number => 1 / 15 + (14 / 15) * value
  return { screen: (more + 0.05) / (less + 0.05), hall: inHall(more) / inHall(less) }
}

const PRIMARY = { screen: 7, hall: 5 }
const SECONDARY = { screen: 4.5, hall: 4 }
const GRAPHIC = { screen: 3, hall: 2.5 }

describe('the palette', () => {
  it.each([
    ['ivory', 'row', PRIMARY],
    ['ivory', 'podium', PRIMARY],
    ['ivory', 'ground', PRIMARY],
    ['light-gold', 'row', PRIMARY],
    ['light-gold', 'ground', PRIMARY],
    ['on-gold', 'gold', PRIMARY],
    ['on-gold', 'light-gold', PRIMARY],
    ['light-yellow', 'deep', PRIMARY],
    ['ivory', 'night', PRIMARY],
    ['light-gold', 'podium', SECONDARY],
    ['gold', 'row', SECONDARY],
    ['gold', 'ground', SECONDARY],
    ['muted', 'ground', SECONDARY],
    ['muted', 'row', SECONDARY],
    ['muted', 'ink', SECONDARY],
    ['ivory', 'flag', GRAPHIC],
    ['gold', 'flag', GRAPHIC],
    ['gold', 'deep', GRAPHIC],
  ])('%s on %s is read in a hall', (front, behind, least) => {
    const { screen, hall } = contrast(front, behind)
    expect(screen).toBeGreaterThanOrEqual(least.screen)
    expect(hall).toBeGreaterThanOrEqual(least.hall)
  })

  it('a flag needs its gold edge: red alone does not stand out from the ground', () => {
    expect(contrast('flag', 'deep').screen).toBeLessThan(GRAPHIC.screen)
  })
})
