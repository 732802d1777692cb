import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { watch } from './support/browser'
import { boardOf, openSample, openStage, tableRows } from './support/meeting'

const DISTRICTS = ['黄岛区', '胶州市', '崂山区', '即墨区', '市南区', '城阳区', '平度市', '莱西市', '市北区', '李沧区']
const ECONOMY = ['黄岛区', '胶州市', '崂山区', '市南区', '即墨区', '平度市', '城阳区', '市北区', '莱西市', '李沧区']
const ECONOMY_SCORES = ['54.96', '52.43', '52.40', '51.00', '50.19', '49.91', '48.61', '48.49', '48.41', '44.69']
const RENEWAL = ['胶州市', '崂山区', '市北区', '城阳区', '即墨区', '黄岛区', '市南区', '李沧区', '平度市', '莱西市']
const RENEWAL_SCORES = ['19.38', '19.25', '19.02', '19.01', '19.00', '18.99', '18.91', '18.73', '18.72', '18.66']
const COMPOSITES = ['90.00', '88.12', '86.53', '86.17', '83.91']

test('the real meeting of 2022 from the title to the sealed archive, and its replay', async ({ context, baseURL }) => {
  test.setTimeout(180_000)
  const { foreign, breaches } = await watch(context, baseURL ?? '')
  const page = await context.newPage()
  await page.setViewportSize({ width: 1280, height: 800 })
  const host = await openSample(page)
  const stage = await openStage(context)

  await test.step('title card, and the order as the data have it', async () => {
    await expect(stage.getByText('区（市）党委“书记擂台”（第二期）').first()).toBeVisible()
    await expect(stage.getByText('样例').first()).toBeVisible()
    await host.pressUntil('登台顺序')
    await host.press()
    for (const district of DISTRICTS) await expect(stage.getByText(district, { exact: true }).first()).toBeVisible()
    const text = await stage.getByRole('main').innerText()
    const places = DISTRICTS.map((district) => text.indexOf(district))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(text).not.toContain('位次')
  })

  await test.step('a speech: call, countdown with segments, pause, 加30秒, undo', async () => {
    await host.press()
    await expect(stage.getByText('市委常委、青岛西海岸新区工委书记、黄岛区委书记').first()).toBeVisible()
    await host.press()
    const timer = stage.getByRole('timer')
    await expect(timer).toContainText(/4:5\d/)
    await host.button('加30秒').click()
    await expect(timer).toContainText(/5:2\d/)
    await host.button('减30秒').click()
    await expect(timer).toContainText(/4:5\d/)
    await host.button('暂停').click()
    await expect(host.button('继续')).toBeEnabled()
    await host.button('撤销').click()
    await expect(host.button('暂停')).toBeEnabled()
    await host.press()
    await expect(stage.getByText('摆问题').first()).toBeVisible()
  })

  await test.step('切会标 takes the picture away, 黑屏 too, 恢复画面 brings it back', async () => {
    await host.button('切会标').click()
    await expect(stage.getByRole('timer')).toHaveCount(0)
    await expect(stage.getByText('区（市）党委“书记擂台”（第二期）').first()).toBeVisible()
    await host.button('黑屏').click()
    await expect(stage.getByText('区（市）党委“书记擂台”（第二期）')).toHaveCount(0)
    await host.button('恢复画面').click()
    await expect(stage.getByRole('timer')).toBeVisible()
  })

  await test.step('the board appears step by step, and 后退 takes a step back', async () => {
    await host.pressUntil('各板块得分与评星')
    await host.press()
    await expect(stage.getByRole('table', { name: '经济运行' })).toBeVisible()
    await expect(stage.getByText('54.96')).toHaveCount(0)
    await host.press()
    await expect(stage.getByText('54.96')).toBeVisible()
    await host.button('后退').click()
    await expect(stage.getByText('54.96')).toHaveCount(0)
    await host.press()
    await expect(stage.getByText('54.96')).toBeVisible()
    await expect(stage.getByText('19.38')).toHaveCount(0)
    await host.pressUntil('结束语')
  })

  await test.step('the board as it was published', async () => {
    const stars = (index: number) => `${String(10 - index)}星`
    const economy = await tableRows(stage, '经济运行')
    const renewal = await tableRows(stage, '城市更新建设')
    expect(economy).toHaveLength(10)
    economy.forEach((cells, index) => {
      expect(cells.join(' ')).toContain(ECONOMY[index] ?? '')
      expect(cells.join(' ')).toContain(ECONOMY_SCORES[index] ?? '')
      expect(cells).toContainEqual(expect.stringContaining(stars(index)))
    })
    renewal.forEach((cells, index) => {
      expect(cells.join(' ')).toContain(RENEWAL[index] ?? '')
      expect(cells.join(' ')).toContain(RENEWAL_SCORES[index] ?? '')
      expect(cells).toContainEqual(expect.stringContaining(stars(index)))
    })
    const composite = (await tableRows(stage, '综合得分')).filter((cells) => cells.join('') !== '')
    expect(composite.map((cells) => cells.at(-1))).toEqual(COMPOSITES)
    expect(composite.map((cells) => DISTRICTS.find((district) => cells.join(' ').includes(district)))).toEqual(DISTRICTS.slice(0, 5))
    const text = (await stage.getByRole('main').innerText()).replace(/\s/g, '')
    expect(text).toContain('真抓实干、勇当排头')
    expect(text).toContain('加压奋进、进位赶超市南区↑2位')
  })

  const live = await boardOf(stage)
  const board = await stage.getByRole('main').innerText()
  await stage.screenshot({ path: 'test-results/board-live.png' })

  let saved = Buffer.alloc(0)
  await test.step('thanks, seal, archive', async () => {
    await host.press()
    await expect(host.next).toHaveAttribute('aria-disabled', 'true')
    await host.button('结束并归档').click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '封存并保存' }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/\.leitai$/)
    saved = readFileSync(await file.path())
    expect(saved.subarray(0, 2).toString()).toBe('PK')
    await page.getByRole('button', { name: '取消' }).click()
    await expect(page.getByText('本场已封存', { exact: false }).first()).toBeVisible()
    await expect(host.next).toHaveCount(0)
  })

  await test.step('the replay shows the same board', async () => {
    await page.getByRole('link', { name: '回到首页' }).click()
    await page.getByRole('button', { name: '回放' }).click()
    await page.getByRole('navigation', { name: '章节' }).getByRole('button', { name: '摘星夺旗榜' }).click()
    await expect(page.getByText('83.91')).toBeVisible()
    expect(await boardOf(page)).toEqual(live)
    const replayed = await page.getByRole('region', { name: '回放画面' }).innerText()
    expect(replayed.replace(/\s/g, '')).toBe(board.replace(/\s/g, ''))
    await page.getByRole('slider', { name: '时间' }).fill('0')
    await expect(page.getByText('83.91')).toHaveCount(0)
    await page.getByRole('combobox').selectOption('60')
    await page.getByRole('button', { name: '播放' }).click()
    await expect(page.getByRole('region', { name: '回放画面' }).getByText('谢谢')).toBeVisible({ timeout: 30_000 })
  })

  await test.step('the archive itself is replayed; one that was changed says so', async () => {
    const archive = unzipSync(new Uint8Array(saved))
    const slips = strFromU8(archive['slips.jsonl'] ?? new Uint8Array())
    const changed = zipSync({ ...archive, 'slips.jsonl': strToU8(slips.replace('"text":"54.96"', '"text":"59.46"')) })
    for (const [buffer, alarms] of [[saved, 0], [Buffer.from(changed), 1]] as const) {
      await page.getByRole('link', { name: '回到首页' }).click()
      await page.getByLabel('存档文件').setInputFiles({ name: 'evening.leitai', mimeType: 'application/zip', buffer })
      await page.getByRole('navigation', { name: '章节' }).getByRole('button', { name: '摘星夺旗榜' }).click()
      await expect(page.getByText('83.91')).toBeVisible()
      await expect(page.getByRole('alert')).toHaveCount(alarms)
    }
  })

  expect(foreign).toEqual([])
  expect(breaches).toEqual([])
})

test('a console that has missed a step is refused in words, and catches up', async ({ context }) => {
  const page = await context.newPage()
  const host = await openSample(page)
  const other = await context.newPage()
  // A console to whose page no message comes while it is deaf: it still promises what it promised before.
  await other.addInitScript(`
    const listen = EventTarget.prototype.addEventListener
    BroadcastChannel.prototype.addEventListener = function (type, listener) {
      listen.call(this, type, (event) => window.deaf || listener(event))
    }
  `)
  await other.goto(page.url())
  const second = other.getByRole('button', { name: '下一步', exact: true })
  await expect(second).toBeVisible()
  await other.evaluate(() => Object.assign(window, { deaf: true }))
  await host.press()
  await second.click()
  await expect(other.getByRole('status').getByText('没有执行', { exact: false })).toBeVisible()
  await other.evaluate(() => Object.assign(window, { deaf: false }))
  for (const window of [page, other]) await expect(window.locator('[aria-current="step"]')).toContainText('会议议程')
})
