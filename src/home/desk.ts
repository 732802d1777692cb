import { imageType } from '../book/image'
import { archive, replayOf, replayOfFile, type OpenedReplay } from './archives'
import type { DeskNeeds } from './desk-needs'
import { diagnose } from './diagnose'
import { endRehearsal, openDoors } from './doors'
import { brief } from './brief'
import { serveJury } from './jury-desk'
import { paper } from './paper'
import { approvePlan, draft, draftFaults, exportPlan, prepare, putAsset, rename, saveSection, section } from './prepare'
import type { LinkRequest } from './links/serve'
import { Refused, type Replies, type Request } from './requests'
import { salvage } from './salvage'
import { create, emptyBin, sessions, setDeleted } from './sessions'

/** What a worker does for a page beside living in a session. */
export type DeskRequest = Exclude<Request, LinkRequest | { kind: 'live' | 'command' | 'settleClock' | 'refresh' | 'visible' | 'run' | 'screenSettings' | 'saveScreenSettings' }>

/** The replay that this worker's page looks at. */
let opened: OpenedReplay | null = null

/** Serves a request. @throws Refused @throws StoreError */
export async function serveDesk(request: DeskRequest, needs: DeskNeeds): Promise<Replies[DeskRequest['kind']]> {
  switch (request.kind) {
    case 'sessions':
      return sessions(needs)
    case 'create':
      return create(request.source, needs)
    case 'prepare':
      return prepare(request.from, needs)
    case 'draft':
      return draft(request.session, needs)
    case 'section':
      return section(request.session, request.section, needs)
    case 'saveSection':
      return saveSection(request, needs)
    case 'draftFaults':
      return draftFaults(request.session, needs)
    case 'rename':
      return rename(request.session, request.title, needs)
    case 'remove':
      return setDeleted(request.session, true, needs)
    case 'undelete':
      return setDeleted(request.session, false, needs)
    case 'exportPlan':
      return exportPlan(request.session, needs)
    case 'approvePlan':
      return approvePlan(request.session, request.by, needs)
    case 'openSession':
      return openDoors(request.session, false, needs)
    case 'rehearse':
      return openDoors(request.session, true, needs)
    case 'endRehearsal':
      return endRehearsal(request.session, needs)
    case 'putAsset':
      return putAsset(request.blob, needs)
    case 'asset':
      return picture(request.hash, needs)
    case 'archive':
      return archive(request.session, request.level, request.verifier, request.version, needs)
    case 'replay':
      opened = await replayOf(request.session, needs)
      return opened.replay.outline
    case 'replayFile':
      opened = await replayOfFile(request.file)
      return opened.replay.outline
    case 'seek':
      if (opened === null) throw new Refused({ code: 'noReplay', place: null })
      return opened.replay.seek(request.at, request.audience)
    case 'salvage':
      return salvage(request, needs)
    case 'emptyBin':
      return emptyBin(needs)
    case 'diagnose':
      return diagnose(needs)
    case 'paper':
      return paper(request.session, needs)
    case 'brief':
      return brief(request.session, needs)
    case 'juryEnter':
    case 'juryCast':
    case 'boxEnter':
    case 'boxCast':
    case 'juryCards':
    case 'deskBallot':
    case 'jurySeats':
    case 'seatPin':
      return serveJury(request, needs)
    default:
      return request satisfies never
  }
}

/** A picture of the open replay's archive, or of the store. @throws Refused `notFound` */
async function picture(hash: string, { pictures, foreignPicture }: DeskNeeds): Promise<Blob> {
  const bytes = opened?.assets.get(hash) ?? (await pictures.get(hash)) ?? (await foreignPicture(hash))
  const type = bytes === null ? null : imageType(bytes)
  if (bytes === null || type === null) throw new Refused({ code: 'notFound', place: null })
  return new Blob([new Uint8Array(bytes)], { type })
}
