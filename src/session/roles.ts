import type { Command } from './commands'

/** Who sends commands: the host's console, or the home itself, which alone tells of clocks and openings. */
export type Role = 'host' | 'home'

/** Whether a role may send a command. */
export function may(role: Role, command: Command['type']): boolean {
  const ofHome = command === 'open' || command === 'clock'
  return role === 'home' ? ofHome : !ofHome
}
