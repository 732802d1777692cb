import * as v from 'valibot'
import { hashOf } from '../book/hash'
import { imageType, picturesOf } from '../book/image'
import { draftHash, writePackage } from '../book/package'
import { changesBetween } from '../session/changes'
import { draftOf, SECTIONS, sectionSchemas, type Draft, type Section } from '../session/draft'
import { planDraftSchema, type PlanDraft } from '../session/plan'
import { readPlanFile } from '../session/read-plan'
import type { Listed, NewPreparation } from '../store/drafts'
import type { ApprovalRecord } from '../store/records'
import { currentDraft } from './current-draft'
import type { DeskNeeds } from './desk-needs'
import { missingPictures, readSource } from './plan-source'
import { Refused, type Replies, type RequestOf } from './requests'

/** Makes a new session whose plan is still to be made. @throws Refused `planRefused`, `packageRefused`, `tooLarge`, `notFound`, `missing` */
export async function prepare(from: RequestOf<'prepare'>['from'], needs: DeskNeeds): Promise<Replies['prepare']> {
  const { drafts, random, wall, window } = needs
  const { plan, approval, assets } = await planFrom(from, needs)
  const at = wall()
  const session = random(16)
  const sections = draftOf(plan)
  const fresh: NewPreparation = {
    session: { id: session, ...listed(plan), created: at, changed: at, state: 'prepared', book: null, deleted: null },
    drafts: SECTIONS.map((section) => ({ session, section, rev: 1, at, window, value: sections[section] })),
    approval: approval === null ? null : { session, by: approval.by, at: approval.at, hash: approval.hash, plan: approval.plan },
    assets: [...assets].map(([hash, bytes]) => ({ hash, bytes })),
  }
  await drafts.prepare(fresh)
  return { session }
}

interface Source {
  readonly plan: PlanDraft
  readonly approval: Omit<ApprovalRecord, 'session'> | null
  readonly assets: ReadonlyMap<string, Uint8Array>
}

async function planFrom(from: RequestOf<'prepare'>['from'], needs: DeskNeeds): Promise<Source> {
  switch (from.kind) {
    case 'file':
      return readSource(from.source)
    case 'draft': {
      const parsed = v.safeParse(planDraftSchema, plain(from.draft))
      if (!parsed.success) throw new Refused({ code: 'planRefused', place: placeOf(parsed.issues) })
      return { plan: parsed.output, approval: null, assets: new Map() }
    }
    case 'copy': {
      // A copy is another meeting: what was approved is not this.
      const { plan } = await currentDraft(from.session, needs)
      return { plan: { ...plan, title: from.title }, approval: null, assets: new Map() }
    }
    default:
      return from satisfies never
  }
}

/** A session's draft, who approved it and what changed since. @throws Refused `missing`, `damaged` */
export async function draft(session: string, needs: DeskNeeds): Promise<Replies['draft']> {
  const { record, plan, revs, approval } = await currentDraft(session, needs)
  const sections = draftOf(plan)
  const saved = <Name extends Section>(name: Name): { rev: number; value: Draft[Name] } => ({ rev: revs.get(name) ?? 0, value: sections[name] })
  return {
    record,
    sections: {
      meeting: saved('meeting'),
      agenda: saved('agenda'),
      contestants: saved('contestants'),
      speech: saved('speech'),
      board: saved('board'),
      rundown: saved('rundown'),
      scheme: saved('scheme'),
      scoring: saved('scoring'),
      assessment: saved('assessment'),
      extras: saved('extras'),
    },
    approval: approval === null ? null : { by: approval.by, at: approval.at, current: approval.hash === draftHash(plan) },
    changes: approval === null ? [] : changesBetween(approval.plan, plan),
  }
}

/** One section as it is stored. @throws Refused `missing` */
export async function section(session: string, name: Section, { drafts }: DeskNeeds): Promise<Replies['section']> {
  const stored = await drafts.section(session, name)
  if (stored === null) throw new Refused({ code: 'missing', place: null })
  return { rev: stored.rev, value: readSection(name, stored.value) }
}

/** Saves a section and tells all windows. @throws Refused `sectionRefused`, `frozen`, `missing` */
export async function saveSection(request: RequestOf<'saveSection'>, needs: DeskNeeds): Promise<Replies['saveSection']> {
  const { session, section: name, base } = request
  const value = readSection(name, plain(request.value))
  const { drafts, wall, window, draftChanged } = needs
  const of = name === 'meeting' ? listed(readSection('meeting', value)) : null
  const saved = await drafts.save({ draft: { session, section: name, at: wall(), window, value }, base, listed: of })
  switch (saved.kind) {
    case 'saved':
      draftChanged({ session, section: name, rev: saved.rev, window })
      return saved
    case 'conflict':
      return { kind: 'conflict', rev: saved.rev, value: readSection(name, saved.value) }
    case 'frozen':
    case 'missing':
      throw new Refused({ code: saved.kind, place: null })
    default:
      return saved satisfies never
  }
}

/** What still keeps a session from being opened. @throws Refused */
export async function draftFaults(session: string, needs: DeskNeeds): Promise<Replies['draftFaults']> {
  const { plan } = await currentDraft(session, needs)
  const read = readPlanFile(JSON.stringify(plan))
  const missing = (await missingPictures(plan, needs)).map((hash) => ({ section: 'contestants' as const, path: `contestants.${hash}`, code: 'missingPicture' }))
  return { places: [...(read.ok ? [] : read.places.map(({ path, code }) => ({ section: sectionOfPath(path), path, code }))), ...missing] }
}

/** The section where a place in a plan is filled in: jurors stand beside the marks that they give. */
function sectionOfPath(path: string): Section {
  const key = path.split('.')[0] ?? ''
  if (key === 'jurors') return 'scoring'
  return SECTIONS.find((name) => Object.hasOwn(sectionSchemas[name].entries, key)) ?? 'meeting'
}

/** Records who approved the plan as it stands. @throws Refused `frozen`, `missing` */
export async function approvePlan(session: string, by: string, needs: DeskNeeds): Promise<null> {
  const { plan, frozen } = await currentDraft(session, needs)
  if (frozen) throw new Refused({ code: 'frozen', place: null })
  await needs.drafts.approve({ session, by, at: needs.wall(), hash: draftHash(plan), plan })
  return null
}

/** Writes the plan with its pictures and its approval as a file for another machine. @throws Refused */
export async function exportPlan(session: string, needs: DeskNeeds): Promise<Replies['exportPlan']> {
  const { record, plan, approval } = await currentDraft(session, needs)
  const assets = await needs.pictures.all(picturesOf(plan))
  const [missing] = await missingPictures(plan, needs)
  if (missing !== undefined) throw new Refused({ code: 'notFound', place: missing })
  return { name: `${plan.title || record.id}-${plan.date}.leitai-plan`, bytes: writePackage({ plan, approval, assets }) }
}

/** Gives a session another title: in its plan while that is being made, and in the list. @throws Refused `missing` */
export async function rename(session: string, title: string, needs: DeskNeeds): Promise<null> {
  for (;;) {
    const { record, plan, revs, frozen } = await currentDraft(session, needs)
    const base = revs.get('meeting')
    if (frozen || base === undefined) {
      await needs.lifecycle.retitle(record.id, title, needs.wall())
      return null
    }
    const value = { ...draftOf(plan).meeting, title }
    const saved = await saveSection({ kind: 'saveSection', session, section: 'meeting', base, value }, needs)
    if (saved.kind === 'saved') return null
  }
}

/** Keeps a picture, by its hash. @throws Refused `imageRefused` */
export async function putAsset(blob: Blob, { pictures }: DeskNeeds): Promise<Replies['putAsset']> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const type = imageType(bytes)
  if (type === null) throw new Refused({ code: 'imageRefused', place: null })
  const hash = hashOf(bytes)
  await pictures.put(hash, bytes)
  return { hash, type, bytes: bytes.length }
}

function listed({ title, date, arena, sample }: Listed): Listed {
  return { title, date, arena, sample }
}

/** Reads a section's value. @throws Refused `sectionRefused` with the place */
function readSection<Name extends Section>(name: Name, value: unknown): Draft[Name] {
  const parsed = v.safeParse(sectionSchemas[name], value)
  if (!parsed.success) throw new Refused({ code: 'sectionRefused', place: placeOf(parsed.issues) })
  // The schema was chosen by name, so its output is that section's.
  return parsed.output as Draft[Name]
}

function placeOf([issue]: readonly [v.BaseIssue<unknown>, ...unknown[]]): string {
  return (issue.path ?? []).map(({ key }) => String(key)).join('.')
}

/** A value without the keys that hold `undefined`, as JSON would carry it. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value))
}
