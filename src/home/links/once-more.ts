/**
 * Work that looks at how things stand, asked for whenever something may have changed. One run at a time: however often it is asked for
 * during a run, one more follows. What fails is left to the next time.
 */
export function onceMore(work: () => Promise<void>): () => void {
  let runs = false
  let again = false

  async function run(): Promise<void> {
    runs = true
    do {
      again = false
      await work().catch(() => undefined)
    } while (asked())
    runs = false
  }

  const asked = (): boolean => again

  return () => {
    again = true
    if (!runs) void run()
  }
}
