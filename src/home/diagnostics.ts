import { notedCodes, type NotedCode } from '../platform/codes'
import { measureSpace, type Persistence, type Space } from '../platform/persistence'
import type { Replies, Reply } from './requests'

/** What goes wrong here and on which machine: enough to find a fault, and no name, title, figure, mark or secret. */
export interface Diagnostics {
  readonly format: 'leitai-diagnostics'
  readonly v: 1
  /** Wall clock, as UTC. */
  readonly at: string
  readonly version: string
  readonly browser: { readonly agent: string; readonly languages: readonly string[]; readonly cores: number; readonly online: boolean; readonly secure: boolean }
  readonly window: { readonly width: number; readonly height: number; readonly ratio: number; readonly visible: boolean; readonly page: string }
  readonly storage: { readonly space: Space | null; readonly persistence: Persistence; readonly databases: number | null }
  readonly offline: string
  /** Locks of keepers in this browser: how many windows keep a session, and how many wait to. */
  readonly keepers: { readonly held: number; readonly waiting: number } | null
  /** The store's counts, or why it does not tell. */
  readonly store: Replies['diagnose'] | { readonly fault: string }
  /** Milliseconds from the start of the navigation. */
  readonly timings: { readonly interactive: number; readonly loaded: number; readonly open: number }
  readonly codes: readonly NotedCode[]
}

/** What the page knows and the file says. @property page the kind of page, as the router names it */
export interface DiagnosticsSource {
  readonly version: string
  readonly page: string
  readonly persistence: Persistence
  readonly offline: string
  readonly ask: () => Promise<Reply<'diagnose'>>
}

/** Gathers the diagnostics. Never rejects: what cannot be had is left empty, so that a broken home can be described too. */
export async function gatherDiagnostics({ version, page, persistence, offline, ask }: DiagnosticsSource): Promise<Diagnostics> {
  const [space, keepers, databases, reply] = await Promise.all([measureSpace(), keeperLocks(), countDatabases(), ask()])
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return {
    format: 'leitai-diagnostics',
    v: 1,
    at: new Date().toISOString(),
    version,
    browser: { agent: navigator.userAgent, languages: navigator.languages, cores: navigator.hardwareConcurrency, online: navigator.onLine, secure: isSecureContext },
    window: { width: innerWidth, height: innerHeight, ratio: devicePixelRatio, visible: document.visibilityState === 'visible', page },
    storage: { space, persistence, databases },
    offline,
    keepers,
    store: reply.ok ? reply.value : { fault: reply.fault.code },
    timings: { interactive: Math.round(navigation?.domInteractive ?? 0), loaded: Math.round(navigation?.loadEventEnd ?? 0), open: Math.round(performance.now()) },
    codes: notedCodes(),
  }
}

/** The diagnostics as a file to hand on. */
export function diagnosticsFile(diagnostics: Diagnostics): { readonly name: string; readonly bytes: Uint8Array } {
  const stamp = diagnostics.at.slice(0, 16).replace(/[-:]/g, '').replace('T', '-')
  return { name: `leitai-diagnostics-${stamp}.json`, bytes: new TextEncoder().encode(`${JSON.stringify(diagnostics, null, 2)}\n`) }
}

async function keeperLocks(): Promise<Diagnostics['keepers']> {
  if (!('locks' in navigator)) return null
  const known = await navigator.locks.query().catch(() => null)
  if (known === null) return null
  const count = (locks: LockInfo[] = []) => locks.filter(({ name }) => name?.startsWith('leitai:keeper:') === true).length
  return { held: count(known.held), waiting: count(known.pending) }
}

async function countDatabases(): Promise<number | null> {
  try {
    return (await indexedDB.databases()).length
  } catch {
    return null
  }
}
