import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { judge, type Mark } from '../../src/rules/index'
import type { Cue } from '../../src/session/cue'
import { presetScheme } from '../../src/session/templates/schemes/presets'
import { templates } from '../../src/words/zh-CN/templates'
import { arenaPlan, contestantId, range } from '../support/scoring'
import { temporaryFolder } from './support/builds'
import { bring, cardsOf, countingDialog, field, heapOf, holds, jump, juryPage, made, openMarks, recordsOf, row, send, sessionOf, signCount, signIn, sit, tableOf } from './support/marks'
import { hostOf, openStage, tableRows } from './support/meeting'
import { fileFrom } from './support/storage'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function part(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '方案各部分' }).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
}

/** Lets a card in at a tablet that goes round, scores who is on stage, and leaves nothing for whoever comes next. */
async function voteInKiosk(page: Page, code: string, name: string, mark: number): Promise<void> {
  await field(page, '编码').fill(code)
  await button(page, '开始打分').click()
  await vote(page, name, mark)
  await button(page, '离开座位').click()
  await expect(field(page, '编码')).toHaveValue('')
}

async function vote(page: Page, name: string, mark: number): Promise<void> {
  await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
  await field(page, '总体评价').fill(String(mark))
  await send(page)
  await expect(page.getByText('已投入票箱', { exact: true })).toBeVisible()
}

test('leadership team: twelve speeches, anonymous ballots on tablets and in a table, all scores together', async ({ page, context }) => {
  test.setTimeout(240_000)
  const names = range(12).map((at) => `样例班子成员${String(at)}`)
  const points = range(12).map((at) => (70 + ((at * 17) % 23) + 0.25).toFixed(2))
  const mark = (juror: number, place: number): number => made(juror, place) - 20
  await page.setViewportSize({ width: 1280, height: 900 })

  await test.step('from its own template', async () => {
    await page.goto('/')
    await button(page, '新建擂台').click()
    const form = page.getByRole('dialog', { name: '新建一场擂台' })
    await form.getByRole('radio', { name: /^亮绩擂台/ }).check({ force: true })
    await form.getByRole('textbox', { name: '会议名称' }).fill('样例亮绩擂台')
    await form.getByLabel('日期').fill('2030-03-05')
    await button(page, '建立并去准备').click()
    await field(page, '落款单位').fill('样例区委办公室')
    await part(page, '打擂人')
    await button(page, '粘贴多人').click()
    await page.getByRole('dialog').getByRole('textbox').fill(names.map((name) => `${name}\t${name}职务`).join('\n'))
    await button(page, '添加 12 位').click()
    await part(page, '收分与计票')
    await expect(page.getByRole('region', { name: '现在的收法' })).toContainText('无记名：票和人对不上')
    await page.getByRole('spinbutton', { name: '参会人员发出张数' }).fill('24')
    for (const [at, name] of names.entries()) await field(page, `${name} · 考核得分`).fill(points[at] ?? '')
    await part(page, '公布与榜单')
    await page.getByRole('radio', { name: /^已公布/ }).check({ force: true })
    await expect(page.getByText('已保存', { exact: true })).toBeVisible()
    await button(page, '开场').click()
    await button(page, '确认开场').click()
  })
  const host = hostOf(page)
  await expect(host.next).toBeVisible()
  const id = sessionOf(page)
  const dialog = countingDialog(page)
  const stage = await openStage(context)
  const codes = await cardsOf(context, id)
  expect(codes).toHaveLength(24)
  const [first = '', second = '', ...round] = codes

  const own = [await juryPage(context, `/#/jury/${id}?code=${first}`), await juryPage(context, `/#/jury/${id}?code=${second}`)]
  const kiosk = await juryPage(context, `/#/jury/${id}`)
  await test.step('marks open with each speech; the seat at home, the tablet that goes round', async () => {
    for (const [at, name] of names.entries()) {
      const place = at + 1
      const before = await recordsOf(page, 'lines')
      await jump(host, `开始计时：${name}`)
      for (const [juror, tablet] of own.entries()) await vote(tablet, name, mark(juror + 1, place))
      await voteInKiosk(kiosk, round[at] ?? '', name, mark(3, place))
      // A ballot in the box leaves no line behind: one was written, by the press.
      expect((await recordsOf(page, 'lines')).length).toBe(before.length + 1)
    }
    await expect(kiosk.getByText(/回执|记下/)).toHaveCount(0)
  })

  await test.step('nothing joins a ballot to its card, on disk or in memory', async () => {
    const box = await recordsOf(page, 'box')
    expect(box).toHaveLength(36)
    for (const ballot of box) expect(Object.keys(ballot).sort()).toEqual(['book', 'id', 'of', 'panel', 'text'])
    const elsewhere = JSON.stringify(await recordsOf(page, 'cards', 'lines', 'slips', 'signatures', 'sessions', 'venue'))
    for (const ballot of box) expect(elsewhere).not.toContain(String(ballot['id']))
    const cards = await recordsOf(page, 'cards')
    for (const card of cards) expect(Object.keys(card).sort()).toEqual(['holder', 'juror', 'panel', 'secret', 'session', 'tries', 'until', 'used'])
    const written = JSON.stringify(await recordsOf(page, 'lines', 'slips', 'box'))
    const memories = [await heapOf(page), await heapOf(kiosk)]
    for (const code of codes) {
      expect(written).not.toContain(code)
      for (const memory of memories) expect(memory).not.toContain(code)
    }
    expect(await kiosk.evaluate(() => [sessionStorage.length, Object.values(localStorage).join(' ')])).toEqual([0, expect.not.stringContaining('code')])
  })
  await host.pressUntil('亮分')
  for (const tablet of own) await tablet.close()
  await kiosk.close()

  const desk = await context.newPage()
  await test.step('the others’ papers come in tables: one paper for each contestant, however they stand there', async () => {
    await signIn(desk, id, '样例甲')
    await button(desk, '导入').click()
    const long = range(12).flatMap((juror) => range(12).map((place) => [juror * 12 + place, names[place - 1] ?? '', mark(juror + 3, place)]))
    await bring(desk, tableOf(['票号', '打擂人', '分数'], long), { name: 'papers.csv', ballots: 144 })
    const wide = range(8).map((row) => [row, ...range(12).map((place) => mark(row + 15, place))])
    await bring(desk, tableOf(['票号', ...names], wide), { name: 'reader.csv', ballots: 96 })
    expect(await desk.getByRole('main').textContent()).not.toMatch(/未交/)
  })

  await test.step('who is missing is nowhere; locked one by one, then the rest; counted, signed, approved', async () => {
    await page.bringToFront()
    await button(page, '收分与计票').click()
    await expect(dialog.getByText('23/24')).toHaveCount(12)
    await expect(dialog.getByText('无记名：不显示谁未交')).toBeVisible()
    await expect(dialog.getByText(/未交：/)).toHaveCount(0)
    await dialog.getByRole('button', { name: `锁定 ${names[0] ?? ''}`, exact: true }).click()
    await dialog.getByRole('button', { name: '确定锁定' }).click()
    await expect(dialog.getByText('已锁定', { exact: true })).toHaveCount(1)
    await dialog.getByRole('button', { name: '全部锁定' }).click()
    await dialog.getByRole('button', { name: '确定锁定' }).click()
    await expect(dialog.getByText('已锁定', { exact: true })).toHaveCount(12)
    await dialog.getByRole('button', { name: '出具监票报告' }).click()
    await expect(dialog.getByRole('row', { name: /参会人员/ })).toContainText('2762760')
    await expect(dialog.getByRole('button', { name: '审签通过' })).toBeDisabled()
    await signCount(dialog)
    await expect(dialog.getByText('等待审签')).toBeVisible()
    await button(page, '关闭').click()
    await host.next.click()
    await expect(page.getByRole('status').getByText('结果还没有审签', { exact: false })).toBeVisible()
    await button(page, '收分与计票').click()
    await dialog.getByRole('button', { name: '审签通过' }).click()
    await expect(dialog.getByText('已签字，可以公布')).toBeVisible()
    await button(page, '关闭').click()
  })

  const marks = range(12).flatMap((place) => range(23).map((juror): Mark => ({ contestant: contestantId(place), panel: 'audience', juror: `x${String(juror)}`, criterion: 'overall', value: String(mark(juror, place)) })))
  const expected = judge(presetScheme('live', templates.scheme), marks, {
    contestants: range(12).map((at) => ({ id: contestantId(at) })),
    values: { assessment: Object.fromEntries(points.map((value, at) => [contestantId(at + 1), value])) },
  })
  if (!expected.ok) throw new Error('no result')
  const scores = expected.results.map(({ id: one, rank, score }) => ({ rank: String(rank), name: names[Number(one.slice(1)) - 1] ?? '', score: score ?? '' }))
  await test.step('no figure is on the hall’s screen or in its memory; then all twelve together, then the ranking', async () => {
    const memory = await heapOf(stage)
    for (const { score } of scores) expect(holds(memory, score)).toBe(false)
    await host.press()
    const main = stage.getByRole('main')
    for (const { name, score } of scores) {
      await expect(main).toContainText(name)
      await expect(main).toContainText(score)
    }
    await host.pressUntil('结束语')
    await expect.poll(async () => (await tableRows(stage, '综合得分')).map((cells) => cells.slice(0, 3))).toEqual(scores.slice(0, 10).map(({ rank, name, score }) => [rank, name, score]))
  })

  await test.step('the complete archive holds the ballots and nothing that joins one to a card; a stranger finds it right', async () => {
    await host.press()
    await button(page, '结束并归档').click()
    await page.getByRole('radio', { name: /完整/ }).check()
    const file = await fileFrom(page, button(page, '封存并保存'))
    const files = unzipSync(new Uint8Array(file.bytes))
    const texts = new Map(Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]))
    for (const code of codes) expect([...texts.values()].join('\n')).not.toContain(code)
    const lines = (texts.get('book.jsonl') ?? '').trim().split('\n').map((line) => JSON.parse(line) as { readonly events: readonly { readonly type: string; readonly slips?: readonly { readonly slip: string }[] }[] })
    const opened = lines.flatMap(({ events }) => events.filter(({ type }) => type === 'boxOpened').map(({ slips = [] }) => slips.map(({ slip }) => slip)))
    expect(opened.map(({ length }) => length)).toEqual(range(12).map(() => 3))
    for (const slips of opened) expect(slips).toEqual([...slips].sort())
    expect(await recordsOf(page, 'box')).toEqual([])
    const folder = temporaryFolder('stranger')
    writeFileSync(join(folder.path, 'verify.mjs'), files['verify.mjs'] ?? '')
    writeFileSync(join(folder.path, 'evening.leitai'), file.bytes)
    const said = execFileSync('node', ['verify.mjs', 'evening.leitai'], { cwd: folder.path, encoding: 'utf8' })
    folder.remove()
    expect(said).toContain('完整无误')
    for (const { name, score } of scores) expect(said).toMatch(new RegExp(`✓ .*${name} +${score}`))
  })
})

test('subdistricts: named judges on pages of their own, trimmed, one recused, the first two together, bars that grow', async ({ page, context }) => {
  test.setTimeout(240_000)
  const bars = (at: string): Cue => ({ kind: 'bars', id: `bars-${at}`, label: `得分对比${at}` })
  const plan = arenaPlan('subdistrict-secretaries', {
    contestants: 5,
    jurors: 7,
    scoring: { report: false, together: 2, marks: true, ranks: true, recusals: [{ juror: 'juror-7', contestant: 'c5', reason: '样例：曾任该街道' }] },
    board: { publication: 'published', approval: { required: false } },
    rundown: (cues) => cues.flatMap((cue) => (cue.kind === 'score' ? [cue, bars(cue.of.at(-1) ?? '')] : cue.kind === 'bars' ? [] : [cue])),
  })
  const names = plan.contestants.map(({ unit }) => unit)
  const full = { 讲实绩: 40, 摆问题: 30, 谈打法: 30 }
  const given = (juror: number, place: number, most: number): number => Math.round((most * made(juror, place + most)) / 100)
  const { host, id, dialog } = await openMarks(page, plan)
  const stage = await openStage(context)
  const main = stage.getByRole('main')
  const pins = await cardsOf(context, id)
  expect(pins).toHaveLength(7)
  const judges: Page[] = []
  for (const [at, pin] of pins.entries()) {
    const tablet = await juryPage(context, `/jury.html#/jury/${id}`)
    await sit(tablet, `${String(at + 1)}号`, pin)
    judges.push(tablet)
  }

  const marks: Mark[] = []
  const scheme = presetScheme('leaders', templates.scheme)
  const ids = scheme.criteria.map((criterion) => criterion.id)
  const result = (of: number) => {
    const worked = judge(scheme, marks.filter(({ contestant }) => Number(contestant.slice(1)) <= of), { contestants: range(of).map((at) => ({ id: contestantId(at) })) })
    if (!worked.ok) throw new Error('no result')
    return worked.results
  }
  const scoreOf = (place: number): string => result(place).find((one) => one.id === contestantId(place))?.score ?? ''

  async function score(place: number): Promise<void> {
    const name = names[place - 1] ?? ''
    await jump(host, `开始计时：${name}`)
    for (const [at, tablet] of judges.entries()) {
      const juror = at + 1
      if (juror === 7 && place === 5) {
        await expect(row(tablet, name)).toContainText('回避：样例：曾任该街道')
        continue
      }
      if (juror === 7 && place === 1) await expectMissing(name, '7号')
      await expect(tablet.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
      for (const [index, [criterion, most]] of Object.entries(full).entries()) {
        const value = String(given(juror, place, most))
        await field(tablet, criterion).fill(value)
        marks.push({ contestant: contestantId(place), panel: 'leaders', juror: `juror-${String(juror)}`, criterion: ids[index] ?? '', value })
      }
      await send(tablet)
      await expect(tablet.getByText(/回执 [0-9A-F]{4}-[0-9A-F]{4}/)).toBeVisible()
    }
    await button(page, '收分与计票').click()
    await expect(dialog.getByText(place === 5 ? '6/6' : '7/7').first()).toBeVisible()
    await dialog.getByRole('button', { name: `锁定 ${name}` }).click()
    await expect(dialog.getByText('已锁定', { exact: true }).or(dialog.getByText('已亮分', { exact: true }))).toHaveCount(place)
    await button(page, '关闭').click()
  }

  async function expectMissing(name: string, seat: string): Promise<void> {
    await button(page, '收分与计票').click()
    await expect(dialog.getByRole('listitem').filter({ hasText: name })).toContainText(`未交：${seat}`)
    await button(page, '关闭').click()
  }

  await test.step('the first two wait for each other', async () => {
    await score(1)
    await host.pressUntil(`开始计时：${names[1] ?? ''}`)
    await score(2)
    await host.pressUntil('亮分：2位一起')
    for (const place of [1, 2]) await expect(main).not.toContainText(scoreOf(place))
    await host.press()
    for (const place of [1, 2]) await expect(main).toContainText(scoreOf(place))
    await host.press()
    await expect(main.getByRole('listitem')).toHaveCount(2)
  })

  for (const place of [3, 4, 5]) {
    await test.step(`the ${String(place)}th at once, with what was dropped struck through, and the bars grow`, async () => {
      await score(place)
      await host.pressUntil(`亮分：${names[place - 1] ?? ''}`)
      await host.press()
      await expect(main).toContainText(scoreOf(place))
      const dropped = place === 5 ? 1 : 2
      await expect(main.locator('.mark')).toHaveCount(place === 5 ? 6 : 7)
      await expect(main.locator('.mark.dropped .strike')).toHaveCount(2 * dropped)
      await expect(main.locator('.mark.dropped').filter({ hasText: '最高' })).toHaveCount(dropped)
      await expect(main.locator('.mark.dropped').filter({ hasText: '最低' })).toHaveCount(dropped)
      await host.press()
      await expect(main.getByRole('listitem')).toHaveCount(place)
      for (const { score: one } of result(place)) await expect(main).toContainText(one ?? '')
    })
  }
  await test.step('the board as the rules have it', async () => {
    await host.pressUntil('结束语')
    const expected = result(5).map(({ id: one, rank, score: value }) => [String(rank), names[Number(one.slice(1)) - 1], value])
    await expect.poll(async () => (await tableRows(stage, '综合得分')).map((cells) => cells.slice(0, 3))).toEqual(expected)
  })
})
