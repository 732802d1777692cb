/** How a contestant stands: on the list, passed over for now (跳过), withdrawn (弃权), or not there when called (未到). */
export const STANDINGS = ['present', 'skipped', 'forfeited', 'noShow'] as const
export type Standing = (typeof STANDINGS)[number]
