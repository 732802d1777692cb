/** Whether this browser was ever paired: pages that never were do not look for anybody. */
const PAIRED = 'leitai.paired'

export function notePaired(): void {
  localStorage.setItem(PAIRED, '1')
}

export function wasPaired(): boolean {
  return localStorage.getItem(PAIRED) !== null
}
