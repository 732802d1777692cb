import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { hashOf } from '../../src/book/hash'

/** The files of an archive, by name. */
export function unzipped(archive: Uint8Array): Record<string, Uint8Array> {
  return unzipSync(archive)
}

/** The text of a file of an archive. */
export function textIn(archive: Uint8Array, name: string): string {
  return strFromU8(unzipped(archive)[name] ?? new Uint8Array(0))
}

/**
 * An archive in which files were changed by somebody who knows the manifest: its hashes are made to fit again.
 * A file that becomes `null` is left out.
 */
export function tampered(archive: Uint8Array, changes: Readonly<Record<string, (text: string) => string | null>>): Uint8Array {
  const files = unzipped(archive)
  for (const [name, change] of Object.entries(changes)) {
    const text = change(strFromU8(files[name] ?? new Uint8Array(0)))
    if (text === null) Reflect.deleteProperty(files, name)
    else files[name] = strToU8(text)
  }
  const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array(0))) as { files: { name: string; sha256: string }[] }
  manifest.files = Object.entries(files).flatMap(([name, bytes]) => (name === 'manifest.json' ? [] : [{ name, sha256: hashOf(bytes) }]))
  return zipSync({ ...files, 'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`) }, { mtime: '1980-01-01T00:00:00' })
}

/** Changes one line of a `.jsonl` text. @param number from 1 */
export function onLine(number: number, change: (line: string) => string): (text: string) => string {
  return (text) =>
    text
      .split('\n')
      .map((line, index) => (index === number - 1 ? change(line) : line))
      .join('\n')
}
