import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { hostOf, openStage, type Host } from './support/meeting'

async function openArena(page: Page, arena: string): Promise<Host> {
  await page.goto('/')
  await page.getByRole('button', { name: `打开样例：${arena}`, exact: true }).click()
  const host = hostOf(page)
  await expect(host.next).toBeVisible()
  return host
}

/** Opens 现场更正 and one kind of it. */
async function change(host: Host, kind: string) {
  await host.button('现场更正').click()
  const dialog = host.page.getByRole('dialog')
  await dialog.getByRole('button', { name: kind, exact: true }).click()
  return {
    dialog,
    who: (label: string, name: string) => dialog.getByRole('radiogroup', { name: label, exact: true }).getByRole('radio', { name, exact: true }).click(),
    type: (label: string, text: string) => dialog.getByRole('textbox', { name: label, exact: true }).fill(text),
    apply: async () => {
      await dialog.getByRole('button', { name: '执行', exact: true }).click()
      await expect(dialog).toHaveCount(0)
    },
  }
}

test('the leadership team’s arena with four late changes in its middle, each on every screen at once', async ({ page, context }) => {
  test.setTimeout(180_000)
  const host = await openArena(page, '亮绩擂台')
  const hall = await openStage(context)
  const speaker = await openStage(context, 'speaker')
  await page.bringToFront()
  await host.pressUntil('组织部部长上台')

  // The head of organisation cannot come: a deputy speaks instead.
  const substitute = await change(host, '代讲')
  await substitute.who('谁', '组织部部长')
  await substitute.type('职务全称（照写，不缩写）', '崂山区委组织部常务副部长')
  await substitute.type('姓名（可不填）', '李某某')
  await substitute.apply()
  await host.press()
  await expect(hall.getByText('崂山区委组织部常务副部长')).toBeVisible()
  await expect(hall.getByText('代讲', { exact: true })).toBeVisible()
  await host.press()
  await expect(speaker.getByRole('timer')).toBeVisible()

  // While that speech runs, two who come later change places.
  const swap = await change(host, '对调次序')
  await swap.who('谁', '宣传部部长')
  await swap.who('和谁对调', '办公室主任')
  await swap.apply()
  await expect(speaker.getByText('办公室主任')).toBeVisible()
  await expect(page.getByText('撤销将收回：对调')).toBeVisible()

  // One more unit joins, before the one who is next now.
  const insert = await change(host, '加一个单位')
  await insert.type('单位全称', '崂山区')
  await insert.type('职务全称（照写，不缩写）', '崂山区政府党组成员')
  await insert.type('简称（大屏名单用，可不填）', '党组成员')
  await insert.who('排在谁前面', '办公室主任')
  await insert.apply()
  await expect(speaker.getByText('党组成员')).toBeVisible()

  // It is late: all who remain get three minutes.
  const shorten = await change(host, '缩短其余发言')
  await shorten.dialog.getByRole('button', { name: '3分钟', exact: true }).click()
  await shorten.apply()

  await host.pressUntil('请党组成员上台')
  await expect(hall.getByRole('listitem').filter({ hasText: '党组成员' })).toContainText('当前')
  await host.press()
  await expect(hall.getByText('崂山区政府党组成员')).toBeVisible()
  await host.press()
  await expect(hall.getByRole('timer')).toHaveText(/^(3:00|2:5\d)$/)
  await host.pressUntil('请办公室主任上台')

  // A mistake is taken back as if it had never been.
  const standing = await change(host, '跳过、弃权、未到')
  await standing.dialog.getByRole('group', { name: '办公室主任' }).getByRole('button', { name: '未到' }).click()
  await standing.dialog.getByRole('button', { name: '关闭', exact: true }).click()
  await expect(host.next).toHaveAccessibleDescription(/统战部部长/)
  await host.button('撤销').click()
  await expect(host.next).toHaveAccessibleDescription(/办公室主任/)

  // The comments at the end have no clock anywhere, though nobody presses anything else.
  await host.pressUntil('区长点评')
  await host.press()
  await expect(hall.getByText('点评', { exact: true })).toBeVisible()
  for (const screen of [hall, speaker]) await expect(screen.getByRole('timer')).toHaveCount(0)
  await host.pressUntil('结束语')
  await host.press()
  await expect(hall.getByText('谢谢', { exact: false })).toBeVisible()
})

test('two tracks: counting goes on while a leader speaks', async ({ page, context }) => {
  const host = await openArena(page, '亮绩擂台')
  const hall = await openStage(context)
  await page.bringToFront()
  await host.pressUntil('开始计时：纪委书记')
  await host.press()
  const counting = page.getByRole('region', { name: '计票' })
  for (const step of ['收票', '计票', '监票', '报告']) {
    await counting.getByRole('button', { name: '计票下一步' }).click()
    await expect(counting.getByText(step, { exact: true }).first()).toBeVisible()
  }
  await expect(counting.getByText('计票步骤已全部完成')).toBeVisible()
  await expect(hall.getByRole('timer')).toBeVisible()
  await expect(host.next).toHaveAccessibleDescription(/摆问题/)
})

test('words for the speaker stand on the speaker’s screen only, words for the hall in the hall', async ({ page, context }) => {
  const host = await openArena(page, '亮绩擂台')
  const [hall, speaker] = [await openStage(context), await openStage(context, 'speaker')]
  await page.bringToFront()
  await host.pressUntil('开始计时：纪委书记')
  await host.press()
  await host.button('留言').click()
  await page.getByRole('dialog').getByRole('button', { name: '还有一分钟', exact: true }).click()
  await expect(speaker.getByText('还有一分钟')).toBeVisible()
  await expect(hall.getByText('还有一分钟')).toHaveCount(0)
  await host.button('留言').click()
  await page.getByRole('dialog').getByRole('button', { name: '请保持安静', exact: true }).click()
  await expect(hall.getByText('请保持安静')).toBeVisible()
  await expect(speaker.getByRole('timer')).toBeVisible()
  await host.button('留言').click()
  await page.getByRole('dialog').getByRole('button', { name: '撤下留言', exact: true }).click()
  await expect(hall.getByRole('timer')).toBeVisible()
})

test('console and its dialogs are clean for axe, in both languages', async ({ page }) => {
  test.setTimeout(120_000)
  for (const language of ['中文', 'English']) {
    await page.goto('/')
    await page.getByRole('button', { name: language }).click()
    await page.getByRole('button', { name: language === '中文' ? '打开样例：亮绩擂台' : /Open.*Leadership/i }).click()
    const next = page.getByRole('button', { name: language === '中文' ? '下一步' : 'Next', exact: true })
    await expect(next).toBeVisible()
    const clean = async (where: string) => {
      const { violations } = await new AxeBuilder({ page }).exclude('.stage-frame').analyze()
      expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${where} ${id}: ${node.html.slice(0, 140)}`))).toEqual([])
    }
    await clean('console')
    for (const name of language === '中文' ? ['现场更正', '留言', '快捷键'] : ['Late changes', 'Messages', 'Keys']) {
      await page.getByRole('button', { name, exact: true }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await clean(name)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
  }
})
