import { writeFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { begin, compare, drawnModules, film, invite, pair } from './support/devices'
import { hostOf, openSample } from './support/meeting'
import { devices } from './support/profiles'
import { y4m } from './support/y4m'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const LOOK = { pixels: 5, turn: 12, contrast: 0.7 }

/** Seconds that a timer shows. */
async function shown(page: Page): Promise<number> {
  const [minutes, seconds] = (/(\d+):(\d\d)/.exec((await page.getByRole('timer').first().textContent()) ?? '') ?? []).slice(1).map(Number)
  return (minutes ?? Number.NaN) * 60 + (seconds ?? Number.NaN)
}

/** Whoever this browser was paired with is not called any more. */
function forgetTickets(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('leitai')
        opening.onerror = () => reject(new Error('cannot open'))
        opening.onsuccess = () => {
          const { transaction } = opening.result.transaction('tickets', 'readwrite', { durability: 'strict' }).objectStore('tickets')
          transaction.objectStore('tickets').clear()
          transaction.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
  )
}

const openedStage = async (context: BrowserContext, start: string): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(`${start}#/stage?screen=hall`)
  return page
}

test('a deputy follows and presses, takes over when the home is killed, and the old home hands in what only it has', async () => {
  test.setTimeout(240_000)
  await devices('deputy', async ({ start, open, kill }) => {
    const first = await open('home')
    const second = await open('deputy')
    const home = await openSample(first.page, start)
    await pair(home.page, second.page, { role: '备机', name: '备用电脑', start })
    await button(second.page, '进入主持台').click()
    const deputy = hostOf(second.page)
    await expect(deputy.next).toBeVisible()
    const bar = second.page.getByRole('region', { name: '跟随' })
    await expect(bar).toContainText('联系正常')
    await home.page.keyboard.press('Escape')
    await expect(home.page.getByText(/已备份 1\/1$/)).toBeVisible()

    // The home's hall goes where the deputy's press leads.
    const hall = await openedStage(first.context, start)
    await deputy.pressUntil('开始计时')
    await deputy.press()
    await expect(hall.getByRole('timer')).toBeVisible()
    await expect(home.page.locator('[aria-current="step"]')).toContainText('开始计时')
    const own = await openedStage(second.context, start)
    await expect(own.getByRole('timer')).toBeVisible()

    const left = await shown(hall)
    const at = Date.now()
    await kill(first.context, 'home')
    await expect(bar).toContainText('秒听不到主机')
    await bar.getByRole('button', { name: '接管' }).click()
    const dialog = second.page.getByRole('dialog')
    await expect(dialog).toContainText('一条不缺')
    await dialog.getByRole('button', { name: '由本机接管' }).click()
    await expect(second.page.getByText('本机已接管（第 2 任）')).toBeVisible()
    await expect(bar).toHaveCount(0)
    expect(Math.abs(left - (Date.now() - at) / 1000 - (await shown(own)))).toBeLessThanOrEqual(2)
    await deputy.press()

    // The old home knows nothing of it: it is started, pressed, and only then paired with who leads now.
    const third = await open('home')
    await third.page.goto(start)
    await forgetTickets(third.page)
    await button(third.page, '控制台').click()
    const old = hostOf(third.page)
    await old.press()
    await pair(deputy.page, third.page, { role: '备机', name: '主控电脑', start })
    await button(third.page, '进入主持台').click()
    const returned = third.page.getByRole('region', { name: '跟随' })
    await expect(returned).toContainText('备用电脑')
    await expect(returned).toContainText('本机有 1 步没有交到新主机')
    await returned.getByRole('button', { name: '补记' }).click()
    const list = third.page.getByRole('dialog', { name: /补记/ })
    await expect(list.getByRole('listitem')).toHaveCount(1)
    await expect(list.getByRole('listitem')).toContainText('下一步')
    await list.getByRole('button', { name: /^放弃：/ }).click()
    await expect(list).toContainText('已放弃')
    await list.getByRole('button', { name: '关闭' }).click()
    await expect(returned).not.toContainText('没有交到新主机')
  })
})

test('a screen is paired by cameras alone and shows the hall', async () => {
  test.setTimeout(180_000)
  await devices('camera', async ({ start, open, path }) => {
    const filming = (device: string) => ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${path(`${device}.y4m`)}`]
    const { page: host } = await open('home', filming('home'))
    const { page: other } = await open('screen', filming('screen'))
    const home = await openSample(host, start)
    await invite(host, '屏幕', '门口电视')
    const offer = await drawnModules(host, '邀请码的二维码')
    writeFileSync(path('screen.y4m'), y4m(offer, LOOK))
    // What the home's camera sees at first is an offer too: not what it wants.
    writeFileSync(path('home.y4m'), y4m(offer, LOOK))
    await begin(other, start, '电视')
    await film(other, other.getByRole('img', { name: '回码的二维码' }))
    writeFileSync(path('home.y4m'), y4m(await drawnModules(other, '回码的二维码'), LOOK))
    await film(host, host.getByRole('status', { name: '确认码', exact: true }))
    await compare(host, other)
    await button(other, '打开主屏').click()
    await expect(other.getByRole('main', { name: '大屏' })).toBeVisible()
    await host.keyboard.press('Escape')
    await home.pressUntil('开始计时')
    await home.press()
    await expect(other.getByRole('timer')).toBeVisible()
    await button(host, '连接设备').click()
    await expect(host.getByRole('dialog')).toContainText('门口电视')
    await button(host, '收回：门口电视').click()
    await button(host, '确定收回').click()
    await expect(host.getByRole('dialog')).toContainText('已收回')
    await expect(other.getByRole('main', { name: '大屏' })).toBeVisible()
    await button(host, '从列表移除：门口电视').click()
    await button(host, '确定移除').click()
    await expect(host.getByRole('dialog')).not.toContainText('门口电视')
  })
})

test('a code that is not right is told in words, by whatever way it came', async ({ page, context }) => {
  const home = await openSample(page)
  const offer = await invite(page, '备机')
  const field = page.getByLabel('粘贴或输入码')
  await field.fill(offer)
  await button(page, '读取').click()
  await expect(page.getByRole('alert')).toContainText('这是邀请码')
  await field.fill('https://example.com/menu')
  await button(page, '读取').click()
  await expect(page.getByRole('alert')).toContainText('不是擂台的码')

  const other = await context.newPage()
  await begin(other, '/', '平板')
  const typed = (await page.locator('.groups code').allTextContents()).join(' ').split(' ')
  const wrong = typed.map((group, index) => (index === 2 ? (group.startsWith('0') ? '1' : '0') + group.slice(1) : group)).join('')
  await other.getByLabel('粘贴或输入码').fill(wrong)
  await expect(other.getByRole('listitem').nth(2)).toContainText('不对')
  await button(other, '读取').click()
  await expect(other.getByRole('alert')).toContainText('第 3 组不对')
  await other.getByLabel('粘贴或输入码').fill(offer.slice(0, -4))
  await button(other, '读取').click()
  await expect(other.getByRole('alert')).toContainText('不完整')

  // The same browser has one certificate: its own code is known.
  await other.getByLabel('粘贴或输入码').fill(typed.join(''))
  await expect(other.getByRole('alert')).toContainText('本机自己的码')
  await button(page, '取消').click()
  await expect(button(page, '生成邀请码')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(home.next).toBeVisible()
})

test('who comes with a meeting of its own is told so, and the meeting that it came to goes on', async () => {
  test.setTimeout(180_000)
  await devices('stray', async ({ start, open }) => {
    const { page: host } = await open('home')
    const { page: tablet } = await open('tablet')
    const { page: stray } = await open('stray')
    await openSample(host, start)
    await pair(host, tablet, { role: '主持平板', name: '平板', start })
    await button(tablet, '进入主持台').click()
    await openSample(stray, start)
    await host.keyboard.press('Escape')
    await pair(host, stray, { role: '备机', name: '别家', start })
    await expect(stray.getByRole('alert')).toContainText('对方开的是另一场')
    await hostOf(tablet).press()
    await expect(host.locator('[aria-current="step"]')).toContainText('会议议程')
    await expect(host.getByRole('alertdialog')).toHaveCount(0)
    await button(stray, '回到首页').click()
    await expect(stray.getByText('进行中', { exact: false })).toBeVisible()
  })
})

test('a tablet that is the home is told why a computer is better, and what keeps it awake', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), locale: 'zh-CN', hasTouch: true, isMobile: true, viewport: { width: 1024, height: 768 } })
  try {
    const page = await context.newPage()
    await openSample(page)
    await button(page, '连接设备').click()
    const self = page.getByRole('region', { name: '本机' })
    await expect(self).toContainText('最好由电脑当主机')
    await expect(self).toContainText('添加到主屏幕')
    await expect(self).toContainText(/屏幕保持常亮|关掉自动锁屏/)
  } finally {
    await context.close()
  }
})

test('a scanner gun is read wherever the focus is, and codes that differ are not linked', async () => {
  await devices('gun', async ({ start, open }) => {
    const { page: host } = await open('home')
    const { page: other } = await open('tablet')
    await openSample(host, start)
    const offer = await invite(host, '主持平板')
    await begin(other, start, '平板')
    await button(other, '打开摄像头').focus()
    await shoot(other, offer)
    const answer = await other.getByLabel('这个码的文字').inputValue()
    await shoot(host, answer)
    await expect(button(other, '不一致')).toBeVisible()
    await button(host, '不一致').click()
    await expect(host.getByRole('alert')).toContainText('确认码不一致')
    await expect(other.getByRole('alert')).toContainText('对方按了“不一致”')
    await expect(button(other, '重新来')).toBeVisible()

    // The home has said yes already when the tablet says no.
    await button(host, '重新来').click()
    await button(host, '生成邀请码').click()
    await button(other, '重新来').click()
    await shoot(other, await host.getByLabel('这个码的文字').inputValue())
    await shoot(host, await other.getByLabel('这个码的文字').inputValue())
    await button(host, '一致').click()
    await button(other, '不一致').click()
    await expect(host.getByRole('alert')).toContainText('对方按了“不一致”')
    await expect(other.getByRole('alert')).toContainText('确认码不一致')
    await expect(host.getByText('还没有邀请过设备')).toBeVisible()
  })
})

/** Presses the keys of a text as a scanner gun does: as on an American keyboard, faster than any hand, Enter at the end. */
async function shoot(page: Page, text: string): Promise<void> {
  await page.evaluate((whole) => {
    const shifted: Readonly<Record<string, string>> = { $: 'Digit4', '%': 'Digit5', '*': 'Digit8', '+': 'Equal', ':': 'Semicolon' }
    const plain: Readonly<Record<string, string>> = { ' ': 'Space', '-': 'Minus', '.': 'Period', '/': 'Slash' }
    const target = document.activeElement ?? document.body
    const press = (key: string, code: string, shiftKey: boolean) => target.dispatchEvent(new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true }))
    for (const key of whole) press(key, shifted[key] ?? plain[key] ?? (/\d/.test(key) ? `Digit${key}` : `Key${key}`), key in shifted)
    press('Enter', 'Enter', false)
  }, text)
}

async function clean(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('.stage-frame').analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${where} ${id}: ${node.html.slice(0, 140)}`))).toEqual([])
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('dialog[open] button, .join button, .join a, .follow button')].flatMap((control) => {
      const { width, height } = control.getBoundingClientRect()
      return width > 0 && (width < 44 || height < 44) ? [control.textContent.trim()] : []
    }),
  )
  expect(small, where).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${where} fits`).toBe(true)
}

for (const { language, names, theme } of [
  { language: 'zh-CN', names: { devices: '连接设备', make: '生成邀请码', join: '加入会议', name: '这台设备叫什么', start: '开始', read: '读取', field: '粘贴或输入码', dark: '暗色界面', sample: '打开示例' }, theme: 'dark' },
  { language: 'en', names: { devices: 'Devices', make: 'Make an invitation code', join: 'Join a meeting', name: 'What this device is called', start: 'Begin', read: 'Read', field: 'Paste or type the code', dark: 'Dark', sample: 'Open the sample' }, theme: 'light' },
] as const) {
  test(`pages of linking are read by everybody (${language}, ${theme})`, async ({ page }) => {
    await page.addInitScript((chosen) => {
      localStorage.setItem('leitai.language', chosen)
    }, language)
    for (const size of [{ width: 1024, height: 768 }, { width: 390, height: 844 }]) {
      await page.setViewportSize(size)
      const at = `at ${String(size.width)}`
      await page.goto('/#/join')
      await page.reload()
      await page.getByLabel(names.name).fill('A')
      await clean(page, `join ${at}`)
      await button(page, names.start).click()
      await page.getByLabel(names.field).fill('ABCDEFGH 1')
      await button(page, names.read).click()
      await clean(page, `reading ${at}`)
    }
    await page.goto('/')
    await page.getByRole('button', { name: names.sample, exact: true }).click()
    await button(page, names.devices).waitFor()
    if (theme === 'dark') await button(page, names.dark).click()
    for (const size of [{ width: 390, height: 844 }, { width: 1024, height: 768 }]) {
      await page.setViewportSize({ width: 1024, height: 768 })
      await button(page, names.devices).click()
      await button(page, names.make).waitFor()
      await page.setViewportSize(size)
      await clean(page, `dialog at ${String(size.width)}`)
      await button(page, names.make).click()
      await expect(page.getByRole('dialog').getByRole('img')).toBeVisible()
      await clean(page, `offer at ${String(size.width)}`)
      await page.keyboard.press('Escape')
    }
  })
}
