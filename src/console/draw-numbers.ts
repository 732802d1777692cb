const MOST = 20
const HIGHEST = 99_999

/** Numbers as they are typed, with anything that is no digit between them; `null` where they cannot be taken. */
export function readNumbers(text: string): number[] | null {
  const plain = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).trim()
  if (!/^\d+([\s,，、;；]+\d+)*$/.test(plain)) return null
  const numbers = plain.split(/[\s,，、;；]+/).map(Number)
  return numbers.length <= MOST && numbers.every((number) => number <= HIGHEST) ? numbers : null
}
