import { compare, exact, type Exact } from '../exact'
import type { Overtime } from './scheme'

/**
 * The points that so much overtime costs ([OT1]): the last band that it is beyond, and for each begun stretch beyond that band more, up to `most`.
 * @param over overtime in milliseconds, 0 or more
 * @example overtimePoints({ …, bands: [{ over: 0, points: '1' }, { over: 30_000, points: '2' }] }, 30_000) is 1
 */
export function overtimePoints({ bands, beyond }: Overtime, over: number): Exact {
  const band = bands.filter((one) => over > one.over).at(-1)
  if (band === undefined) return exact(0n)
  const points = exact(band.points)
  if (beyond === undefined || band !== bands.at(-1)) return points
  const more = points.add(exact(beyond.points).mul(BigInt(Math.ceil((over - band.over) / beyond.every))))
  return beyond.most !== undefined && compare(more, exact(beyond.most)) > 0 ? exact(beyond.most) : more
}
