type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: 'notUtf8' | 'notJson' | 'notCanonical' }

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Reads bytes as one JSON value that stands in its own canonical form: UTF-8, NFC, no white space, no key twice,
 * whole numbers only ([BK1]). What would be written differently is refused, so that equal content has equal bytes.
 */
export function canonicalText(bytes: Uint8Array): Read {
  let text: string
  try {
    text = decoder.decode(bytes)
  } catch {
    return { ok: false, fault: 'notUtf8' }
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, fault: 'notJson' }
  }
  const canonical = JSON.stringify(value) === text && text.normalize('NFC') === text && wholeNumbers(value)
  return canonical ? { ok: true, value } : { ok: false, fault: 'notCanonical' }
}

function wholeNumbers(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.values(value).every(wholeNumbers)
}
