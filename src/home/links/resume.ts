/** Whether this browser was ever paired: pages that never were do not look for anybody. */
const PAIRED = 'leitai.paired'

export function notePaired(): void {
  localStorage.setItem(PAIRED, '1')
}

/** Calls the devices that this browser was linked with; loads what that needs only where there were any. */
export function resumeLinks(): void {
  if (localStorage.getItem(PAIRED) === null) return
  void import('./use-links').then(({ useLinks }) => {
    useLinks().resume()
  }, () => undefined)
}
