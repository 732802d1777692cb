import { wasPaired } from './paired'

/** Calls the devices that this browser was linked with; loads what that needs only where there were any. */
export function resumeLinks(): void {
  if (!wasPaired()) return
  void import('./use-links').then(({ useLinks }) => {
    useLinks().resume()
  }, () => undefined)
}
