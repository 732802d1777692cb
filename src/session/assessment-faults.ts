import { checkAssessment } from '../rules/assessment/check'
import type { AssessmentFaultCode } from '../rules/assessment/codes'
import type { AssessmentScheme } from '../rules/assessment/scheme'

/** What is impossible in a 考核办法 of a plan. `length`: nothing is typed where something must be. */
export interface AssessmentFault {
  readonly code: AssessmentFaultCode | 'length'
  /** Keys and indexes from the assessment on: `blocks.0.indicators.3.method.cap`. */
  readonly path: string
}

/** Every fault of an assessment, finished or still being typed ([PL1]). */
export function assessmentFaults(scheme: AssessmentScheme): readonly AssessmentFault[] {
  const nameless = scheme.blocks.flatMap(({ name, indicators = [] }, at): AssessmentFault[] => [
    ...(name.trim() === '' ? [{ code: 'length' as const, path: `blocks.${String(at)}.name` }] : []),
    ...indicators.flatMap((indicator, place) => (indicator.name.trim() === '' ? [{ code: 'length' as const, path: `blocks.${String(at)}.indicators.${String(place)}.name` }] : [])),
  ])
  return [...nameless, ...checkAssessment(scheme)]
}
