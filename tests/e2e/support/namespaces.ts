import { execFileSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from '../../../tools/chromium.mjs'
import { temporaryFolder } from './builds'

/** One of two hosts on one switch: a network namespace with an address of its own. */
export interface Host {
  readonly name: string
  readonly address: string
  /** A Chromium that lives on this host, to be launched like any other. */
  readonly executablePath: string
  /** Addresses with ports that UDP is taken at now. */
  readonly sockets: () => readonly string[]
}

/** Two hosts on one switch, and hands on their cables. */
export interface Lan {
  readonly hosts: readonly [Host, Host]
  /** Whether the hosts know a way out of their net, as behind a router; an isolated switch gives none. */
  readonly route: (there: boolean) => void
  /** Whether names of mDNS are passed on; many access points do not. Needs `nft`. */
  readonly mdns: (passes: boolean) => void
  /** How many packets of a hundred are lost on their way, other than those of mDNS. Needs `nft`. */
  readonly loses: (percent: number) => void
  /** Draws the first host's cable, or puts it back. The switch stays on: the other host keeps its address. */
  readonly cable: (plugged: boolean) => void
  /** Whether the switch has power. Without it every host loses its address. */
  readonly power: (on: boolean) => void
  readonly close: () => void
}

function works(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Why two hosts cannot be made here; `null` where they can. */
export function withoutNamespaces(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'network namespaces need root on Linux'
  if (!works('ip', ['-V'])) return 'network namespaces need `ip` (apt-get install iproute2)'
  const name = `leitai-try-${process.pid}`
  if (!works('ip', ['netns', 'add', name])) return 'this machine allows no network namespaces'
  works('ip', ['netns', 'del', name])
  return null
}

/** Why mDNS cannot be held up here; `null` where it can. */
export function withoutFilter(): string | null {
  return works('nft', ['--version']) ? null : 'holding mDNS up needs `nft` (apt-get install nftables)'
}

/** Makes two hosts, 10.77.0.1 and 10.77.0.2, with a default route each. */
export function openLan(): Lan {
  const ip = (...args: string[]) => execFileSync('ip', args, { stdio: 'ignore' })
  const tag = process.pid.toString(36)
  const folder = temporaryFolder('hosts')
  const names = [`leitai-${tag}-a`, `leitai-${tag}-b`] as const
  const middle = `leitai-${tag}-s`
  const ends = [`lt${tag}a`, `lt${tag}b`] as const
  const sockets = [`lt${tag}c`, `lt${tag}d`] as const
  const make = (at: 0 | 1): Host => {
    const address = `10.77.0.${at + 1}`
    const executablePath = join(folder.path, `chromium-${at}`)
    writeFileSync(executablePath, `#!/bin/sh\nexec ip netns exec ${names[at]} ${findChromium() ?? 'chromium'} "$@"\n`)
    chmodSync(executablePath, 0o755)
    const sockets = () => execFileSync('ip', ['netns', 'exec', names[at], 'ss', '-Huan'], { encoding: 'utf8' }).split('\n').map((line) => line.trim().split(/\s+/)[3] ?? '')
    return { name: names[at], address, executablePath, sockets }
  }
  const hosts = [make(0), make(1)] as const
  for (const name of [...names, middle]) ip('netns', 'add', name)
  ip('-n', middle, 'link', 'add', 'switch', 'type', 'bridge')
  ip('-n', middle, 'link', 'set', 'switch', 'up')
  for (const at of [0, 1] as const) {
    const { name, address } = hosts[at]
    ip('link', 'add', ends[at], 'netns', name, 'type', 'veth', 'peer', 'name', sockets[at], 'netns', middle)
    ip('-n', middle, 'link', 'set', sockets[at], 'master', 'switch', 'up')
    ip('-n', name, 'link', 'set', 'lo', 'up')
    ip('-n', name, 'addr', 'add', `${address}/24`, 'dev', ends[at])
    ip('-n', name, 'link', 'set', ends[at], 'up')
  }
  const lan: Lan = {
    hosts,
    route(there) {
      for (const { name } of hosts) works('ip', ['-n', name, 'route', there ? 'replace' : 'del', 'default', ...(there ? ['via', '10.77.0.254'] : [])])
    },
    mdns(passes) {
      for (const { name } of hosts) {
        works('ip', ['netns', 'exec', name, 'nft', 'delete', 'table', 'inet', 'leitai'])
        if (passes) continue
        const rules = 'table inet leitai {\nchain in {\ntype filter hook input priority 0;\nudp dport 5353 iifname != "lo" drop;\n}\n}\n'
        execFileSync('ip', ['netns', 'exec', name, 'nft', '-f', '-'], { input: rules })
      }
    },
    loses(percent) {
      for (const { name } of hosts) {
        works('ip', ['netns', 'exec', name, 'nft', 'delete', 'table', 'inet', 'leitai_loss'])
        if (percent === 0) continue
        const rules = `table inet leitai_loss {\nchain in {\ntype filter hook input priority 0;\niifname != "lo" udp dport != 5353 numgen random mod 100 < ${percent} drop;\n}\n}\n`
        execFileSync('ip', ['netns', 'exec', name, 'nft', '-f', '-'], { input: rules })
      }
    },
    cable(plugged) {
      ip('-n', names[0], 'link', 'set', ends[0], plugged ? 'up' : 'down')
      if (plugged) lan.route(true) // a route goes with its cable
    },
    power(on) {
      for (const socket of sockets) ip('-n', middle, 'link', 'set', socket, on ? 'up' : 'down')
      if (on) lan.route(true)
    },
    close() {
      for (const name of [...names, middle]) works('ip', ['netns', 'del', name])
      folder.remove()
    },
  }
  lan.route(true)
  return lan
}
