import type { Column } from './columns'
import { ROLE, PERSON } from './names'
import { readRows, whole } from './rows'
import type { ImportCell, Imported, ImportSheet, Layout } from './table'
import { plainDigits, type Read } from './figure'
import { seenRows } from './who'
import { comparable } from './words'

/** A contestant as a row says it; the keys that are left out were empty. */
export interface ContestantRow {
  readonly unit: string
  readonly role: string
  readonly shortName?: string
  readonly person?: string
  readonly unscored?: true
}

/** The most contestants of a plan. */
export const MOST_CONTESTANTS = 200

export const CONTESTANT_COLUMNS: readonly Column[] = [
  { key: 'unit', required: true, names: ['单位', '打擂单位', '单位名称', '单位全称', '参赛单位', '部门', '区市', '街道', '项目', '项目名称', 'Unit', 'Department', 'Organisation', 'Team'] },
  { key: 'role', required: true, names: ROLE },
  { key: 'person', names: PERSON },
  { key: 'shortName', names: ['简称', '单位简称', 'Short name'] },
  { key: 'unscored', names: ['不参评', '登台不参评', '是否不参评', 'Unscored'] },
]

const YES = new Set(['是', '√', '✓', '✔', '对', 'y', 'yes', '1', 'true', '不参评', '登台不参评'])
const NO = new Set(['', '否', '×', '✗', 'n', 'no', '0', 'false', '参评'])

/** 是 or 否, as people tick it. */
function readYes(cell: ImportCell): Read<boolean> {
  const said = comparable(plainDigits(cell.text))
  return YES.has(said) ? { ok: true, value: true } : NO.has(said) ? { ok: true, value: false } : { ok: false, code: 'choice' }
}

/** Reads contestants. The same unit with the same title and person twice is a slip of the hand ([IM4]). */
export function readContestants(sheet: ImportSheet, layout: Layout): Imported<readonly ContestantRow[]> {
  const seen = seenRows()
  return readRows<ContestantRow>(
    sheet,
    layout,
    CONTESTANT_COLUMNS,
    (row) => {
      const values = {
        unit: row.words('unit', { max: 60, required: true }),
        role: row.words('role', { max: 120, required: true }),
        person: row.words('person', { max: 24 }),
        shortName: row.words('shortName', { max: 16 }),
        unscored: row.read('unscored', readYes),
      }
      if (!whole(values)) return null
      const before = seen([values.unit, values.role, values.person].map(comparable).join('\n'), row.row)
      if (before !== null) return row.fault('unit', 'twice', String(before))
      const { unit, role, person, shortName, unscored } = values
      return { unit, role, ...(person === '' ? {} : { person }), ...(shortName === '' ? {} : { shortName }), ...(unscored ? { unscored } : {}) }
    },
    MOST_CONTESTANTS,
  )
}

/** Contestants as a plan has them, as far as it concerns a table of them. */
interface Known {
  readonly id: string
  readonly unit: string
  readonly role: string
  readonly person?: string
}

/**
 * Which of the plan's contestants each row is: the one with the same unit, where only one row and one contestant have it; else the one with the same unit,
 * title and person. `null`: somebody new. What a row leaves empty stays as it was.
 */
export function matchContestants(rows: readonly ContestantRow[], known: readonly Known[]): readonly (string | null)[] {
  const of = (unit: string) => known.filter((one) => comparable(one.unit) === comparable(unit))
  const same = ({ unit, role, person = '' }: Omit<Known, 'id'>) => [unit, role, person].map(comparable).join('\n')
  return rows.map((row) => {
    const there = of(row.unit)
    const alone = rows.filter(({ unit }) => comparable(unit) === comparable(row.unit)).length === 1
    if (there.length === 1 && alone) return there[0]?.id ?? null
    return there.find((one) => same(one) === same(row))?.id ?? null
  })
}
