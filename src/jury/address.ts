import * as v from 'valibot'
import { hex } from '../session/schema'

/** What a judge's page is told by its address. */
export interface JuryAddress {
  /** `null`: the session that the venue runs. */
  readonly session: string | null
  /** The code of an anonymous card. */
  readonly code: string | null
}

const addressSchema = v.object({ session: v.nullable(hex(16)), code: v.nullable(v.pipe(v.string(), v.toUpperCase(), v.regex(/^[0-9A-Z]{4,16}$/))) })

/** Reads `#/jury/ID?CODE`; `null` where that is no address of a judge's page. A code is read without its spaces and hyphens. */
export function readAddress(hash: string): JuryAddress | null {
  const found = /^#\/jury(?:\/([^/?#]*))?\/?(?:\?(.*))?$/.exec(hash)
  if (found === null) return null
  const [, session = '', query = ''] = found
  const code = query.replace(/^code=/, '').replace(/%20|[\s-]/g, '')
  const { success, output } = v.safeParse(addressSchema, { session: session === '' ? null : session, code: code === '' ? null : code })
  return success ? output : null
}

/** The address without a code: what stays in the window's history. */
export function addressWithout({ session }: JuryAddress): string {
  return session === null ? '#/jury' : `#/jury/${session}`
}
