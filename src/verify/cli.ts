import { readFileSync } from 'node:fs'
import { argv, exit, stdout } from 'node:process'
import { readArchive, type ArchiveFault } from '../book/archive'
import { verifyArchive } from '../book/verify'
import { printable, reportText } from './report'

/** `node verify.mjs FILE [--json]`: 0 nothing is wrong, 1 something is, 2 the file cannot be read as an archive. */
function main(words: readonly string[]): number {
  const path = words.find((word) => !word.startsWith('--'))
  if (path === undefined) {
    stdout.write('node verify.mjs FILE.leitai [--json]\n')
    return 2
  }
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch {
    stdout.write(`读不到文件 ${path}\nCannot read ${path}\n`)
    return 2
  }
  const archive = readArchive(bytes)
  if (!archive.ok) {
    const { zh, en } = ARCHIVE_WORDS[archive.code]
    const place = archive.place === null ? '' : `✗ ${printable(archive.place)}\n`
    stdout.write(words.includes('--json') ? `${JSON.stringify({ verdict: archive.code, place: archive.place }, null, 2)}\n` : `${zh}\n${en}\n${place}`)
    return archive.code === 'damagedPart' ? 1 : 2
  }
  const report = verifyArchive(archive.parts)
  stdout.write(words.includes('--json') ? `${JSON.stringify(report, null, 2)}\n` : reportText(report))
  return report.verdict === 'broken' ? 1 : 0
}

const ARCHIVE_WORDS: Readonly<Record<ArchiveFault, { zh: string; en: string }>> = {
  notZip: { zh: '这不是存档文件。', en: 'This is not an archive.' },
  tooLarge: { zh: '文件大得不像存档，没有读取。', en: 'The file is larger than any archive and was not read.' },
  strangeName: { zh: '存档里有不该有的文件名，没有读取。', en: 'The archive has a file name that none should have; it was not read.' },
  missingPart: { zh: '存档里缺少必要的文件。', en: 'A file that an archive must have is missing.' },
  damagedPart: { zh: '存档里有一处读不懂。', en: 'A part of the archive cannot be read.' },
}

exit(main(argv.slice(2)))
