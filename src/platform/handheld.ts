/** Whether this is a tablet or a phone: it is touched, and nothing finer than a finger is there. */
export function isHandheld(): boolean {
  return matchMedia('(pointer: coarse)').matches && !matchMedia('(any-pointer: fine)').matches
}
