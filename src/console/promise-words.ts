import type { HostView } from '../session/view/host'

/** Words by their key, with what stands in them. */
export type Say = (key: string, named?: Record<string, unknown>) => string

/** What 下一步 will do, or why it would be refused. */
export function promiseWords({ does, label, withheld }: HostView['next'], t: Say): string {
  if (withheld !== null) return `${label}：${t(`refusals.${withheld}`)}`
  // A cue that is called 开始计时 says it already.
  return does === 'startTimer' && label.includes(t('console.startsTimer')) ? label : t(`console.does.${does}`, { label })
}

/** What 撤销 will take back. */
export function undoWords(undo: HostView['undo'], t: Say): string {
  return undo === null ? t('console.nothingToUndo') : t('console.undoes', { what: undo.label ?? t(`console.commands.${undo.command}`) })
}
