/** Names that exist from the start; a screen's name is the audience of its view. */
export const SCREENS = ['hall', 'speaker', 'lobby', 'overlay'] as const
export type Screen = (typeof SCREENS)[number]

/**
 * What a screen is told to show: the stage track, the speaker's timer, one scene that stays, a strip at the foot over a
 * transparent ground, the calibration card, or nothing.
 */
export const SHOWS = ['program', 'timer', 'title', 'order', 'agenda', 'board', 'strip', 'calibration', 'blank'] as const
export type Shows = (typeof SHOWS)[number]

export const COVERS = ['titleCard', 'black'] as const
export type Cover = (typeof COVERS)[number]
