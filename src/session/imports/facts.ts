import type { Column } from './columns'
import { cellFault, type Read } from './figure'
import { WHO } from './names'
import { readRows, whole } from './rows'
import type { ImportCell, Imported, ImportSheet, Layout } from './table'
import { finderOf, whoIn, type Named } from './who'
import { comparable } from './words'

/** A fact card and whose it is. `text` is the words on it: as typed, else label, value and unit in a row. */
export interface FactRow {
  readonly contestant: string
  readonly fact: { readonly text: string; readonly kind: 'result' | 'expected' | 'target'; readonly label?: string; readonly value?: string; readonly unit?: string; readonly change?: string; readonly compared?: string; readonly asOf?: string }
}

/** The most fact cards of one contestant. */
const MOST = 12
const TEXT = 120

export const FACT_COLUMNS: readonly Column[] = [
  { key: 'contestant', required: true, names: WHO },
  { key: 'kind', names: ['类别', '类型', '性质', '实绩/预计/目标', 'Kind', 'Type'] },
  { key: 'text', names: ['原话', '成绩', '内容', '事项', 'Text', 'Words'] },
  { key: 'label', names: ['指标', '指标名称', '成绩名称', 'Label', 'Indicator'] },
  { key: 'value', names: ['数值', '数据', '完成值', '完成数', 'Value', 'Figure'] },
  { key: 'unit', names: ['计量单位', '数值单位', '单位', 'Measured in', 'Unit of measure'] },
  { key: 'change', names: ['增幅', '增速', '同比', '变化', 'Change', 'Growth'] },
  { key: 'compared', names: ['对比', '比较', '与基年相比', 'Compared'] },
  { key: 'asOf', names: ['口径日期', '口径', '截至', '数据截至', '时间', 'As of', 'Date'] },
]

const KINDS = new Map<string, FactRow['fact']['kind']>([
  ...['', '实绩', '实际', '完成', '已完成', 'result', 'actual'].map((name) => [name, 'result'] as const),
  ...['预计', '预期', 'expected', 'forecast'].map((name) => [name, 'expected'] as const),
  ...['目标', '计划', 'target', 'goal'].map((name) => [name, 'target'] as const),
])

function readKind(cell: ImportCell): Read<FactRow['fact']['kind']> {
  const fault = cellFault(cell)
  if (fault !== null) return { ok: false, code: fault }
  const kind = KINDS.get(comparable(cell.text))
  return kind === undefined ? { ok: false, code: 'choice' } : { ok: true, value: kind }
}

/** Reads fact cards, several rows a contestant. A value is kept as it was typed: `1,234`, `85%`. */
export function readFacts(sheet: ImportSheet, layout: Layout, contestants: readonly Named[]): Imported<readonly FactRow[]> {
  const find = finderOf(contestants)
  const counts = new Map<string, number>()
  return readRows<FactRow>(sheet, layout, FACT_COLUMNS, (row) => {
    const values = {
      contestant: whoIn(row, 'contestant', find),
      kind: row.read('kind', readKind),
      text: row.words('text', { max: TEXT }),
      label: row.words('label', { max: 40 }),
      value: row.words('value', { max: 24 }),
      unit: row.words('unit', { max: 16 }),
      change: row.words('change', { max: 24 }),
      compared: row.words('compared', { max: 40, dates: true }),
      asOf: row.words('asOf', { max: 40, dates: true }),
    }
    if (!whole(values)) return null
    const { contestant, kind, text: typed, ...parts } = values
    const text = typed === '' ? parts.label + parts.value + parts.unit : typed
    if (typed === '' && (parts.label === '' || parts.value === '')) return row.fault('text', 'required')
    if ([...text].length > TEXT) return row.fault('label', 'tooLong', String(TEXT))
    const count = (counts.get(contestant) ?? 0) + 1
    counts.set(contestant, count)
    if (count > MOST) return row.fault('contestant', 'tooManyFacts', String(MOST))
    const given = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== '')) as Partial<typeof parts>
    return { contestant, fact: { text, kind, ...given } }
  })
}
