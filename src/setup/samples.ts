import { ARENAS, type Arena } from '../session/plan'

/** A sample that the app carries: the arena, named by `home.arenas`, and the file's path from the page. */
export interface Sample {
  readonly arena: Arena
  readonly path: string
}

const PATHS = {
  'district-secretaries': 'samples/district-secretaries-2022q2.json',
  departments: 'samples/departments-2022-09.json',
  'leadership-team': 'samples/leadership-team-2022-07.json',
  'subdistrict-secretaries': 'samples/subdistrict-secretaries-2022-07.json',
  'startup-roadshow': 'samples/startup-roadshow-2022-07.json',
  'bureau-chiefs': 'samples/bureau-chiefs.json',
} satisfies Record<Arena, string>

/** One sample for each arena, the real meeting of ten districts first. */
export const SAMPLES: readonly Sample[] = ARENAS.map((arena) => ({ arena, path: PATHS[arena] }))
