import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { bestSheet, layoutOf, mappingOf, type Column } from '../../session/imports/columns'
import type { Draft } from '../../session/draft'
import type { Imported, ImportSheet, Layout } from '../../session/imports/table'
import type { TableFault } from '../../tables/fault'
import { LIMITS } from '../../tables/limits'
import type { TableRead } from '../../tables/read'
import type { Encoding, Table } from '../../tables/table'
import { fittingKind, jobOf, type ImportKind, type Outcome } from './job'

/** A file or a paste that was read as a table. */
export interface Source {
  /** Of the file; empty for what was pasted. */
  readonly name: string
  readonly table: Table
}

/** A table on its way into the draft: where it comes from, how it is understood, and what comes of it. */
export interface Importing {
  readonly kind: ShallowRef<ImportKind>
  readonly source: Readonly<ShallowRef<Source | null>>
  readonly problem: Readonly<ShallowRef<TableFault | null>>
  readonly busy: Readonly<ShallowRef<boolean>>
  readonly columns: ComputedRef<readonly Column[]>
  readonly sheetAt: Readonly<ShallowRef<number>>
  readonly sheet: ComputedRef<ImportSheet | null>
  readonly layout: Readonly<ShallowRef<Layout>>
  readonly result: ComputedRef<Imported<Outcome> | null>
  takeFile(file: File, encoding?: Encoding): Promise<void>
  takeText(text: string): Promise<void>
  /** Reads the file once more, as text of another encoding. */
  reread(encoding: Encoding): Promise<void>
  useSheet(at: number): void
  useHeader(row: number): void
  /** Says which column holds what; -1: none does. */
  useColumn(key: string, at: number): void
  reset(): void
}

const NO_LAYOUT: Layout = { header: -1, mapping: new Map() }

export function useImport(draft: () => Draft | null, first: ImportKind): Importing {
  const kind = shallowRef<ImportKind>(first)
  const source = shallowRef<Source | null>(null)
  const problem = shallowRef<TableFault | null>(null)
  const busy = shallowRef(false)
  const sheetAt = shallowRef(0)
  const layout = shallowRef<Layout>(NO_LAYOUT)
  let file: File | null = null
  let turn = 0

  const job = computed(() => {
    const now = draft()
    return now === null ? null : jobOf(kind.value, now)
  })
  const columns = computed(() => job.value?.columns ?? [])
  const sheet = computed<ImportSheet | null>(() => source.value?.table.sheets[sheetAt.value] ?? null)
  const result = computed(() => (sheet.value === null || job.value === null ? null : job.value.read(sheet.value, layout.value)))

  function useSheet(at: number): void {
    sheetAt.value = at
    const of = source.value?.table.sheets[at]
    if (of === undefined) return
    const found = layoutOf(of, columns.value)
    // Where no heading is known, the first row that says something names the columns, and a person says what they are.
    layout.value = found.header >= 0 ? found : { header: of.rows.findIndex((row) => row.length > 0), mapping: found.mapping }
  }

  async function take(name: string, read: () => Promise<TableRead>): Promise<void> {
    turn += 1
    const mine = turn
    busy.value = true
    problem.value = null
    const got = await read().catch((): TableRead => ({ ok: false, fault: 'damaged', place: {} }))
    if (mine !== turn) return
    busy.value = false
    if (!got.ok) {
      problem.value = got
      return
    }
    const now = draft()
    if (now !== null) kind.value = fittingKind(kind.value, now, got.table.sheets)
    source.value = { name, table: got.table }
    useSheet(bestSheet(got.table.sheets, columns.value))
  }

  async function takeFile(taken: File, encoding?: Encoding): Promise<void> {
    file = taken
    await take(taken.name, async () => {
      if (taken.size > LIMITS.bytes) return { ok: false, fault: 'tooLarge', place: {} }
      const [{ readTable }, bytes] = await Promise.all([import('../../tables/read'), taken.arrayBuffer()])
      return readTable(new Uint8Array(bytes), taken.name, encoding)
    })
  }

  return {
    kind,
    source,
    problem,
    busy,
    columns,
    sheetAt,
    sheet,
    layout,
    result,
    takeFile,
    async takeText(text) {
      file = null
      await take('', async () => (await import('../../tables/read')).readPasted(text))
    },
    async reread(encoding) {
      if (file !== null) await takeFile(file, encoding)
    },
    useSheet,
    useHeader(row) {
      layout.value = { header: row, mapping: mappingOf(sheet.value?.rows[row]?.map(({ text }) => text) ?? [], columns.value) }
    },
    useColumn(key, at) {
      const others = [...layout.value.mapping].filter(([other, column]) => other !== key && column !== at)
      layout.value = { ...layout.value, mapping: new Map(at < 0 ? others : [...others, [key, at]]) }
    },
    reset() {
      turn += 1
      file = source.value = problem.value = null
      busy.value = false
    },
  }
}
