import { readFileSync } from 'node:fs'
import type { PlanFile } from '../../src/session/plan'
import { readPlanFile } from '../../src/session/read-plan'

/** The text of a file of this project, by its path from the top. */
export function textOf(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
}

/** Reads a plan file of this project; a file that is no plan is a mistake of the test. */
export function planFrom(path: string): PlanFile {
  const read = readPlanFile(textOf(path))
  if (!read.ok) throw new Error(`${path}: ${read.code} ${JSON.stringify(read.places)}`)
  return read.plan
}

/** The made-up plan with all ten composites, 待现场揭晓, depth 5, approval still to come. Its figures can be searched as strings. */
export function demoPlan(): PlanFile {
  return planFrom('tests/data/fixture-ten.json')
}

/** The sample that the app opens: ten districts, published figures only, approved beforehand. */
export function samplePlan(): PlanFile {
  return planFrom('public/samples/district-secretaries-2022q2.json')
}
