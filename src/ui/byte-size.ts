const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** A number of bytes as people say it: `12.4 MB`. Decimal, as disks are sold. */
export function byteSize(bytes: number): string {
  let value = Math.max(0, bytes)
  let unit = 0
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${value >= 100 || unit === 0 ? String(Math.round(value)) : value.toFixed(1)} ${UNITS[unit] ?? ''}`
}
