import type { VerifyFault, VerifyReport } from '../book/verify'

const VERDICTS = {
  whole: { zh: '完整无误：记录、数据、签名与榜单全部相符。', en: 'Whole: record, values, signatures and board all agree.' },
  incomplete: { zh: '没有发现问题；有的数据按存档级别没有附带，无法核对。', en: 'Nothing is wrong; some values are withheld at this level and could not be checked.' },
  broken: { zh: '有问题，见下。', en: 'Something is wrong, see below.' },
} as const

const FAULTS: Readonly<Record<VerifyFault['code'], { zh: string; en: string }>> = {
  chain: { zh: '记录链在此处断开', en: 'the chain breaks here' },
  plan: { zh: '方案与第一条记录不符', en: 'the plan does not match line 1' },
  signature: { zh: '签名无效或缺少', en: 'a signature is invalid or missing' },
  linesLost: { zh: '记录缺少末尾', en: 'lines are missing at the end' },
  slip: { zh: '数据与其散列值不符', en: 'a value does not match its hash' },
  doesNotFollow: { zh: '这一条的结果与其命令不符', en: 'the events do not follow from the command' },
  result: { zh: '锁定的榜单与数据不符', en: 'the locked board does not agree with the figures' },
}

/** A report in words, Chinese first, with the board as a plain table. */
export function reportText(report: VerifyReport): string {
  const { zh, en } = VERDICTS[report.verdict]
  return [
    report.title,
    zh,
    en,
    '',
    `记录 lines: ${String(report.lines)}   ${report.sealed ? '已封存 sealed' : '未封存 open'}`,
    `校验码 fingerprint: ${report.fingerprint}`,
    `书号 book: ${report.book}`,
    `签名 signatures: ${String(report.signatures)}   数据 values: ${String(report.slips.given)} 附带 given, ${String(report.slips.withheld)} 未附带 withheld, ${String(report.slips.erased)} 已删除 erased`,
    ...report.faults.map(faultLine),
    '',
    ...boardLines(report),
    '',
  ].join('\n')
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
      .map(({ rank, name, score, stars }) => ['  ', rank === null ? '' : String(rank).padStart(2), name, score ?? '', stars === null ? '' : `${String(stars)}星`].join('  ').trimEnd()),
  ])
}
