// @ts-check
// `npm start`: installs what is missing, builds, and serves the app on this computer.
import { spawn } from 'node:child_process'
import { ensureInstalled, ROOT, run, tool } from './install.mjs'

const PORT = 4173

try {
  ensureInstalled()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
if (run(process.execPath, [tool('vite'), 'build', '--logLevel', 'warn']) !== 0) process.exit(1)

// Vite prints the address once it listens, and says so when the port is taken.
const server = spawn(process.execPath, [tool('vite'), 'preview', '--host', 'localhost', '--port', String(PORT), '--strictPort'], {
  cwd: ROOT,
  stdio: ['inherit', 'pipe', 'inherit'],
})
let announced = false
server.stdout.on('data', (chunk) => {
  process.stdout.write(chunk)
  if (announced) return
  announced = true
  console.log(`\n  擂台 Leitai: http://localhost:${PORT}\n  Ctrl+C ends it.`)
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
