/**
 * The address of the judge's page of a session, beside this page. A seat's PIN is never in it; the code of a card that belongs to nobody may be.
 * @param page the address of this page
 */
export function juryAddress(page: string, session: string, code: string | null): string {
  const address = new URL('jury.html', page)
  address.search = ''
  address.hash = `#/jury/${session}${code === null ? '' : `?code=${code}`}`
  return address.href
}
