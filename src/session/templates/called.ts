/** What a contestant is called in a cue: the short name where there is one. */
export function nameIn({ shortName, unit }: { readonly shortName?: string; readonly unit: string }): string {
  return shortName === undefined || shortName === '' ? unit : shortName
}

/** The beginning of a contestant's cue ids; a long id is cut and told apart by a checksum, so that 48 characters hold all. */
export function stem(id: string): string {
  if (id.length <= 36) return id
  let sum = 0x811c9dc5
  for (const sign of id) sum = Math.imul(sum ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return `${id.slice(0, 27)}-${sum.toString(16).padStart(8, '0')}`
}
