import { expect, test, type Locator, type Page } from '@playwright/test'
import { decodePayload } from '../../../src/link/pair/payload'
import { pair } from './devices'
import { hostOf, openSample, type Host as Console } from './meeting'
import { apart, watchDigits, type Device, type Venue } from './mesh'
import type { Host } from './namespaces'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
export const timer = (page: Page): Locator => page.getByRole('timer').first()

/** A home and the host's tablet that follows it. */
export interface Meeting {
  readonly home: Device
  readonly host: Console
  readonly tablet: Device
  readonly deputy: Console
  /** The line over the tablet's console that says whom it follows. */
  readonly bar: Locator
}

export const barOf = (page: Page): Locator => page.getByRole('region', { name: '跟随' })

/** Pairs a device that holds the record, and opens its console. */
export async function deputise(home: Page, { page, start }: Device, role: '主持平板' | '备机', name: string): Promise<Console> {
  await pair(home, page, { role, name, start })
  await button(page, '进入主持台').click()
  const deputy = hostOf(page)
  await expect(deputy.next).toBeVisible()
  await expect(barOf(page)).toContainText('联系正常')
  await home.keyboard.press('Escape')
  return deputy
}

/** The home on one host, the host's tablet on the other, both at their consoles. @param clock how far the tablet's clock is ahead, in milliseconds */
export async function meet({ open }: Venue, { clock = 0 } = {}): Promise<Meeting> {
  const [home, tablet] = await Promise.all([open('home', 0), open('tablet', 1, { clock })])
  const host = await openSample(home.page, home.start)
  const deputy = await deputise(home.page, tablet, '主持平板', '主持平板')
  return { home, host, tablet, deputy, bar: barOf(tablet.page) }
}

/** A screen of another device that shows the hall. */
export async function openFoyer(home: Page, venue: Venue): Promise<Device> {
  const foyer = await venue.open('foyer', 1)
  await pair(home, foyer.page, { role: '屏幕', name: '门厅电脑', start: foyer.start })
  await button(foyer.page, '打开主屏').click()
  await home.keyboard.press('Escape')
  return foyer
}

/** Waits until a device has met another one: somebody who leads is there to introduce them. */
export async function acquainted(page: Page, name: string): Promise<void> {
  await button(page, '连接设备').click()
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('在线', { timeout: 40_000 })
  await page.keyboard.press('Escape')
}

/** 接管 on a device that no longer hears its leader. @param term the one that begins */
export async function takeOver(page: Page, term = 2): Promise<void> {
  await expect(barOf(page)).toContainText('秒听不到主机')
  await barOf(page).getByRole('button', { name: '接管' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '由本机接管' }).click()
  await expect(page.getByText(`本机已接管（第 ${String(term)} 任）`)).toBeVisible()
}

/** The last line that a device that follows has. */
export async function line(bar: Locator): Promise<number> {
  return Number(/第 (\d+) 条/.exec((await bar.textContent()) ?? '')?.[1])
}

/** Seconds that a timer shows. */
export async function seconds(page: Page): Promise<number> {
  const [minutes, rest] = (/(\d+):(\d\d)/.exec((await timer(page).textContent()) ?? '') ?? []).slice(1).map(Number)
  return (minutes ?? Number.NaN) * 60 + (rest ?? Number.NaN)
}

export async function openedHall({ context, start }: Device): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${start}#/stage?screen=hall`)
  return page
}

/** Both came to the next seconds at the same time, as people see it. */
export async function sameSeconds(one: Page, other: Page, name: string): Promise<void> {
  await Promise.all([watchDigits(one), watchDigits(other)])
  await expect.poll(async () => (await apart(one, other)).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(3)
  const found = await apart(one, other)
  test.info().annotations.push({ type: name, description: `${found.join(', ')} ms apart` })
  expect(Math.max(...found)).toBeLessThan(1_000)
}

/** One line of a book as it lies on a device's disk. */
interface StoredLine {
  readonly seq: number
  readonly hash: string
  readonly term: number
  readonly at: number
  readonly cmd: { readonly type: string; readonly wall?: number; readonly home?: number }
}

/** All records of one store of a device. */
function recordsOn<Value>(page: Page, store: string): Promise<Value[]> {
  return page.evaluate(async (name) => {
    const done = <Found>(request: IDBRequest<Found>) =>
      new Promise<Found>((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result)
        }
        request.onerror = () => {
          reject(new Error('cannot read'))
        }
      })
    const database = await done(indexedDB.open('leitai'))
    const records = (await done(database.transaction(name).objectStore(name).getAll())) as Value[]
    database.close()
    // Bytes as text: what goes out of a page is JSON.
    return records.map((record) => Object.fromEntries(Object.entries(record as object).map(([key, value]) => [key, value instanceof Uint8Array ? Array.from(value, (byte) => String.fromCharCode(byte)).join('') : (value as unknown)])) as Value)
  }, store)
}

/** The book on a device's disk: the lines of its present branch, in order. */
export async function linesOn(page: Page): Promise<StoredLine[]> {
  const [[book], lines] = await Promise.all([recordsOn<{ branch: string }>(page, 'books'), recordsOn<{ branch: string; seq: number; hash: string; bytes: string }>(page, 'lines')])
  return lines
    .filter(({ branch }) => branch === book?.branch)
    .map(({ seq, hash, bytes }) => {
      const { term, at, cmd } = JSON.parse(Buffer.from(bytes, 'latin1').toString()) as Omit<StoredLine, 'seq' | 'hash'>
      return { seq, hash, term, at, cmd }
    })
}

/** Where the device that a device was linked with listens for it, as it was told: the newest address first. */
export async function calledAt(page: Page): Promise<readonly string[]> {
  const [known] = await recordsOn<{ ticket: string | null }>(page, 'tickets')
  const read = decodePayload(Buffer.from(known?.ticket ?? '', 'latin1'))
  return read.ok ? read.payload.candidates.map(({ address, port }) => `${address}:${String(port)}`) : []
}

/**
 * How far a new leader's time is off the old one's, in milliseconds: by what it wrote of its two clocks when it took over. All devices of
 * a test share one wall clock, but for what the tablet's is ahead.
 */
export async function clockOff(page: Page, ahead = 0): Promise<number> {
  const took = (await linesOn(page)).findLast(({ cmd }) => cmd.type === 'takeOver')
  return (took?.cmd.home ?? Number.NaN) - ((took?.cmd.wall ?? Number.NaN) - ahead)
}

/** Waits until a browser has noticed that its host has an address again; before that it listens in vain. */
export async function networked(page: Page, { sockets }: Host): Promise<void> {
  await expect
    .poll(async () => {
      const at = await page.evaluate(async () => {
        const connection = new RTCPeerConnection()
        Object.assign(window, { networked: connection })
        connection.createDataChannel('')
        await connection.setLocalDescription()
        await new Promise<void>((resolve) => {
          connection.addEventListener('icecandidate', () => {
            resolve()
          })
        })
        const [, address = '', port = ''] = /^a=candidate:\S+ 1 udp \d+ (\S+) (\d+)/im.exec(connection.localDescription?.sdp ?? '') ?? []
        return `${address}:${port}`
      })
      const listens = sockets().includes(at)
      await page.evaluate(() => {
        ;(window as unknown as { networked: RTCPeerConnection }).networked.close()
      })
      return listens
    }, { timeout: 30_000 })
    .toBe(true)
}
