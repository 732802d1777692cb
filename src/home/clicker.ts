import { onScopeDispose } from 'vue'
import { CLICKER_CHANNEL, CLICKER_KEYS, readClicker, type ClickerKey } from '../link/clicker'

const LOCK = 'leitai:clicker'

/** On a stage: a clicker's keys go to the console, for the stage itself obeys nobody. */
export function useClickerRelay(): void {
  const channel = new BroadcastChannel(CLICKER_CHANNEL)
  function relay(event: KeyboardEvent): void {
    const key = CLICKER_KEYS.find((known) => known === (event.key.length === 1 ? event.key.toLowerCase() : event.key))
    if (key === undefined || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    channel.postMessage({ key })
  }
  window.addEventListener('keydown', relay)
  onScopeDispose(() => {
    window.removeEventListener('keydown', relay)
    channel.close()
  })
}

/**
 * On a console: hears a clicker whose keys went to a stage. Of several consoles the one that was last in front obeys, so
 * that one press is one press.
 */
export function useClicker(onKey: (key: ClickerKey) => void): void {
  const channel = new BroadcastChannel(CLICKER_CHANNEL)
  const over = new AbortController()
  let obeys = false

  function take(): void {
    if (obeys) return
    obeys = true
    void navigator.locks
      .request(LOCK, { steal: true }, () => new Promise<void>((release) => {
        over.signal.addEventListener('abort', () => {
          release()
        })
      }))
      // Another console has come to the front.
      .catch(() => {
        obeys = false
      })
  }

  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const key = readClicker(data)
    if (key !== null && obeys) onKey(key)
  })
  window.addEventListener('focus', take)
  take()
  onScopeDispose(() => {
    window.removeEventListener('focus', take)
    over.abort()
    channel.close()
  })
}
