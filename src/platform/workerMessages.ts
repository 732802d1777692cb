/** Where a window is: an update may come at the start page and under an idle stage, nowhere else. */
export type Place = 'start' | 'stage' | 'elsewhere'

/** Page → worker: which cache keys does the precache need? Answered on the port with `string[]`. */
export const ASK_PRECACHE = 'leitai:precache'

/** Worker → page: where are you? Answered on the port with a `Place`. */
export const ASK_PLACE = 'leitai:place'

/** What kind of question a message is; undefined when it is not one of ours. */
export function questionOf(data: unknown): typeof ASK_PRECACHE | typeof ASK_PLACE | undefined {
  return data === ASK_PRECACHE || data === ASK_PLACE ? data : undefined
}

/**
 * Asks and waits for the one answer.
 * @param milliseconds how long to wait
 * @returns the answer, as it came; undefined when none came in time
 */
export function ask(target: Pick<ServiceWorker, 'postMessage'> | Pick<Client, 'postMessage'>, question: string, milliseconds: number): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const finish = (answer: unknown): void => {
      clearTimeout(timer)
      port1.close()
      resolve(answer)
    }
    const timer = setTimeout(() => finish(undefined), milliseconds)
    port1.onmessage = (event: MessageEvent<unknown>) => finish(event.data)
    target.postMessage(question, [port2])
  })
}
