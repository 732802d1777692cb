import { expect, test, type Page } from '@playwright/test'
import { judge, type Mark, type Panel, type Scheme } from '../../src/rules/index'
import { contestantId, plainScheme, range, scoreCue, scoredPlan } from '../support/scoring'
import { bring, lockAll, made, openAll, openMarks, signCount, signIn, tableOf } from './support/marks'
import { openStage, tableRows } from './support/meeting'

const ids = (count: number) => range(count).map(contestantId)
const nameOf = (at: number): string => `样例单位${String(at)}`

async function type(desk: Page, marks: readonly number[]): Promise<void> {
  await desk.getByLabel('票号').focus()
  await desk.keyboard.press('Enter')
  for (const [at, mark] of marks.entries()) {
    await expect(desk.getByLabel(`${nameOf(at + 1)}，工作`)).toBeFocused()
    await desk.keyboard.type(String(mark))
  }
  await desk.keyboard.press('Enter')
}

test('departments: 120 delegates in three panels, on paper and in tables, counted, signed, approved and ranked', async ({ page, context }) => {
  test.setTimeout(240_000)
  const weights: readonly (readonly [id: string, name: string, weight: string, count: number])[] = [['leaders', '市级领导', '0.4', 20], ['peers', '部门代表', '0.3', 40], ['public', '服务对象', '0.3', 60]]
  const parts = weights.map(([id, name, weight]): Panel => ({ kind: 'panel', id, name, per: 'juror', combine: 'mean', weight }))
  const scheme: Scheme = { ...plainScheme(null, { criteria: [{ id: 'work', name: '工作', max: '100', min: '60', step: '1' }] }), composite: { kind: 'group', id: 'whole', name: '得分', rounding: { places: 2, mode: 'halfAway' }, parts } }
  const plan = scoredPlan({
    contestants: 11,
    scheme,
    scoring: { ballots: 'anonymous', sheet: 'matrix', report: true, issued: weights.map(([panel, , , count]) => ({ panel, count })) },
    board: { publication: 'awaitingReveal', approval: { required: true } },
    after: [{ kind: 'reveal', id: 'reveal', label: '揭晓综合得分', steps: [{ label: '综合得分', show: ['composite'] }] }],
  })
  const marksOf = (juror: number) => range(11).map((place) => made(juror, place))
  const { host, id, dialog } = await openMarks(page, plan)
  await openAll(host, dialog)
  const stage = await openStage(context)
  const [first, second] = [await context.newPage(), await context.newPage()]

  await test.step('two papers of the leaders are typed by two clerks', async () => {
    await signIn(first, id, '样例甲')
    for (const juror of [1, 2]) {
      await type(first, marksOf(juror))
      await expect(first.getByText(`已记下第${String(juror)}号票。`)).toBeVisible()
    }
    await signIn(second, id, '样例乙')
    await second.getByRole('radio', { name: '复录' }).check()
    for (const juror of [1, 2]) {
      await type(second, marksOf(juror))
      await expect(second.getByText(`已核对${String(juror)}张`)).toBeVisible()
    }
  })
  await test.step('the others come in tables, and a table with a mark over the maximum does not', async () => {
    await first.getByRole('button', { name: '导入', exact: true }).click()
    const head = ['票号', ...range(11).map(nameOf)]
    const rows = (from: number, count: number) => range(count).map((at) => [at, ...marksOf(from + at)])
    await first.getByLabel('选择文件').setInputFiles({ name: 'bad.csv', mimeType: 'text/csv', buffer: tableOf(head, [[1, ...marksOf(3).slice(0, 10), 101]]) })
    await expect(first.getByRole('row', { name: /101/ })).toContainText('L2')
    await bring(first, tableOf(head, rows(2, 18)), { name: 'leaders.csv', panel: '市级领导', ballots: 18 })
    await bring(first, tableOf(head, rows(20, 40)), { name: 'peers.csv', panel: '部门代表', ballots: 40 })
    await bring(first, tableOf(head, rows(60, 58)), { name: 'public.csv', panel: '服务对象', ballots: 58 })
  })
  await test.step('locked, counted, signed and approved; nothing is shown before', async () => {
    await lockAll(host, dialog)
    await dialog.getByRole('button', { name: '出具监票报告' }).click()
    for (const [name, cells] of [['市级领导', '20200'], ['部门代表', '40400'], ['服务对象', '58580']] as const) await expect(dialog.getByRole('row', { name: new RegExp(name) })).toContainText(cells)
    await signCount(dialog)
    await dialog.getByRole('button', { name: '审签通过' }).click()
    await dialog.getByRole('button', { name: '关闭' }).click()
  })
  await test.step('the hall sees what the rules make of 118 ballots', async () => {
    await host.pressUntil('揭晓综合得分')
    await host.press()
    await host.press()
    const marks = range(118).flatMap((juror) => range(11).map((place): Mark => ({ contestant: contestantId(place), panel: juror <= 20 ? 'leaders' : juror <= 60 ? 'peers' : 'public', juror: `x${String(juror)}`, criterion: 'work', value: String(made(juror, place)) })))
    const expected = judge(scheme, marks, { contestants: ids(11).map((one) => ({ id: one })) })
    if (!expected.ok) throw new Error('no result')
    const best = expected.results.slice(0, 10).map(({ id: one, rank, score }) => [String(rank), nameOf(Number(one.slice(1))), score])
    await expect.poll(async () => (await tableRows(stage, '得分')).map((cells) => cells.slice(0, 3))).toEqual(best)
  })
})

test('roadshow: 53 entries, nine judges, highest and lowest dropped, eleven places with a tie at the cut', async ({ page, context }) => {
  test.setTimeout(240_000)
  const jurors = range(9).map((at) => `j${String(at)}`)
  const scheme = plainScheme(jurors, { trim: { by: 'fixed', low: 1, high: 1 }, ranking: { by: 'published', unranked: true, advance: { first: 11, atCut: 'show' } } })
  const plan = scoredPlan({ contestants: 53, jurors: 9, scheme, scoring: { together: 5 }, after: [scoreCue('scores', ...ids(5)), scoreCue('score-6', 'c6'), { kind: 'bars', id: 'bars', label: '现场得分' }, { kind: 'list', id: 'list', label: '公布名单', heading: '晋级名单' }] })
  const base = (place: number): number => (place < 10 ? 90 - place / 2 : place < 13 ? 80 : 70 - (place % 20) / 2)
  const { host, id, dialog } = await openMarks(page, plan)
  await openAll(host, dialog)
  const stage = await openStage(context)
  const desk = await context.newPage()

  await signIn(desk, id, '样例甲')
  await desk.getByRole('button', { name: '导入', exact: true }).click()
  await bring(desk, tableOf(['席位', ...range(53).map(nameOf)], range(9).map((at) => [`${String(at)}号`, ...range(53).map((place) => (at === 1 ? 100 : at === 9 ? 10 : base(place - 1)))])), { name: 'judges.csv', ballots: 9 })
  await page.bringToFront()
  await expect(dialog.getByText('9/9').first()).toBeVisible()
  await lockAll(host, dialog)
  await dialog.getByRole('button', { name: '关闭' }).click()

  await page.getByRole('button', { name: /亮分/ }).first().click()
  await page.getByRole('button', { name: '跳转', exact: true }).click()
  await expect(stage.getByRole('main')).toContainText('90.00')
  for (const at of range(5)) await expect(stage.getByRole('main')).toContainText(nameOf(at))
  await host.press()
  await expect(stage.getByRole('main')).toContainText('87.50')
  await expect(stage.getByRole('main')).toContainText('最高')
  await expect(stage.getByRole('main')).toContainText('最低')
  await expect(stage.getByRole('main')).not.toContainText(/第.名/)
  await host.press()
  await expect(stage.getByRole('main')).toContainText('现场得分')
  await host.press()
  await expect(stage.getByRole('main')).toContainText('排名不分先后')
  await expect(stage.getByRole('main')).toContainText('并列待定')
  for (const at of range(13)) await expect(stage.getByRole('main')).toContainText(nameOf(at))
  await expect(stage.getByRole('main')).not.toContainText(nameOf(14))
})
