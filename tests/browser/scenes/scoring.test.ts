import { afterEach, describe, expect, it } from 'vitest'
import type { BarsScene, ScoreScene, ScoringScene } from '../../../src/session/view/scoring-scene'
import { LATER, stage, type Stage } from './stage'
import { namesOf, SCORING } from './scoring-views'
import { view } from './views'

const open: Stage[] = []
afterEach(() => {
  for (const item of open.splice(0)) item.close()
})

async function screen(scene: ScoringScene, now: number, more: Parameters<typeof view>[1] = {}): Promise<Stage> {
  const made = await stage(1920, 1080, view(scene, more), now)
  open.push(made)
  return made
}

function sceneOf<Kind extends ScoringScene['kind']>(name: string, kind: Kind): Extract<ScoringScene, { kind: Kind }> {
  const scene = SCORING[name]
  if (scene?.kind !== kind) throw new Error(name)
  return scene as Extract<ScoringScene, { kind: Kind }>
}

const opacities = ({ frame }: Stage, selector: string): number[] => [...frame.querySelectorAll(selector)].map((element) => Number(getComputedStyle(element).opacity))
const texts = ({ frame }: Stage, selector: string): string[] => [...frame.querySelectorAll(selector)].map((element) => element.textContent.trim())
const markup = ({ frame }: Stage): string => new XMLSerializer().serializeToString(frame)
/** Long enough for any of these scenes, and how often one looks. */
const ALL = 14_000
const STEP = 70

describe('亮分', () => {
  const SCORE = sceneOf('score of two panels', 'score')

  it('lights up seat after seat, strikes through only when all are lit, then scores, then the rank', async () => {
    const made = await screen(SCORE, 0)
    const seen: string[] = []
    for (let at = 0; at < ALL; at += STEP) {
      await made.show(view(SCORE), at)
      const lit = opacities(made, '.mark-value')
      expect(lit).toEqual(lit.toSorted((a, b) => b - a))
      const stands = {
        lit: lit.every((value) => value === 1),
        struck: [...made.frame.querySelectorAll('.strike')].some((line) => line.getBoundingClientRect().width > 2),
        panels: opacities(made, '.part-figure').some((value) => value > 0),
        hero: opacities(made, '.hero-score').some((value) => value > 0),
        exact: made.frame.querySelector('.hero-score[data-counting]') === null,
        rank: opacities(made, '.hero .rank').some((value) => value > 0),
        grade: opacities(made, '.hero .grade').some((value) => value > 0),
      }
      expect(!stands.struck || stands.lit).toBe(true)
      expect(!stands.panels || stands.struck).toBe(true)
      expect(!stands.hero || stands.panels).toBe(true)
      expect(!stands.rank || (stands.hero && stands.exact)).toBe(true)
      expect(!stands.grade || stands.rank).toBe(true)
      seen.push(Object.entries(stands).filter(([, there]) => there).map(([name]) => name).join())
    }
    expect(new Set(seen).size).toBeGreaterThan(5)
  })

  it('tells nothing of which marks will be dropped before they are', async () => {
    const made = await screen(SCORE, 900)
    const boxes = (selector: string): string[] =>
      [...made.frame.querySelectorAll(selector)].map((element) => {
        const { left, top, width } = element.getBoundingClientRect()
        return [left, top, width].map(Math.round).join()
      })
    const [seats, plates] = [boxes('.seat'), boxes('.mark')]
    expect(opacities(made, '.why, .shade')).toEqual(Array.from({ length: 8 }, () => 0))
    expect(new Set(opacities(made, '.figure'))).toEqual(new Set([1]))
    await made.show(view(SCORE), LATER)
    expect([boxes('.seat'), boxes('.mark')]).toEqual([seats, plates])
    expect(texts(made, '.why')).toEqual(['最低', '最高', '最低', '最高'])
  })

  it('counts up only, to exactly the score, in at most 1.2 seconds', async () => {
    const made = await screen(SCORE, 0)
    const hero = made.frame.querySelector<HTMLElement>('.hero-score')
    const counted: { at: number; value: number }[] = []
    for (let at = 0; at < ALL; at += 30) {
      await made.show(view(SCORE), at)
      const value = Number(hero?.dataset['counting'] ?? hero?.textContent)
      expect(hero?.textContent).toBe('95.41')
      if (Number(getComputedStyle(hero ?? made.frame).opacity) > 0) counted.push({ at, value })
    }
    const values = counted.map(({ value }) => value)
    expect(values).toEqual(values.toSorted((a, b) => a - b))
    expect(Math.max(...values)).toBe(95.41)
    const end = counted.find(({ value }) => value === 95.41)?.at ?? 0
    expect(end - (counted[0]?.at ?? 0)).toBeLessThanOrEqual(1_200)
  })

  it('has no marks, rank or grade in the page that the hall may not see', async () => {
    const made = await screen(sceneOf('score of panels alone', 'score'), LATER)
    expect(made.frame.querySelectorAll('.mark, .hero .rank, .hero .grade')).toHaveLength(0)
    expect(texts(made, '.part-figure')).toEqual(['95.41', '93.88'])
    await made.show(view({ ...SCORE, provisional: true }), LATER)
    expect(texts(made, '.hero .rank')).toEqual(['暂列第二名'])
    await made.show(view(SCORE), LATER)
    expect(texts(made, '.hero .rank')).toEqual(['第二名'])
  })

  it('says in words that no score came about, and why where the hall may know', async () => {
    const made = await screen(sceneOf('no score', 'score'), LATER)
    expect(texts(made, '.no-score, .reason')).toEqual(['未形成有效得分', '有效评分不足规定人数'])
    const other: ScoreScene = { ...sceneOf('no score', 'score'), none: 'offStep' }
    await made.show(view(other), LATER)
    expect(texts(made, '.no-score, .reason')).toEqual(['未形成有效得分'])
  })

  it('that is corrected later stands corrected at once', async () => {
    const made = await screen(SCORE, LATER)
    await made.show(view({ ...SCORE, score: '95.02' }), LATER + 500)
    expect(texts(made, '.hero-score')).toEqual(['95.02'])
    expect(made.frame.querySelectorAll('[data-counting]')).toHaveLength(0)
    expect(made.untilPaint()).toBeNull()
  })
})

describe('scores of several', () => {
  it('appear all at one moment', async () => {
    const scene = sceneOf('scores', 'scores')
    const made = await screen(scene, 0)
    const seen = new Set<string>()
    for (let at = 0; at < 3_000; at += STEP) {
      await made.show(view(scene), at)
      expect(new Set(opacities(made, '.result')).size).toBe(1)
      seen.add(String(opacities(made, '.result')[0]))
    }
    expect(seen.has('0') && seen.has('1')).toBe(true)
  })

  it('say that none came about only of whom it is known', async () => {
    const scene = sceneOf('scores of 3', 'scores')
    const [one, two, three] = scene.rows
    if (one === undefined || two === undefined || three === undefined) throw new Error('three rows')
    const made = await screen({ ...scene, rows: [{ ...one, score: null, none: 'quorum' }, { ...two, score: null }, three] }, LATER)
    expect(texts(made, '.result.none')).toEqual(['未形成有效得分', '—'])
  })
})

describe('live bars', () => {
  const BARS: BarsScene = {
    kind: 'bars',
    full: '100',
    rows: [
      { name: '黄岛区', score: '95', before: '95', rank: 1 },
      { name: '胶州市', score: '90', before: null, rank: 2 },
      { name: '崂山区', score: '80', before: '40', rank: 3 },
    ],
    provisional: true,
    open: false,
  }
  const lengths = ({ frame }: Stage): number[] => {
    const track = frame.querySelector('.track')?.getBoundingClientRect().width ?? 1
    return [...frame.querySelectorAll('.bar')].map((bar) => Math.round((bar.getBoundingClientRect().width / track) * 100))
  }

  it('grow from zero or from where they stood; what did not change does not move', async () => {
    const shown = view(BARS, { enters: false })
    const made = await screen(BARS, 0, { enters: false })
    expect(lengths(made)).toEqual([95, 0, 40])
    const grown: number[][] = []
    for (let at = 0; at < 3_000; at += STEP) {
      await made.show(shown, at)
      grown.push(lengths(made))
    }
    expect(new Set(grown.map(([first]) => first))).toEqual(new Set([95]))
    for (const index of [1, 2]) expect(grown.map((row) => row[index] ?? 0)).toEqual(grown.map((row) => row[index] ?? 0).toSorted((a, b) => a - b))
    expect(grown.at(-1)).toEqual([95, 90, 80])
  })

  it('make room: a row comes from the place where it stood', async () => {
    const made = await screen(BARS, 0, { enters: false })
    const tops = (): number[] => [...made.frame.querySelectorAll('.slot .name')].map((name) => Math.round(name.getBoundingClientRect().top))
    const [first = 0, second = 0, third = 0] = tops()
    expect(third).toBe(second)
    expect(first).toBeLessThan(second)
    await made.show(view(BARS, { enters: false }), LATER)
    expect((tops()[2] ?? 0) - second).toBe(second - first)
  })

  it('say what is hidden, what is provisional and that marks still come in, and have no figure of the hidden', async () => {
    const made = await screen({ ...BARS, open: true, rows: [...BARS.rows.slice(0, 2), { name: '崂山区', score: null, before: null, rank: null }] }, LATER)
    expect(texts(made, '.wait')).toEqual(['待揭晓'])
    expect(texts(made, '.note-word')).toEqual(['仍在收分', '暂列'])
    expect(made.frame.querySelectorAll('.bar')).toHaveLength(2)
    expect(markup(made)).not.toContain('80')
    await made.show(view({ ...BARS, provisional: false }), LATER)
    expect(texts(made, '.note-word')).toEqual([])
    await made.show(view({ ...BARS, rows: [{ name: '崂山区', score: null, none: 'quorum', before: null, rank: null }] }), LATER)
    expect(texts(made, '.wait')).toEqual(['未形成有效得分'])
  })
})

describe('收票', () => {
  it('counts, and a ballot that comes in moves nothing', async () => {
    const scene = sceneOf('tally by panel', 'tally')
    const made = await screen(scene, LATER)
    expect(texts(made, '.value')).toEqual(['202', '216'])
    expect(texts(made, '.panel-count')).toEqual(['7/7', '8/9', '187/200'])
    const before = [...made.frame.querySelectorAll('.value, .panel-title')].map((element) => Math.round(element.getBoundingClientRect().left))
    await made.show(view({ ...scene, received: 203 }), LATER)
    expect(texts(made, '.value')).toEqual(['203', '216'])
    expect([...made.frame.querySelectorAll('.value, .panel-title')].map((element) => Math.round(element.getBoundingClientRect().left))).toEqual(before)
    expect(made.untilPaint()).toBeNull()
  })
})

describe('名单', () => {
  const PAGE = 20_000

  it('names all of 53, page after page, and says 排名不分先后', async () => {
    const scene = sceneOf('list of 53', 'list')
    const made = await screen(scene, 3 * PAGE)
    const read: string[] = []
    for (let page = 0; page < 3; page++) {
      await made.show(view(scene), (3 + page) * PAGE)
      read.push(...texts(made, '.columns .name'))
      expect(texts(made, '.note-word')).toContain('排名不分先后')
      expect(made.frame.querySelectorAll('.list .rank')).toHaveLength(0)
    }
    expect(read).toEqual(namesOf(53))
  })

  it('has ranks only where it is a ranking', async () => {
    const made = await screen(sceneOf('ranked list', 'list'), LATER)
    expect(texts(made, '.list .rank')).toEqual(Array.from({ length: 20 }, (_, i) => String(i + 1)))
    expect(texts(made, '.note-word')).not.toContain('排名不分先后')
  })

  it('sets who is equal at the cut apart', async () => {
    const made = await screen(sceneOf('list with a tie', 'list'), LATER)
    expect(texts(made, '.tied-title')).toEqual(['并列待定'])
    expect(texts(made, '.tied-name')).toEqual(sceneOf('list with a tie', 'list').tied)
    expect(texts(made, '.columns .name')).toEqual(namesOf(10))
  })
})

describe('等次', () => {
  it('has the names of each grade under it', async () => {
    const scene = sceneOf('grades', 'grades')
    const made = await screen(scene, LATER)
    const read = [...made.frame.querySelectorAll('.grades .panel')].map((panel) => ({ name: panel.querySelector('.panel-title')?.textContent.trim(), names: [...panel.querySelectorAll('.graded')].map((name) => name.textContent.trim()) }))
    expect(read).toEqual(scene.grades)
  })
})
