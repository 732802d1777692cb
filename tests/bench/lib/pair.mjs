const button = (page, name) => page.getByRole('button', { name, exact: true })

/** Pairs a device with the home by codes that are carried by hand. @param {'主持平板' | '备机' | '屏幕'} role */
export async function pair(home, other, { origin, role, name }) {
  await button(home, '连接设备').click()
  const again = button(home, '再邀请一台')
  await again.or(button(home, '生成邀请码')).waitFor()
  if (await again.isVisible()) await again.click()
  await home.getByRole('radio', { name: role }).check()
  await button(home, '生成邀请码').click()
  const offer = await home.getByLabel('这个码的文字').inputValue()
  await other.goto(`${origin}/`)
  await button(other, '加入会议').click()
  await other.getByLabel('这台设备叫什么').fill(name)
  await button(other, '开始').click()
  await other.getByLabel('粘贴或输入码').fill(offer)
  await home.getByLabel('粘贴或输入码').fill(await other.getByLabel('这个码的文字').inputValue())
  await button(home, '一致').click()
  await button(other, '一致').click()
  await button(home, '再邀请一台').waitFor()
  await home.keyboard.press('Escape')
}
