import { strToU8, unzipSync, zipSync } from 'fflate'
import * as v from 'valibot'
import { planDraftSchema, type PlanDraft } from '../session/plan'
import { PLAN_LIMIT, readJsonText, readPlanDraft } from '../session/read-plan'
import { instant, text } from '../session/schema'
import { sha256Schema } from '../session/slip'
import { hashOf, type Hash } from './hash'
import { imageType, IMAGE_LIMIT, picturesOf } from './image'

/** A plan on its way from one machine to another: with its pictures, and who approved which version of it. */
export interface PlanPackage {
  readonly plan: PlanDraft
  readonly approval: PlanApproval | null
  readonly assets: ReadonlyMap<Hash, Uint8Array>
}

/** Who approved a plan, when (wall clock, milliseconds), and the plan as it was approved. */
export interface PlanApproval {
  readonly by: string
  readonly at: number
  readonly hash: Hash
  readonly plan: PlanDraft
}

/** Why a file is no plan package. `packed`: an entry is compressed, which none is. `strangeName`: an entry that none has. */
export type PackageFault = 'notZip' | 'tooLarge' | 'packed' | 'strangeName' | 'missingPart' | 'damagedPart'

/** @property place the entry at fault, and in the plan where */
export type ReadPackage = { readonly ok: true; readonly parts: PlanPackage } | { readonly ok: false; readonly code: PackageFault; readonly place: string | null }

/** The largest plan package, in bytes, and the most entries in it. */
export const PACKAGE_LIMIT = 256 * 1024 * 1024
const MOST_ENTRIES = 1_000
/** ZIP knows no time before 1980; a fixed one makes equal contents equal bytes. */
const MTIME = '1980-01-01T00:00:00'

const approvalSchema = v.strictObject({ by: text(60), at: instant, hash: sha256Schema, plan: planDraftSchema })

/** The text of a plan that is being made: equal plans have equal texts, whatever the order of their keys. */
export function draftText(plan: PlanDraft): string {
  return JSON.stringify(v.parse(planDraftSchema, plan))
}

/** What an approval is bound to: SHA-256 of the plan's text. */
export function draftHash(plan: PlanDraft): Hash {
  return hashOf(draftText(plan))
}

/** Whether bytes begin as a ZIP file does, so that a plan and a plan package can be told apart. */
export function looksPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

/** Writes a plan package ([PK1]): equal contents give equal bytes. Nothing in it is compressed. */
export function writePackage({ plan, approval, assets }: PlanPackage): Uint8Array {
  const files: Record<string, Uint8Array> = { 'plan.json': strToU8(draftText(plan)) }
  if (approval !== null) files['approval.json'] = strToU8(JSON.stringify({ by: approval.by, at: approval.at, hash: approval.hash, plan: v.parse(planDraftSchema, approval.plan) }))
  for (const hash of [...assets.keys()].sort()) {
    const bytes = assets.get(hash)
    if (bytes !== undefined) files[`assets/${hash}`] = bytes
  }
  return zipSync(files, { mtime: MTIME, level: 0 })
}

/**
 * Reads a plan package ([PK2]), within limits on number and size. Each picture is what its name says and is named by the
 * plan; an approval belongs to the plan that stands in it. Anything that no package has is refused.
 */
export function readPackage(bytes: Uint8Array): ReadPackage {
  const unpacked = unpack(bytes)
  if (!('files' in unpacked)) return unpacked
  const { files } = unpacked
  const plan = files.get('plan.json')
  if (plan === undefined) return refuse('missingPart', 'plan.json')
  const read = readPlanDraft(textOf(plan) ?? '')
  if (!read.ok) return refuse('damagedPart', `plan.json:${read.places[0]?.path ?? read.code}`)
  const approval = readApproval(files.get('approval.json'))
  if (approval === 'damaged') return refuse('damagedPart', 'approval.json')
  const named = new Set(picturesOf(read.plan))
  const missing = [...named].find((hash) => !files.has(`assets/${hash}`))
  if (missing !== undefined) return refuse('missingPart', `assets/${missing}`)
  const assets = new Map<Hash, Uint8Array>()
  for (const [name, content] of files) {
    if (!name.startsWith('assets/')) continue
    const hash = name.slice('assets/'.length)
    if (!named.has(hash)) return refuse('strangeName', name)
    if (hashOf(content) !== hash || imageType(content) === null) return refuse('damagedPart', name)
    assets.set(hash, content)
  }
  return { ok: true, parts: { plan: read.plan, approval, assets } }
}

function refuse(code: PackageFault, place: string | null = null): Extract<ReadPackage, { ok: false }> {
  return { ok: false, code, place }
}

function unpack(bytes: Uint8Array): { readonly files: ReadonlyMap<string, Uint8Array> } | Extract<ReadPackage, { ok: false }> {
  if (bytes.length > PACKAGE_LIMIT) return refuse('tooLarge')
  const sizes = new Map<string, number>()
  let total = 0
  const faults: Extract<ReadPackage, { ok: false }>[] = []
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes, {
      filter({ name, size, originalSize, compression }) {
        total += originalSize
        if (!isEntry(name) || sizes.has(name)) faults.push(refuse('strangeName', name))
        else if (compression !== 0 || size !== originalSize) faults.push(refuse('packed', name))
        else if (originalSize > limitOf(name) || total > PACKAGE_LIMIT || sizes.size >= MOST_ENTRIES) faults.push(refuse('tooLarge', name))
        sizes.set(name, originalSize)
        return faults.length === 0
      },
    })
  } catch {
    return refuse('notZip')
  }
  if (faults[0] !== undefined) return faults[0]
  const cut = [...sizes].find(([name, size]) => files[name]?.length !== size)
  return cut === undefined ? { files: new Map(Object.entries(files)) } : refuse('notZip', cut[0])
}

function isEntry(name: string): boolean {
  return name === 'plan.json' || name === 'approval.json' || /^assets\/[0-9a-f]{64}$/.test(name)
}

function limitOf(name: string): number {
  return name.startsWith('assets/') ? IMAGE_LIMIT : 2 * PLAN_LIMIT
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function readApproval(bytes: Uint8Array | undefined): PlanApproval | null | 'damaged' {
  if (bytes === undefined) return null
  const read = readJsonText(textOf(bytes) ?? '', 2 * PLAN_LIMIT)
  const parsed = read.ok ? v.safeParse(approvalSchema, read.value) : null
  if (parsed?.success !== true || draftHash(parsed.output.plan) !== parsed.output.hash) return 'damaged'
  return parsed.output
}
