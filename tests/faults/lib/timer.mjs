/** Watches the stage's timer: each change of its text with the wall clock's and the running clock's reading. */
export function watchTimer(page) {
  return page.evaluate(() => {
    const changes = []
    window.leitaiChanges = changes
    let shown = null
    const look = () => {
      const text = document.querySelector('[role=timer]')?.textContent.trim() ?? null
      if (text === shown) return
      shown = text
      changes.push({ text, wall: Date.now(), mono: performance.now() })
    }
    look()
    new MutationObserver(look).observe(document.body, { childList: true, characterData: true, subtree: true })
  })
}

export function changesOf(page) {
  return page.evaluate(() => window.leitaiChanges)
}

/** Whole seconds of `m:ss`; `null` where there is no timer. */
export function secondsOf(text) {
  const match = /^(\d+):(\d\d)$/.exec(text ?? '')
  return match === null ? null : Number(match[1]) * 60 + Number(match[2])
}

/**
 * How far the changes are from where the book puts them, in milliseconds: late is positive. A countdown rounds up: it
 * comes to n seconds when n seconds are left.
 * @param changes of a running timer; the first one is only how it stood
 * @param {(now: number) => number} left by the reference
 */
export function errorsOf(changes, left) {
  return changes.slice(1).flatMap(({ text, wall }) => {
    const seconds = secondsOf(text)
    return seconds === null || seconds === 0 ? [] : [seconds * 1000 - left(wall)]
  })
}

/**
 * How far the timer is from the book: the middle one of its changes, since one paint on a busy machine may come late
 * while the clock is right. `null` where the digits never changed.
 */
export function timerError(changes, left) {
  const errors = errorsOf(changes, left).map(Math.abs).sort((a, b) => a - b)
  return errors[Math.floor((errors.length - 1) / 2)] ?? null
}

/** The latest single paint. */
export function worstPaint(changes, left) {
  return Math.max(0, ...errorsOf(changes, left).map(Math.abs))
}
