import { assessmentForm } from './zh-CN/assessment-form'
import { ballots } from './zh-CN/ballots'
import { desk } from './zh-CN/desk'
import { devices } from './zh-CN/devices'
import { figuresForm } from './zh-CN/figures-form'
import { fonts } from './zh-CN/fonts'
import { forms } from './zh-CN/forms'
import { hall } from './zh-CN/hall'
import { importing } from './zh-CN/import'
import { paper } from './zh-CN/paper'
import { places } from './zh-CN/places'
import { scheme } from './zh-CN/scheme'
import { scoring } from './zh-CN/scoring'
import { scoringForm } from './zh-CN/scoring-form'
import { schemeSaid } from './zh-CN/scheme-said'
import { setup } from './zh-CN/setup'
import { templates } from './zh-CN/templates'
import { working } from './zh-CN/working'

/** Chinese, the first language: the shape that every other language must have. One file a part of the app. */
export const zhCN = { ...hall, ballots, desk, devices, scoring, scoringForm, setup, scheme, schemeSaid, places, fonts, forms, paper, templates, working, assessmentForm, figuresForm, importing }

/** The same keys, whatever the words. */
export type Words = Shape<typeof zhCN>

type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> }
