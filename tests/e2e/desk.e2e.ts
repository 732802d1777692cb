import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import sample from '../../public/samples/district-secretaries-2022q2.json' with { type: 'json' }
import { temporaryFolder } from './support/builds'
import { openPlan, openStage } from './support/meeting'

const CONTESTANTS = 11
/** What the paper says, top to bottom: one is left blank, one is below the least, one cannot be read. */
const MARKS = ['95', '88', '91', '90', '-', '59', '93', '100', '/', '92', '89']

/** Eleven contestants, one panel of anonymous paper ballots, a signed count and an approval before the ranking. */
function plan(): object {
  const people = Array.from({ length: CONTESTANTS }, (_, at) => ({ id: `u${String(at + 1)}`, unit: `第${String(at + 1)}单位`, role: `第${String(at + 1)}单位主要负责人`, facts: [] }))
  return {
    format: 'leitai-plan',
    v: 1,
    arena: 'departments',
    title: '计票演练',
    date: '2022-09-28',
    sample: true,
    signature: sample.signature,
    contestants: people,
    speech: sample.speech,
    board: {
      heading: '擂台',
      title: '综合评价',
      period: '2022年',
      publication: 'awaitingReveal',
      approval: { required: true },
      places: 2,
      starsOfFirst: null,
      blocks: [],
      composite: { name: '综合得分', full: '100', method: 'judged', depth: null, figures: [], previousRanks: [] },
      flags: [],
    },
    scheme: {
      criteria: [{ id: 'mark', name: '综合评价', max: '100', min: '60', step: '1' }],
      composite: { kind: 'group', id: 'composite', name: '综合得分', parts: [{ kind: 'panel', id: 'delegates', name: '党代表评委', per: 'juror', combine: 'mean' }], rounding: { places: 2, mode: 'halfAway' } },
      ranking: { by: 'published' },
    },
    scoring: { ballots: 'anonymous', sheet: 'matrix', opens: 'hand', issued: [{ panel: 'delegates', count: 2 }], report: true },
    rundown: [
      { id: 'title', kind: 'title', label: '会标' },
      { id: 'board', kind: 'reveal', label: '总榜', steps: [{ label: '综合得分', show: ['composite'] }] },
      { id: 'thanks', kind: 'thanks', label: '结束', words: '谢谢' },
    ],
  }
}

/** Below the least: it does not go on by itself, the clerk looks and presses Enter. */
const OUT = '59'

async function deskOf(page: Page, id: string, name: string): Promise<void> {
  await page.goto(`/#/desk/${id}`)
  await expect(page.getByLabel('姓名')).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('票号')).toBeFocused()
}

/** Types a paper by the keyboard alone: its number is there already, full cells go on by themselves. */
async function typePaper(page: Page, marks: readonly string[]): Promise<void> {
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('第1单位，综合评价')).toBeFocused()
  for (const [at, mark] of marks.entries()) {
    await expect(page.getByLabel(`第${String(at + 1)}单位，综合评价`)).toBeFocused()
    await page.keyboard.type(mark)
    if (mark === OUT) await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Enter')
}

test('paper ballots: two clerks, a difference settled, locked, signed, approved; only then the ranking', async ({ page, context }) => {
  const folder = temporaryFolder('desk')
  const path = join(folder.path, 'plan.json')
  writeFileSync(path, JSON.stringify(plan()))
  const host = await openPlan(page, path)
  const id = /console\/([0-9a-f]+)/.exec(page.url())?.[1] ?? ''
  const dialog = page.getByRole('dialog', { name: '收分与计票' })
  await host.button('收分与计票').click()
  await dialog.getByRole('button', { name: '全部开放' }).click()
  await expect(dialog.getByText('正在收分：11位')).toBeVisible()

  const [first, second] = [await context.newPage(), await context.newPage()]
  await test.step('ballots without a number, cards with a code and no name', async () => {
    await first.goto(`/#/ballots/${id}`)
    await expect(first.getByRole('region', { name: /^评分表 党代表评委/ })).toHaveCount(2)
    await expect(first.getByText('清点后由计票人填写').first()).toBeVisible()
    await first.getByRole('checkbox', { name: '评委卡' }).check()
    await expect(first.getByRole('img', { name: '扫码打开评分页' })).toHaveCount(2)
  })
  await test.step('the first pass', async () => {
    await deskOf(first, id, '王芳')
    await typePaper(first, MARKS.slice(0, 10))
    await expect(first.getByText('低于最低分60，此分按办法计为无效')).toBeVisible()
    await expect(first.getByText('无法辨认，此分按办法计为无效')).toBeVisible()
    await first.keyboard.type('89')
    await first.keyboard.press('Enter')
    await expect(first.getByText('已记下第1号票。')).toBeVisible()
    await typePaper(first, MARKS)
    await expect(first.getByText('已记下第2号票。')).toBeVisible()
  })
  await test.step('the second pass is blind, and by somebody else', async () => {
    await first.getByRole('radio', { name: '复录' }).check()
    await expect(first.getByText('这一捆没有等待复录的票。')).toBeVisible()
    await deskOf(second, id, '李明')
    await second.getByRole('radio', { name: '复录' }).check()
    await expect(second.getByLabel('票号')).toHaveValue('1')
    for (const mark of ['95', '91', '93']) await expect(second.getByText(mark, { exact: true })).toHaveCount(0)
    await second.getByLabel('票号').focus()
    await typePaper(second, MARKS)
    await expect(second.getByText('已记下第1号票。')).toBeVisible()
    await typePaper(second, MARKS.map((mark, at) => (at === 2 ? '97' : mark)))
    await expect(second.getByRole('button', { name: '不一致 1' })).toBeVisible()
  })
  await test.step('what differs is shown cell by cell and settled by the paper', async () => {
    await second.getByRole('button', { name: '不一致 1' }).click()
    const both = second.getByRole('table', { name: '两遍录入不一致' }).getByRole('row', { name: /第3单位/ })
    await expect(both).toContainText('91')
    await expect(both).toContainText('97')
    await expect(second.getByRole('textbox', { name: '第3单位，综合评价' })).toBeFocused()
    await second.keyboard.type('91')
    await second.keyboard.press('Enter')
    await expect(second.getByText('第2号票已核对。')).toBeVisible()
    await expect(second.getByText('没有不一致的票。')).toBeVisible()
    const { violations } = await new AxeBuilder({ page: second }).analyze()
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html ?? ''}`)).toEqual([])
  })

  const signed = async () => {
    await dialog.getByRole('button', { name: '出具监票报告' }).click()
    await expect(dialog.getByRole('row', { name: /党代表评委/ })).toContainText('220')
    for (const [who, name] of [['计票人', '王芳'], ['监票人', '赵敏'], ['总监票人', '孙强']] as const) {
      await dialog.getByLabel(`${who}姓名`, { exact: true }).fill(name)
      await dialog.getByRole('button', { name: `${who}签字`, exact: true }).click()
      await expect(dialog.getByText(`${who}：${name}（已签）`, { exact: true })).toBeVisible()
    }
    await expect(dialog.getByText(/下一步暂时不能公布结果/)).toBeVisible()
  }
  await test.step('locked, reported, signed by three, approved', async () => {
    await page.bringToFront()
    await expect(dialog.getByText(/已核对2/)).toBeVisible()
    await dialog.getByRole('button', { name: '全部锁定' }).click()
    await expect(dialog.getByText('等待监票报告')).toBeVisible()
    await expect(dialog.getByRole('button', { name: '审签通过' })).toBeDisabled()
    await signed()
    await dialog.getByRole('button', { name: '审签通过' }).click()
    await expect(dialog.getByText('已签字，可以公布')).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html ?? ''}`)).toEqual([])
  })
  await test.step('[CR1] one cell is put right with a supervisor and a reason; the signatures and the approval are void', async () => {
    await second.bringToFront()
    await second.getByRole('button', { name: '更正', exact: true }).click()
    await second.getByLabel('哪一张票').selectOption({ label: '党代表评委 · 第2号票 · 纸质票' })
    await expect(second.getByRole('button', { name: '打开这张票' })).toBeDisabled()
    await second.getByLabel('监票人').fill('赵敏')
    await second.getByRole('button', { name: '打开这张票' }).click()
    const form = second.getByRole('region', { name: '更正：第2号票' })
    await expect(form.getByLabel('第3单位，综合评价')).toHaveValue('91')
    await expect(form.getByText('低于最低分60，此分按办法计为无效')).toBeVisible()
    await form.getByLabel('第3单位，综合评价').fill('97')
    await expect(form.getByText('原为 91')).toBeVisible()
    await expect(form.getByText('改动 1 格')).toBeVisible()
    await expect(form.getByRole('button', { name: '更正这张票' })).toBeDisabled()
    await form.getByLabel('理由').fill('看错一行')
    const { violations } = await new AxeBuilder({ page: second }).analyze()
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html ?? ''}`)).toEqual([])
    await form.getByLabel('理由').press('Enter')
    await expect(second.getByText('已更正：第2号票。监票报告请重新出具。')).toBeVisible()
    const row = second.getByRole('table', { name: '更正记录（1次）' }).getByRole('row', { name: /第2号票/ })
    for (const cell of ['第3单位，综合评价', '91', '97', '赵敏', '看错一行']) await expect(row.getByText(cell, { exact: true })).toBeVisible()
    await page.bringToFront()
    await expect(dialog.getByText('等待监票报告')).toBeVisible()
    await signed()
    await dialog.getByRole('button', { name: '审签通过' }).click()
    await expect(dialog.getByText('已签字，可以公布')).toBeVisible()
  })
  await test.step('the chair’s page asks first', async () => {
    await first.goto(`/#/brief/${id}`)
    await expect(first.getByRole('table')).toHaveCount(0)
    await first.getByRole('button', { name: '我已确认，打开' }).click()
    await expect(first.getByRole('row', { name: /第8单位/ })).toContainText('100')
    await expect(first.getByRole('row', { name: /第3单位/ })).toContainText('94.00')
    await expect(first.getByRole('row', { name: /第1单位/ })).toContainText('95.00')
    await expect(first.getByText('59', { exact: true })).toHaveCount(0)
  })
  await test.step('下一步 shows the ranking', async () => {
    await dialog.getByRole('button', { name: '关闭' }).click()
    await host.press()
    await expect(page.locator('[aria-current="step"]')).toContainText('总榜')
    const stage = await openStage(context)
    await host.press()
    await expect(stage.getByRole('main')).toContainText('94.00')
  })
  folder.remove()
})

test('a reader’s file, one row a ballot: what is out of range is refused by cell, or kept as on paper and found invalid', async ({ page, context }) => {
  const folder = temporaryFolder('reader')
  const path = join(folder.path, 'plan.json')
  writeFileSync(path, JSON.stringify(plan()))
  const host = await openPlan(page, path)
  folder.remove()
  const id = /console\/([0-9a-f]+)/.exec(page.url())?.[1] ?? ''
  const dialog = page.getByRole('dialog', { name: '收分与计票' })
  await host.button('收分与计票').click()
  await dialog.getByRole('button', { name: '全部开放' }).click()

  const desk = await context.newPage()
  await deskOf(desk, id, '王芳')
  await desk.getByRole('button', { name: '导入', exact: true }).click()
  const names = Array.from({ length: CONTESTANTS }, (_, at) => `第${String(at + 1)}单位`)
  const marks = (first: string) => [first, ...names.slice(1).map((_, at) => String(80 + at))]
  const rows = [['票号', ...names], ['000001', ...marks('98')], ['000002', ...marks('108')], ['000003', ...marks('无效')]]
  await desk.getByLabel('选择文件').setInputFiles({ name: 'reader.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.map((row) => row.join(',')).join('\r\n')) })
  await expect(desk.getByRole('row', { name: /108/ })).toContainText('超过满分 100')
  await expect(desk.getByRole('button', { name: /^确认导入/ })).toHaveCount(0)
  await desk.getByRole('button', { name: '按纸面记录' }).click()
  const preview = desk.getByRole('region', { name: '导入预览：reader.csv' })
  await expect(preview.getByText('2处按办法计为无效')).toBeVisible()
  await expect(preview.getByText('表中第2张，第1单位：108（超过满分100）')).toBeVisible()
  await expect(preview.getByText('表中第3张，第1单位：无法辨认')).toBeVisible()
  const { violations } = await new AxeBuilder({ page: desk }).analyze()
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html ?? ''}`)).toEqual([])
  await preview.getByRole('button', { name: '确认导入3张票' }).click()
  await expect(desk.getByText('已导入3张票。')).toBeVisible()

  await page.bringToFront()
  await expect(dialog.getByRole('listitem').filter({ hasText: '党代表评委' }).first()).toContainText('3/2')
  await dialog.getByRole('button', { name: '全部锁定' }).click()
  await dialog.getByRole('button', { name: '出具监票报告' }).click()
  await expect(dialog.getByRole('row', { name: /党代表评委/ })).toContainText('330')
  const brief = await context.newPage()
  await brief.goto(`/#/brief/${id}`)
  await brief.getByRole('button', { name: '我已确认，打开' }).click()
  await expect(brief.getByRole('row', { name: /第1单位/ })).toContainText('98.00')
  await expect(brief.getByRole('row', { name: /第2单位/ })).toContainText('80.00')
})

test('[DK1] two desks type at once: what one records leaves what is half typed at the other alone', async ({ page, context }) => {
  const folder = temporaryFolder('desks')
  const path = join(folder.path, 'plan.json')
  writeFileSync(path, JSON.stringify(plan()))
  const host = await openPlan(page, path)
  folder.remove()
  const id = /console\/([0-9a-f]+)/.exec(page.url())?.[1] ?? ''
  await host.button('收分与计票').click()
  await page.getByRole('dialog', { name: '收分与计票' }).getByRole('button', { name: '全部开放' }).click()

  const [one, other] = [await context.newPage(), await context.newPage()]
  await deskOf(one, id, '王芳')
  await deskOf(other, id, '李明')
  await other.getByLabel('捆号').fill('2')
  const number = '26'
  await other.getByLabel('票号').fill(number)

  // Half a paper here, a whole one there.
  await one.getByLabel('票号').focus()
  await one.keyboard.press('Enter')
  for (const [at, mark] of ['81', '82', '83', '84'].entries()) {
    await expect(one.getByLabel(`第${String(at + 1)}单位，综合评价`)).toBeFocused()
    await one.keyboard.type(mark)
  }
  await other.getByLabel('票号').focus()
  await typePaper(other, MARKS.map((mark) => (mark === OUT ? '60' : mark)).slice(0, CONTESTANTS))
  await expect(other.getByText(`已记下第${number}号票。`)).toBeVisible()

  const kept = async () => {
    for (const [at, mark] of ['81', '82', '83', '84'].entries()) await expect(one.getByLabel(`第${String(at + 1)}单位，综合评价`)).toHaveValue(mark)
  }
  await kept()
  for (let at = 4; at < CONTESTANTS; at++) {
    await expect(one.getByLabel(`第${String(at + 1)}单位，综合评价`)).toBeFocused()
    await one.keyboard.type('85')
  }
  await kept()
  await one.keyboard.press('Enter')
  await expect(one.getByText('已记下第1号票。')).toBeVisible()
  await expect(other.getByText(`已记下第${number}号票。`)).toBeVisible()
})
