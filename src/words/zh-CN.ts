import { app } from './zh-CN/app'
import { care } from './zh-CN/care'
import { changes } from './zh-CN/changes'
import { clock } from './zh-CN/clock'
import { console } from './zh-CN/console'
import { displays } from './zh-CN/displays'
import { draw } from './zh-CN/draw'
import { faults } from './zh-CN/faults'
import { fonts } from './zh-CN/fonts'
import { forms } from './zh-CN/forms'
import { home } from './zh-CN/home'
import { paper } from './zh-CN/paper'
import { places } from './zh-CN/places'
import { refusals } from './zh-CN/refusals'
import { replay } from './zh-CN/replay'
import { scenes } from './zh-CN/scenes'
import { screens } from './zh-CN/screens'
import { seal } from './zh-CN/seal'
import { setup } from './zh-CN/setup'
import { stage } from './zh-CN/stage'
import { templates } from './zh-CN/templates'
import { titles } from './zh-CN/titles'

/** Chinese, the first language: the shape that every other language must have. One file a part of the app. */
export const zhCN = { app, titles, home, screens, stage, console, clock, seal, replay, refusals, faults, scenes, setup, places, fonts, forms, changes, displays, draw, paper, care, templates }

/** The same keys, whatever the words. */
export type Words = Shape<typeof zhCN>

type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> }
