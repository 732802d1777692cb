import { storeError } from './database'
import { StoreError } from './port'

/** How long a read may take: another window's write may lie before it. */
const PATIENCE = 8_000

/** Does work on the database. @throws StoreError whatever went wrong, and `timeout` where nothing came back */
export async function guarded<Value>(work: () => PromiseLike<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new StoreError('timeout'))
    }, PATIENCE)
  })
  try {
    return await Promise.race([work(), late])
  } catch (error) {
    throw storeError(error)
  } finally {
    clearTimeout(timer)
  }
}
