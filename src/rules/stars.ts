/**
 * Stars by rank inside a block ([ST1]): of `count` units the first gets `top` stars and each rank below gets one fewer.
 * Those who share a rank share its stars ([ST2]). Nobody gets fewer than none.
 * @param rank competition rank, 1 is the best
 * @param top stars of the first; by the published rule of 摘星夺旗 the number of units
 */
export function starsByRank(rank: number, top: number): number {
  return Math.max(0, top + 1 - rank)
}
