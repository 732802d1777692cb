import type { Command } from './commands'

/** Who sends commands: the host's console, or the home itself, which alone tells of clocks, openings and terms. */
export type Role = 'host' | 'home'

/** Whether a role may send a command. */
export function may(role: Role, command: Command['type']): boolean {
  const ofHome = command === 'open' || command === 'clock' || command === 'takeOver'
  return role === 'home' ? ofHome : !ofHome
}
