/** The value below which a share of the samples lies, by linear interpolation. @param {number[]} samples */
export function quantile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b)
  if (sorted.length === 0) return NaN
  const place = (sorted.length - 1) * share
  const low = Math.floor(place)
  const high = Math.ceil(place)
  return sorted[low] + (sorted[high] - sorted[low]) * (place - low)
}

/** @param {number[]} samples */
export const median = (samples) => quantile(samples, 0.5)
/** @param {number[]} samples */
export const p95 = (samples) => quantile(samples, 0.95)
