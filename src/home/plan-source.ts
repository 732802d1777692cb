import { picturesOf } from '../book/image'
import { looksPacked, PACKAGE_LIMIT, readPackage, type PlanPackage } from '../book/package'
import { readPlanDraft } from '../session/read-plan'
import type { DeskNeeds } from './desk-needs'
import { Refused } from './requests'

/**
 * The bytes of a file, or of one on this origin.
 * @throws Refused `tooLarge`, `notFound`
 */
export async function sourceBytes(source: Blob | string): Promise<Uint8Array> {
  if (source instanceof Blob) {
    if (source.size > PACKAGE_LIMIT) throw new Refused({ code: 'tooLarge', place: null })
    return new Uint8Array(await source.arrayBuffer())
  }
  if (new URL(source).origin !== location.origin) throw new Refused({ code: 'notFound', place: null })
  const response = await fetch(source).catch(() => null)
  if (response?.ok !== true) throw new Refused({ code: 'notFound', place: null })
  return new Uint8Array(await response.arrayBuffer())
}

/** Reads a plan file or a plan package; the plan may be unfinished. @throws Refused */
export async function readSource(source: Blob | string): Promise<PlanPackage> {
  const bytes = await sourceBytes(source)
  if (looksPacked(bytes)) {
    const read = readPackage(bytes)
    if (!read.ok) throw new Refused({ code: 'packageRefused', place: read.place === null ? read.code : `${read.code} ${read.place}` })
    return read.parts
  }
  const read = readPlanDraft(new TextDecoder().decode(bytes))
  if (!read.ok) throw new Refused({ code: read.code === 'tooLarge' ? 'tooLarge' : 'planRefused', place: read.places[0]?.path ?? null })
  return { plan: read.plan, approval: null, assets: new Map() }
}

/** The pictures that a plan names and this browser does not have. */
export async function missingPictures(plan: unknown, { pictures }: Pick<DeskNeeds, 'pictures'>): Promise<string[]> {
  const named = picturesOf(plan)
  if (named.length === 0) return []
  const there = await pictures.all(named)
  return named.filter((hash) => !there.has(hash))
}
