import { afterEach, describe, expect, it } from 'vitest'
import type { StageView } from '../../../src/session/view/scene'
import { LATER, stage, type Stage } from './stage'
import { board, SCENES, view } from './views'

const open: Stage[] = []
afterEach(() => {
  for (const item of open.splice(0)) item.close()
})

async function screen(shown: StageView, now: number, still = false): Promise<Stage> {
  const made = await stage(960, 540, shown, now, still)
  open.push(made)
  return made
}

/** How every element stands: what a score may change, and what it says. */
function standing({ frame }: Stage, without = ''): string[] {
  return [...frame.querySelectorAll('*')]
    .filter((element) => without === '' || element.closest(without) === null)
    .map((element) => {
      const { transform, opacity, clipPath } = getComputedStyle(element)
      const after = getComputedStyle(element, '::after')
      const text = element.childElementCount === 0 ? element.textContent : ''
      return [element.getAttribute('class'), transform, opacity, clipPath, after.clipPath, after.content, element.getAttribute('d')?.slice(0, 60), text].join(' | ')
    })
}

const STEPS: Record<string, StageView> = {
  ...Object.fromEntries(Object.entries(SCENES).map(([name, scene]) => [name, view(scene)])),
  'the first panel': view(board(1, ['block:0']), { enters: false }),
  'two panels at once': view(board(2, ['block:0', 'block:1']), { enters: false }),
  'the composite': view(board(3, ['composite']), { enters: false }),
  'the flags': view(board(4, ['flag:pioneer', 'flag:riser']), { enters: false }),
  'a board and its first panel at once': view(board(1, ['block:0'])),
}

describe.each(Object.entries(STEPS))('%s', (name, shown) => {
  it('stands the same at a moment, however one came there', { timeout: 60_000 }, async () => {
    const along = await screen(shown, 0)
    const back = await screen(shown, LATER)
    const moments = [0, 16, 180, 450, 700, 1_130, 1_900, 2_777, 4_000]
    let at = 0
    const seen = new Map<number, string[]>()
    for (const moment of moments) {
      for (; at < moment; at += 53) await along.show(shown, at)
      await along.show(shown, moment)
      seen.set(moment, standing(along))
    }
    for (const moment of moments.toReversed()) {
      // As a replay does: another view with the same in it.
      await back.show(structuredClone(shown), moment)
      expect(standing(back), `back at ${String(moment)} ms`).toEqual(seen.get(moment))
      const fresh = await screen(shown, moment)
      expect(standing(fresh), `fresh at ${String(moment)} ms`).toEqual(seen.get(moment))
      open.pop()?.close()
    }
  })

  it('has nothing hidden and nothing moved once it is over, and asks for no more frames', async () => {
    const { length } = open
    const over = await screen(shown, 0)
    expect(over.untilPaint()).toBe(0)
    await over.show(shown, 300)
    await over.show(shown, LATER)
    const still = await screen(shown, LATER, true)
    // The cloth of an award waves as long as it is shown.
    const waving = name === 'award' ? '.cloth' : ''
    expect(standing(over, waving)).toEqual(standing(still, waving))
    expect(over.frame.querySelectorAll('[data-counting], [style*="--wipe"], [style*="clip-path"]')).toHaveLength(0)
    const hidden = [...over.frame.querySelectorAll('*')].filter((element) => getComputedStyle(element).opacity === '0' && !element.matches('.veil, .glow'))
    expect(hidden.map((element) => element.className)).toEqual([])
    expect(over.untilPaint() ?? Infinity).toBeGreaterThanOrEqual(name === 'award' ? 33 : 200)
    expect(open).toHaveLength(length + 2)
  })
})

describe('a change of screen', () => {
  it('comes from dark, and what it says is in the page at once', async () => {
    const made = await screen(view(board(4)), 0)
    const veil = made.frame.querySelector('.veil')
    if (veil === null) throw new Error('no veil')
    expect(getComputedStyle(veil).opacity).toBe('1')
    expect(made.frame.textContent).toContain('54.96')
    await made.show(view(board(4)), 225)
    expect(Number(getComputedStyle(veil).opacity)).toBeLessThan(0.5)
    await made.show(view(board(4)), 450)
    expect(getComputedStyle(veil).opacity).toBe('0')
  })

  it('does not come over a board that goes on', async () => {
    const made = await screen(view(board(1, ['block:0']), { enters: false }), 0)
    expect(getComputedStyle(made.frame.querySelector('.veil') ?? made.frame).opacity).toBe('0')
  })
})

describe('a step of the reveal', () => {
  it('moves only what it opened', async () => {
    const shown = view(board(3, ['composite']), { enters: false })
    const still = await screen(shown, LATER, true)
    const made = await screen(shown, 0)
    for (const moment of [0, 40, 500, 1_500, 3_000]) {
      await made.show(shown, moment)
      expect(standing(made, '[data-panel="composite"]')).toEqual(standing(still, '[data-panel="composite"]'))
      expect(standing(made)).not.toEqual(standing(still))
    }
  })

  it('wipes its rows in from the first down, the first three slower', async () => {
    const shown = view(board(1, ['block:0']), { enters: false })
    const made = await screen(shown, 0)
    const wiped = (): number[] => [...made.frame.querySelectorAll('[data-panel="block:0"] .place')].map((place) => Number(getComputedStyle(place).getPropertyValue('--wipe')))
    expect(wiped()).toEqual(Array.from({ length: 10 }, () => 0))
    await made.show(shown, 620)
    expect(wiped().map((part) => part === 1)).toEqual([true, ...Array.from({ length: 9 }, () => false)])
    await made.show(shown, 3 * 820 + 380)
    expect(wiped().filter((part) => part === 1)).toHaveLength(4)
  })

  it('is not drawn again by a step back: the board stands as it stood', async () => {
    const still = await screen(view(board(1), { enters: false }), LATER, true)
    const made = await screen(view(board(2, ['block:1']), { enters: false }), 700)
    await made.show(view(board(1), { enters: false, since: 700 }), 700)
    expect(standing(made)).toEqual(standing(still))
    expect(made.untilPaint()).toBeNull()
  })

  it('counts up to a score and never above it; what is read aloud is the score', async () => {
    const shown = view(board(3, ['composite']), { enters: false })
    const made = await screen(shown, 0)
    const points = made.frame.querySelector<HTMLElement>('[data-panel="composite"] .points')
    const counted: number[] = []
    for (let at = 0; at < 900; at += 60) {
      await made.show(shown, at)
      counted.push(Number(points?.dataset['counting'] ?? 'NaN'))
      expect(points?.textContent).toBe('90.00')
    }
    expect(counted).toEqual(counted.toSorted((a, b) => a - b))
    expect(counted[0]).toBe(0)
    expect(Math.max(...counted)).toBeLessThanOrEqual(90)
    await made.show(shown, 900)
    expect(points?.dataset['counting']).toBeUndefined()
  })
})

describe('overtime', () => {
  it('glows softly once in ten seconds where it is counted, never red, less than three times a second', async () => {
    const countdown = SCENES['countdown']
    if (countdown?.kind !== 'countdown') throw new Error('no countdown')
    const shown = view({ ...countdown, overtime: 'countUp' })
    const made = await screen(shown, 300_000)
    const glow = (): number => Number(getComputedStyle(made.frame.querySelector('.glow') ?? made.frame).opacity)
    const lit: number[] = []
    for (let at = 300_050; at < 320_000; at += 50) {
      await made.show(shown, at)
      lit.push(glow())
    }
    const rises = lit.filter((value, i) => value > 0.5 && (lit[i - 1] ?? 0) <= 0.5)
    expect(rises).toHaveLength(2)
    expect(getComputedStyle(made.frame.querySelector('.glow') ?? made.frame).boxShadow).toContain('rgb(245, 196, 81)')
    await made.show(view(countdown), 305_000)
    expect(made.frame.querySelector('.glow')).toBeNull()
  })
})
