import { walkXml } from './xml'

/** A sheet as the workbook names it, and the part that holds it. */
export interface SheetPart {
  readonly name: string
  readonly hidden: boolean
  readonly part: string
}

/** The sheets of a workbook in their order. @property from1904 whether its days count from 1904 */
export interface Workbook {
  readonly sheets: readonly SheetPart[]
  readonly from1904: boolean
}

/** The relations of a part: by id, what kind and which part. `null` where they are damaged. */
export function readRelations(xml: string, folder: string): ReadonlyMap<string, { readonly kind: string; readonly part: string }> | null {
  const relations = new Map<string, { readonly kind: string; readonly part: string }>()
  const good = walkXml(xml, {
    open(name, attribute) {
      const [id, target] = [attribute('Id'), attribute('Target')]
      if (name === 'Relationship' && id !== undefined && target !== undefined && attribute('TargetMode') !== 'External')
        relations.set(id, { kind: attribute('Type')?.split('/').at(-1) ?? '', part: resolved(target, folder) })
    },
    close() {
      // nothing hangs on an end
    },
  })
  return good ? relations : null
}

function resolved(target: string, folder: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '')
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

/** The workbook's list of sheets; those that hold no table (charts, macros) are left out. `null` where it is damaged. */
export function readWorkbook(xml: string, relations: NonNullable<ReturnType<typeof readRelations>>): Workbook | null {
  const sheets: SheetPart[] = []
  const seen = { from1904: false, whole: true }
  const good = walkXml(xml, {
    open(name, attribute) {
      if (name === 'workbookPr') seen.from1904 = /^(1|true)$/.test(attribute('date1904') ?? '')
      if (name !== 'sheet') return
      const relation = relations.get(attribute('id') ?? '')
      if (relation === undefined) seen.whole = false
      else if (relation.kind === 'worksheet') sheets.push({ name: attribute('name') ?? '', hidden: /^(hidden|veryHidden)$/.test(attribute('state') ?? ''), part: relation.part })
    },
    close() {
      // nothing hangs on an end
    },
  })
  return good && seen.whole ? { sheets, from1904: seen.from1904 } : null
}
