/** A worker of this page and what it said before anybody listened. */
interface Started {
  readonly worker: Worker
  readonly said: Event[]
  readonly keep: (event: Event) => void
}

/** Which events of a worker its owner hears. */
export interface WorkerListeners {
  readonly message: (event: MessageEvent) => void
  readonly error: (event: Event) => void
}

let first: Started | null = null

function start(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
}

/** Starts the page's worker at once, so that it opens the database while the page is still being put together. */
export function startFirstWorker(): void {
  keepWorker(start())
}

/** Keeps a worker for the page's next connection, with all that it says until then. Its owner has stopped listening. */
export function keepWorker(worker: Worker): void {
  const said: Event[] = []
  const keep = (event: Event): void => {
    said.push(event)
  }
  worker.addEventListener('message', keep)
  worker.addEventListener('error', keep)
  first = { worker, said, keep }
}

/** Gives the worker that was started first or kept, once, with all that it has said; after that, new ones. */
export function takeWorker({ message, error }: WorkerListeners): Worker {
  const started = first
  first = null
  const worker = started?.worker ?? start()
  worker.addEventListener('message', message)
  worker.addEventListener('error', error)
  if (started !== null) {
    worker.removeEventListener('message', started.keep)
    worker.removeEventListener('error', started.keep)
    for (const event of started.said) {
      if (event instanceof MessageEvent) message(event)
      else error(event)
    }
  }
  return worker
}
