/** A five-pointed star of outer radius 0.5 in a box of 1 × 1 whose left edge lies at `left`. */
export function starPath(left: number): string {
  const inner = 0.5 * 0.42
  let path = ''
  for (let i = 0; i < 10; i++) {
    const radius = i % 2 === 0 ? 0.5 : inner
    const angle = (Math.PI * i) / 5
    const x = left + 0.5 + radius * Math.sin(angle)
    // Set a little lower: a star of equal radius looks too high in its box.
    const y = 0.525 - radius * Math.cos(angle)
    path += `${i === 0 ? 'M' : 'L'}${x.toFixed(3)} ${y.toFixed(3)}`
  }
  return `${path}Z`
}
