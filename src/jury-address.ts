/** Addresses of the judge's page: an entry of its own, which this page only leads to. */
const JURY = /^#\/jury(?:[/?]|$)/

/** Goes to the judge's page if that is where the address leads. The address, which may hold a card's code, leaves no trace here. */
export function leadToJury(hash: string): boolean {
  if (!JURY.test(hash)) return false
  location.replace(`./jury.html${hash}`)
  return true
}
