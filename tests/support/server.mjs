// @ts-check
import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** A page of the origin with nothing in it, to speak from. */
const BLANK = '/blank-page.html'

/**
 * A plain file server on a free port of this computer, as a hall might have one: no header of ours, so the page's own
 * policy has to do.
 * @typedef {object} FileServer
 * @property {string} origin `http://127.0.0.1:PORT`
 * @property {string} blank the address of a page with nothing in it
 * @property {(folder: string) => void} serve serves another folder from now on, under the same address
 * @property {() => Promise<void>} close ends at once, whatever is still open
 */

/**
 * @param {string} folder
 * @param {{ cache?: 'no-cache' | 'no-store' }} [options] `no-store`: no HTTP cache of the browser helps a load
 * @returns {Promise<FileServer>}
 */
export async function startServer(folder, { cache = 'no-cache' } = {}) {
  let root = folder
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://server')
    if (pathname === BLANK) {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end('<!doctype html><title>blank</title>')
      return
    }
    const path = join(root, normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname))
    if (!path.startsWith(root) || statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream', 'Cache-Control': cache })
    response.end(readFileSync(path))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = server.address()
  const origin = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : '')}`
  return {
    origin,
    blank: `${origin}${BLANK}`,
    serve(next) {
      root = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
