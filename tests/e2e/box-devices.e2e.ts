import { writeFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { plainScheme, scoredPlan } from '../support/scoring'
import { pair } from './support/devices'
import { cardsOf, countingDialog, field, lockAll, recordsOf, send, sessionOf } from './support/marks'
import { hostOf, openPlan } from './support/meeting'
import { devices } from './support/profiles'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('[AN5] anonymous ballots and cards are not lost with the home: a deputy takes over before the lock and counts them', async () => {
  test.setTimeout(240_000)
  await devices('box', async ({ start, open, kill, path }) => {
    const plan = scoredPlan({ contestants: 3, jurors: 3, scheme: plainScheme(null, { criteria: [{ id: 'work', name: '工作实绩', max: '100' }] }), scoring: { ballots: 'anonymous', sheet: 'matrix' } })
    writeFileSync(path('plan.json'), JSON.stringify(plan))
    const first = await open('home')
    const second = await open('deputy')
    const home = await openPlan(first.page, path('plan.json'), start)
    const id = sessionOf(home.page)
    await pair(home.page, second.page, { role: '备机', name: '备用电脑', start })
    await button(second.page, '进入主持台').click()
    const deputy = hostOf(second.page)
    await expect(deputy.next).toBeVisible()
    await home.page.keyboard.press('Escape')
    await expect(home.page.getByText(/已备份 1\/1$/)).toBeVisible()
    await home.button('收分与计票').click()
    await countingDialog(home.page).getByRole('button', { name: '全部开放' }).click()

    const cast = async (device: typeof first, code: string, mark: string): Promise<Page> => {
      const page = await device.context.newPage()
      await page.goto(`${start}#/jury/${id}?code=${code}`)
      for (const name of ['样例单位1', '样例单位2', '样例单位3']) await field(page, `${name}：工作实绩`).fill(mark)
      await send(page)
      return page
    }
    const codes = await cardsOf(first.context, id, start)
    expect(codes).toHaveLength(3)
    await expect((await cast(first, codes[0] ?? '', '81')).getByText('已投入票箱')).toBeVisible()
    await expect((await cast(first, codes[1] ?? '', '92')).getByText('已投入票箱')).toBeVisible()

    // What lies at the home lies at the deputy, without anything that joins a ballot to a card.
    const boxOn = async (page: Page) => (await recordsOf(page, 'box')).sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
    await expect.poll(async () => (await boxOn(second.page)).length).toBe(2)
    // What lies there is counted on its console too, before it leads.
    await expect(second.page.getByRole('region', { name: '收分与计票' })).toContainText('收分 2/3')
    expect(await boxOn(second.page)).toEqual(await boxOn(first.page))
    for (const code of codes) expect(JSON.stringify(await boxOn(second.page))).not.toContain(code)
    // A device that follows takes no ballot of its own: it would be lost.
    const follower = await second.context.newPage()
    await follower.goto(`${start}#/jury/${id}?code=${codes[2] ?? ''}`)
    await expect(follower.getByText('这台设备不是主机，不能在这里投无记名的票。')).toBeVisible()
    await follower.close()

    await kill(first.context, 'home')
    const bar = second.page.getByRole('region', { name: '跟随' })
    await expect(bar).toContainText('秒听不到主机')
    await bar.getByRole('button', { name: '接管' }).click()
    await second.page.getByRole('dialog').getByRole('button', { name: '由本机接管' }).click()
    await expect(second.page.getByText('本机已接管（第 2 任）')).toBeVisible()

    // A card that was used is used here too; one that was not is good here.
    const again = await second.context.newPage()
    await again.goto(`${start}#/jury/${id}?code=${codes[0] ?? ''}`)
    await expect(again.getByText('这一份已经投入票箱，不能再看，也不能再改。')).toBeVisible()
    await expect((await cast(second, codes[2] ?? '', '70')).getByText('已投入票箱')).toBeVisible()

    await second.page.bringToFront()
    await deputy.button('收分与计票').click()
    const dialog = countingDialog(second.page)
    await expect(dialog.getByText('3').first()).toBeVisible()
    await lockAll(deputy, dialog)
    const ballots = async () => (await recordsOf(second.page, 'slips')).filter(({ class: of }) => of === 'ballot').map(({ text }) => /"value":"(\d+)"/.exec(String(text))?.[1]).sort()
    await expect.poll(ballots).toEqual(['70', '81', '92'])
    expect(await boxOn(second.page)).toEqual([])
  })
})
