/** Milliseconds without a touch until a seat is asked for, and then until it is left. */
export const ASK_AFTER = 90_000
export const LEAVE_AFTER = 20_000

/** Watches over a shared tablet that somebody has walked away from. */
export interface IdleWatch {
  /** Somebody is there. */
  readonly touch: () => void
  readonly stop: () => void
}

/**
 * @param ask called once nobody has touched the page for `ASK_AFTER`
 * @param leave called when nobody answers for `LEAVE_AFTER` more
 */
export function watchIdle(ask: () => void, leave: () => void): IdleWatch {
  let timer: ReturnType<typeof setTimeout> | undefined
  const touch = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      ask()
      timer = setTimeout(leave, LEAVE_AFTER)
    }, ASK_AFTER)
  }
  touch()
  return {
    touch,
    stop: () => {
      clearTimeout(timer)
    },
  }
}
