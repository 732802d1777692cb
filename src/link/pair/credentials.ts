/** The name and password of one end of an ICE session. They travel in the codes alone, so only the two devices have them. */
export interface Credentials {
  readonly ufrag: string
  readonly pwd: string
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const HEX = '0123456789abcdef'
const ICE = /^[A-Za-z0-9+/]+$/

/** Bounds of what is read, in characters: those of the standard below, some room above. */
const UFRAG = { least: 4, most: 32 }
const PWD = { least: 22, most: 64 }

/** How a browser writes its credentials, shortest first: Chromium 4 and 24 characters of six bits, Firefox 8 and 32 of four, others as text. */
export const CREDENTIAL_FORMS = ['sixBits', 'fourBits', 'text'] as const
export type CredentialForm = (typeof CREDENTIAL_FORMS)[number]

/** Whether credentials are such as a browser takes and a payload carries. */
export function areCredentials({ ufrag, pwd }: Credentials): boolean {
  const within = (text: string, { least, most }: typeof PWD) => text.length >= least && text.length <= most && ICE.test(text)
  return within(ufrag, UFRAG) && within(pwd, PWD)
}

/** Credentials as bytes, in the shortest form that gives them back unchanged. */
export function packCredentials({ ufrag, pwd }: Credentials): { readonly form: CredentialForm; readonly bytes: Uint8Array } {
  if (ufrag.length === 4 && pwd.length === 24) return { form: 'sixBits', bytes: pack(ufrag + pwd, BASE64, 6) }
  if (ufrag.length === 8 && pwd.length === 32 && /^[0-9a-f]+$/.test(ufrag + pwd)) return { form: 'fourBits', bytes: pack(ufrag + pwd, HEX, 4) }
  const text = Array.from(ufrag + pwd, (character) => character.charCodeAt(0))
  return { form: 'text', bytes: Uint8Array.of(ufrag.length, pwd.length, ...text) }
}

/** Reads credentials from where `bytes` begins, and says how many bytes they took. `null` where they are none. */
export function unpackCredentials(form: CredentialForm, bytes: Uint8Array): { readonly credentials: Credentials; readonly length: number } | null {
  switch (form) {
    case 'sixBits':
      return bytes.length < 21 ? null : { credentials: cut(unpack(bytes.subarray(0, 21), BASE64, 6), 4), length: 21 }
    case 'fourBits':
      return bytes.length < 20 ? null : { credentials: cut(unpack(bytes.subarray(0, 20), HEX, 4), 8), length: 20 }
    case 'text': {
      const [ufrag = 0, pwd = 0] = bytes
      const length = 2 + ufrag + pwd
      if (bytes.length < length) return null
      const credentials = cut(String.fromCharCode(...bytes.subarray(2, length)), ufrag)
      // The same credentials have one form only.
      return areCredentials(credentials) && packCredentials(credentials).form === 'text' ? { credentials, length } : null
    }
    default:
      return form satisfies never
  }
}

const cut = (both: string, at: number): Credentials => ({ ufrag: both.slice(0, at), pwd: both.slice(at) })

function pack(text: string, alphabet: string, bits: number): Uint8Array {
  const bytes: number[] = []
  let held = 0
  let count = 0
  for (const character of text) {
    held = (held << bits) | alphabet.indexOf(character)
    count += bits
    if (count < 8) continue
    count -= 8
    bytes.push((held >> count) & 0xff)
    held &= (1 << count) - 1
  }
  return Uint8Array.from(bytes)
}

function unpack(bytes: Uint8Array, alphabet: string, bits: number): string {
  let text = ''
  let held = 0
  let count = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    count += 8
    while (count >= bits) {
      count -= bits
      text += alphabet[held >> count] ?? ''
      held &= (1 << count) - 1
    }
  }
  return text
}

/** Credentials of a browser's length from random or derived bytes; 21 of them. */
export function credentialsFrom(bytes: Uint8Array): Credentials {
  return cut(unpack(bytes.subarray(0, 21), BASE64, 6), 4)
}
