import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const META = /(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]+)(")/

/** The Content-Security-Policy as index.html states it: the one place where it is written. */
export function policy(html = readFileSync('index.html', 'utf8')): string {
  const found = META.exec(html)?.[2]
  if (found === undefined) throw new Error('index.html states no Content-Security-Policy')
  return found
}

/** What a server should send with every answer; `frame-ancestors` works in a header only. */
export function policyHeaders(): Record<string, string> {
  return {
    'Content-Security-Policy': `${policy()}; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  }
}

/** In `vite dev` only: lets the style elements and the socket of hot reloading through. */
export function relaxedPolicy(): Plugin {
  return {
    name: 'leitai:relaxed-policy',
    apply: 'serve',
    transformIndexHtml(html, { server }) {
      if (server === undefined) return html
      return html.replace(META, (_match, before: string, content: string, after: string) => {
        const relaxed = content
          .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
          .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
          .replace("connect-src 'self'", "connect-src 'self' ws:")
        return before + relaxed + after
      })
    },
  }
}
