import type { VerifyReport } from '../book/verify'
import type { VerifyFault } from '../book/verify-fault'

const VERDICTS = {
  whole: { zh: '完整无误：记录、数据、签名与榜单全部相符。', en: 'Whole: record, values, signatures and board all agree.' },
  incomplete: { zh: '没有发现问题；有的数据没有附带或已删除，无法核对。', en: 'Nothing is wrong; some values are withheld or erased and could not be checked.' },
  broken: { zh: '有问题，见下。', en: 'Something is wrong, see below.' },
} as const

const FAULTS: Readonly<Record<VerifyFault['code'], { zh: string; en: string }>> = {
  chain: { zh: '记录链在此处断开', en: 'the chain breaks here' },
  plan: { zh: '方案与第一条记录不符', en: 'the plan does not match line 1' },
  signature: { zh: '签名无效或缺少', en: 'a signature is invalid or missing' },
  linesLost: { zh: '记录缺少末尾', en: 'lines are missing at the end' },
  slip: { zh: '数据与记录不符', en: 'a value does not match the record' },
  doesNotFollow: { zh: '这一条的结果与其命令不符', en: 'the events do not follow from the command' },
  result: { zh: '锁定的榜单与数据不符', en: 'the locked board does not agree with the figures' },
  manifest: { zh: '清单与记录不符', en: 'the manifest does not agree with the record' },
  file: { zh: '存档里的文件与清单不符', en: 'a file does not agree with the manifest' },
  table: { zh: '榜单表格与记录不符', en: 'the table does not agree with the record' },
  level: { zh: '附带的数据超出存档级别', en: 'more values than the level carries' },
}

const LEVELS = { public: '公开 public', internal: '内部 internal', full: '完整 full' } as const

/** How far a row was checked: recomputed; as far as its figures are given; or different. */
const MARKS = { agrees: '✓', partly: '·', differs: '✗' } as const

/** A report in words, Chinese first, with the board as a plain table. */
export function reportText(report: VerifyReport): string {
  const { zh, en } = VERDICTS[report.verdict]
  const { signatures, slips, rows } = report
  const upTo = String(signatures.upTo)
  return [
    `${report.title}${report.sample ? '（样例 sample）' : ''}${report.rehearsal ? '（彩排 rehearsal）' : ''}`,
    zh,
    en,
    '',
    `校验码 fingerprint: ${report.fingerprint}`,
    `书号 book: ${report.book}`,
    `级别 level: ${LEVELS[report.level]}   ${report.sealed ? '已封存 sealed' : '未封存 open'}`,
    `记录 lines: ${String(report.lines)}   任期 terms: ${String(report.terms)}`,
    `签名 signatures: 有效 valid ${String(signatures.valid)}, 无效 invalid ${String(signatures.invalid)}, 签至第 ${upTo} 条 up to line ${upTo}`,
    `数据 values: 附带 given ${String(slips.given)}, 不符 wrong ${String(slips.wrong)}, 未附带 withheld ${String(slips.withheld)}, 已删除 erased ${String(slips.erased)}`,
    `榜单 rows: 重算相符 recomputed ${String(rows.checked)} ✓, 部分可核对 checked in part ${String(rows.partly)} ·, 未附带 withheld ${String(rows.withheld)}`,
    ...(report.faults.length === 0 ? [] : ['', ...report.faults.map(faultLine)]),
    '',
    ...boardLines(report),
    '',
  ]
    .map(printable)
    .join('\n')
}

/** A text from an archive, without what would steer a terminal. */
export function printable(text: string): string {
  return text.replace(/\p{C}/gu, '?')
}

function faultLine({ code, line, detail }: VerifyFault): string {
  const place = line === null ? '' : `第 ${String(line)} 条 line ${String(line)}: `
  return `✗ ${place}${FAULTS[code].zh} (${FAULTS[code].en}) ${detail}`
}

function boardLines({ board }: VerifyReport): string[] {
  const panels = [...new Set(board.map(({ panel }) => panel))]
  return panels.flatMap((panel) => [
    `[${panel}]`,
    ...board
      .filter((row) => row.panel === panel)
      .map(({ rank, name, score, stars, rise, agreement }) =>
        ['  ', MARKS[agreement], rank === null ? '' : String(rank).padStart(2), name, score ?? '', stars === null ? '' : `${String(stars)}星`, rise === null ? '' : `+${String(rise)}`].join('  ').trimEnd(),
      ),
  ])
}
