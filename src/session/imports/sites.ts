import type { Decimal } from '../../rules/exact'
import type { Column } from './columns'
import { NOTE } from './names'
import { readFigure } from './figure'
import { readRows, whole } from './rows'
import type { Imported, ImportSheet, Layout } from './table'
import { seenRows } from './who'
import { comparable } from './words'

/** A site (点位) as a row says it. Progress is in points of percent: `85%` and `85` are 85. */
export interface SiteRow {
  readonly name: string
  readonly unit: string
  readonly planned: Decimal
  /** `null`: not known. */
  readonly actual: Decimal | null
  readonly note?: string
}

export const SITE_COLUMNS: readonly Column[] = [
  { key: 'name', required: true, names: ['点位', '点位名称', '项目', '项目名称', '任务', '事项', 'Site', 'Project', 'Task'] },
  { key: 'unit', required: true, names: ['责任单位', '单位', '牵头单位', '所属单位', 'Unit', 'Owner'] },
  { key: 'planned', required: true, names: ['序时进度', '计划进度', '应完成', '计划', 'Planned'] },
  { key: 'actual', required: true, names: ['实际进度', '完成进度', '实际完成', '完成率', '实际', 'Actual'] },
  { key: 'note', names: NOTE },
]

/** Reads sites with their progress. A unit has no two sites of one name ([IM4]). */
export function readSites(sheet: ImportSheet, layout: Layout): Imported<readonly SiteRow[]> {
  const seen = seenRows()
  return readRows<SiteRow>(sheet, layout, SITE_COLUMNS, (row) => {
    const values = {
      name: row.words('name', { max: 60, required: true }),
      unit: row.words('unit', { max: 60, required: true }),
      planned: row.figure('planned', { percent: 'points', min: '0', max: '100' }),
      actual: row.blank('actual') ? '' : row.read('actual', (cell) => readFigure(cell, { percent: 'points', min: '0' })),
      note: row.words('note', { max: 120 }),
    }
    const before = values.unit === null || values.name === null ? null : seen([values.unit, values.name].map(comparable).join('\n'), row.row)
    if (before !== null) return row.fault('name', 'twice', String(before))
    if (!whole(values)) return null
    const { note, actual, ...rest } = values
    return { ...rest, actual: actual === '' ? null : actual, ...(note === '' ? {} : { note }) }
  })
}
