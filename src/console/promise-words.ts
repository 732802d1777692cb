import type { HostView } from '../session/view/host'

/** Words by their key, with what stands in them. */
export type Say = (key: string, named?: Record<string, unknown>) => string

/** What 下一步 will do, or why it would be refused. */
export function promiseWords({ does, label, withheld }: HostView['next'], t: Say): string {
  return withheld === null ? t(`console.does.${does}`, { label }) : `${label}：${t(`refusals.${withheld}`)}`
}

/** What 撤销 will take back. */
export function undoWords(undo: HostView['undo'], t: Say): string {
  return undo === null ? t('console.nothingToUndo') : t('console.undoes', { what: undo.label ?? t(`console.commands.${undo.command}`) })
}
