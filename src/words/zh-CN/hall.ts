import { app } from './app'
import { care } from './care'
import { changes } from './changes'
import { clock } from './clock'
import { console } from './console'
import { displays } from './displays'
import { draw } from './draw'
import { faults } from './faults'
import { home } from './home'
import { refusals } from './refusals'
import { replay } from './replay'
import { scenes } from './scenes'
import { screens } from './screens'
import { seal } from './seal'
import { stage } from './stage'
import { titles } from './titles'

/** What is said while a meeting runs: a stage, a console and a replay need nothing else. */
export const hall = { app, titles, home, screens, stage, console, clock, seal, replay, refusals, faults, scenes, changes, displays, draw, care }
