import type { Replies, Request } from '../requests'
import type { LinkDesk } from './desk-port'
import { linkRequests } from './requests'

/** A request about links with other devices. */
export type LinkRequest = Extract<Request, { kind: 'linkUp' | 'linkMessage' | 'linkDown' | 'linkStage' | 'linkIdentify' | 'linkTicket' | 'linkSignal' | 'linkStatus' | 'linkReturned' | 'withdrawSeat' | 'removeSeat' | 'nameDevice' | 'takeOver' | 'leftLines' | 'settleLine' }>

const KINDS: ReadonlySet<string> = new Set(linkRequests.map(({ entries }) => entries.kind.literal))

export function isLinkRequest(request: Request): request is LinkRequest {
  return KINDS.has(request.kind)
}

/** Serves one. @throws Refused, StoreError */
export async function serveLinks(request: LinkRequest, desk: LinkDesk): Promise<Replies[LinkRequest['kind']]> {
  switch (request.kind) {
    case 'linkUp':
      desk.up(request.peer, { leader: request.leader, invited: request.invited }, request.audiences)
      return null
    case 'linkMessage':
      await desk.message(request.peer, request.bytes)
      return null
    case 'linkDown':
      desk.down(request.peer)
      return null
    case 'linkStage':
      desk.stage(request.stage)
      return null
    case 'linkIdentify':
      desk.identify(request.for)
      return null
    case 'linkTicket':
      desk.ticket(request.peer, request.data)
      return null
    case 'linkSignal':
      desk.signal(request.to, request.data)
      return null
    case 'linkStatus':
      return desk.status()
    case 'linkReturned':
      desk.returned()
      return null
    case 'withdrawSeat':
      desk.withdraw(request.seat)
      return null
    case 'removeSeat':
      desk.remove(request.seat)
      return null
    case 'nameDevice':
      await desk.rename(request.name)
      return null
    case 'takeOver':
      return desk.takeOver()
    case 'leftLines':
      return desk.left()
    case 'settleLine':
      return desk.settle(request.branch, request.seq, request.adopt)
    default:
      return request satisfies never
  }
}
