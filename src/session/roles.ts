import type { Command } from './commands'

/** Who sends commands: a console, a desk or a judge's page of this browser, or the home itself, which alone tells of clocks, openings and terms. */
export type Role = 'host' | 'home'

/** Whether a role may send a command. */
export function may(role: Role, command: Command['type']): boolean {
  const ofHome = command === 'open' || command === 'clock' || command === 'takeOver'
  return role === 'home' ? ofHome : !ofHome
}
