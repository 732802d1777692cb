import { startFirstWorker } from './first-worker'

// Imported for this effect alone, before anything else: the worker loads while the rest of the page does.
startFirstWorker()
