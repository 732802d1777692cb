/** Outline of the flag's cloth in a box of 100 × 100; closed form, so it can be sought. */
const LEFT = 8
const RIGHT = 97
const TOP = 12
const HEIGHT = 62
const STEPS = 4

/** Numbers short enough for a path, and the same on every machine. */
const short = (value: number) => (Math.round(value * 100) / 100).toString()

/** Height of the wave at `along` (0 at the pole, 1 at the free edge). */
function lift(along: number, phase: number): number {
  return -4.2 * (0.35 + 0.65 * along) * Math.sin(2 * Math.PI * (along - phase))
}

/** Slope of {@link lift} by central difference, in units of the box per unit of `along`. */
function slope(along: number, phase: number): number {
  return (lift(along + 0.001, phase) - lift(along - 0.001, phase)) / 0.002
}

/** One wavy edge as cubic segments, drawn to the right or back to the left. */
function edge(base: number, phase: number, back: boolean): string {
  let path = ''
  for (let i = 0; i < STEPS; i++) {
    const from = back ? 1 - i / STEPS : i / STEPS
    const to = back ? 1 - (i + 1) / STEPS : (i + 1) / STEPS
    const third = (to - from) / 3
    const x = (along: number) => short(LEFT + along * (RIGHT - LEFT))
    path +=
      `C${x(from + third)} ${short(base + lift(from, phase) + slope(from, phase) * third)} ` +
      `${x(to - third)} ${short(base + lift(to, phase) - slope(to, phase) * third)} ` +
      `${x(to)} ${short(base + lift(to, phase))}`
  }
  return path
}

/**
 * The path of the cloth at a phase of its wave: 0 and 1 are the same, 0 is the flag at rest.
 * A scene gives the phase of its moment; nothing here ticks.
 */
export function flagCloth(phase: number): string {
  return (
    `M${LEFT} ${short(TOP + lift(0, phase))}` +
    edge(TOP, phase, false) +
    `L${RIGHT} ${short(TOP + HEIGHT + lift(1, phase))}` +
    edge(TOP + HEIGHT, phase, true) +
    'Z'
  )
}
