import { imageType } from '../../book/image'
import { encodeAsset, encodeMessage } from '../../link/wire/codec'
import type { Wire, WireOf } from '../../link/wire/messages'
import type { PictureStore } from '../../store/pictures'
import type { Node } from '../peers/node-port'
import type { LinkToPage } from './requests'

/** What is said beside the book: pictures, and stages that tell of themselves. */
type Aside = WireOf<'wantAsset' | 'stage' | 'identify'>

interface AsideNeeds {
  readonly node: Node
  readonly pictures: PictureStore
  readonly toPage: (message: LinkToPage) => void
}

export function isAside(message: Wire): message is Aside {
  return message.kind === 'wantAsset' || message.kind === 'stage' || message.kind === 'identify'
}

/** Takes one, of somebody who was let in. @throws StoreError */
export async function takeAside(peer: string, message: Aside, { node, pictures, toPage }: AsideNeeds): Promise<void> {
  const { leads, peers } = node.status()
  const from = peers.find((one) => one.peer === peer)
  if (from === undefined) return
  switch (message.kind) {
    case 'wantAsset': {
      const asset = await pictures.get(message.hash)
      // Pictures lie beside frozen plans, which are for nobody who does not hold the book.
      if (asset !== null && imageType(asset) !== null) toPage({ kind: 'link', peer, bytes: encodeAsset(message.hash, asset), bulk: true })
      return
    }
    case 'stage':
      if (leads && from.name !== '') toPage({ kind: 'stage', stage: { ...message.stage, device: from.name } })
      return
    case 'identify':
      if (node.leader() === peer) toPage(message)
      return
    default:
      message satisfies never
  }
}

/** Says something to whoever leads. */
export function tellLeader(message: Wire, { node, toPage }: Pick<AsideNeeds, 'node' | 'toPage'>): void {
  const peer = node.leader()
  if (peer !== null && !node.status().leads) toPage({ kind: 'link', peer, bytes: encodeMessage(message), bulk: false })
}

/** Says something to everybody, where this device leads. */
export function tellScreens(message: Wire, { node, toPage }: Pick<AsideNeeds, 'node' | 'toPage'>): void {
  const { leads, peers } = node.status()
  if (leads) for (const { peer } of peers) toPage({ kind: 'link', peer, bytes: encodeMessage(message), bulk: false })
}
