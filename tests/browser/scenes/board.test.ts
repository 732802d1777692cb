import { afterEach, describe, expect, it } from 'vitest'
import { stage, type Stage } from './stage'
import { board, view } from './views'

let open: Stage | undefined
afterEach(() => open?.close())

const PANELS = ['经济运行', '城市更新建设', '综合得分']

/** Tables by their accessible name. */
function tables({ frame }: Stage): Map<string, HTMLTableElement> {
  return new Map([...frame.querySelectorAll('table')].map((table) => [document.getElementById(table.getAttribute('aria-labelledby') ?? '')?.textContent ?? '', table]))
}

/** The page as it stands: texts, attributes, everything. */
function markup({ frame }: Stage): string {
  return new XMLSerializer().serializeToString(frame)
}

describe('the board', () => {
  it('is a named table per panel, with headings and star cells 10星 to 1星', async () => {
    open = await stage(1920, 1080, view(board(4)))
    const found = tables(open)
    expect([...found.keys()]).toEqual(PANELS)
    for (const name of PANELS.slice(0, 2)) {
      const table = found.get(name)
      expect([...(table?.querySelectorAll('th[scope="col"]') ?? [])].map((cell) => cell.textContent)).toEqual(['位次', '单位', '星级', '得分'])
      const stars = [...(table?.querySelectorAll('td.stars') ?? [])].map((cell) => cell.textContent)
      expect(stars.map((text) => /^\d+星/.exec(text)?.[0])).toEqual(Array.from({ length: 10 }, (_, i) => `${10 - i}星`))
    }
    const first = found.get('综合得分')?.querySelector('tbody tr')
    expect([...(first?.children ?? [])].map((cell) => cell.textContent)).toEqual(['1', '黄岛区', '90.00'])
  })

  it.each([
    [1920, 1080],
    [3840, 1080],
    [5760, 1080],
    [1080, 1920],
  ])('keeps every place where it was as it opens, at %i × %i', async (width, height) => {
    open = await stage(width, height, view(board(0)))
    const boxes = (): string[] =>
      [...(open?.frame.querySelectorAll('.place, .panel-title, .flag-card, .flag-card .flag-name, .board-title') ?? [])].map((element) => {
        const { x, y, width: w, height: h } = element.getBoundingClientRect()
        return `${element.className.split(' ')[0] ?? ''} ${[x, y, w, h].map((value) => value.toFixed(1)).join(' ')}`
      })
    const empty = boxes()
    expect(empty.filter((box) => box.startsWith('place'))).toHaveLength(25)
    for (const count of [1, 2, 3, 4]) {
      await open.show(view(board(count)))
      expect(boxes()).toEqual(empty)
    }
  })

  it('has nothing in the page that is not revealed', async () => {
    open = await stage(1920, 1080, view(board(0)))
    for (const secret of ['黄岛区', '54.96', '19.38', '90.00', '市南区', '↑', '10星']) expect(markup(open)).not.toContain(secret)
    await open.show(view(board(1)))
    expect(markup(open)).toContain('54.96')
    for (const secret of ['19.38', '90.00', '↑']) expect(markup(open)).not.toContain(secret)
  })

  it('says the official title whole', async () => {
    open = await stage(5760, 1080, view(board(4)))
    expect(open.frame.querySelector('h1')?.textContent.replaceAll(/\s/g, '')).toBe(board(4).title)
  })
})
