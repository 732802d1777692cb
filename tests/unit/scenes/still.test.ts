import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** What would move a scene by itself, or otherwise than its moment says. */
const FORBIDDEN = [/\btransition\s*:/, /<Transition/, /@keyframes/, /\banimation\s*:/, /Math\.random/, /\bDate\b/, /performance\./, /requestAnimationFrame/, /set(Timeout|Interval)/, /autoplay: true/, /\.animate\(/]

const FILES = readdirSync('src/scenes', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|vue)$/.test(name))
  .sort()

describe('nothing in a scene moves by itself', () => {
  it.each(FILES)('%s', (path) => {
    const text = readFileSync(`src/scenes/${path}`, 'utf8')
    expect(FORBIDDEN.filter((pattern) => pattern.test(text)).map(String)).toEqual([])
  })
})
