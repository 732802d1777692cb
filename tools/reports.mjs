// @ts-check
// What the runners found, in one shape: the reporter for vitest, the reading of playwright's report, and how it is told.
import { readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { ROOT } from './install.mjs'

/**
 * `where` is a file (and line) with the test's title; `why` are the first lines of what it said.
 * @typedef {{ where: string, why: string[] }} Told
 * @typedef {{ passed: number, failed: number, skipped: number, failures: Told[], again: Told[] }} Count
 * `again`: what failed first and passed the second time.
 */

/** The lines of a message that are told. */
const LINES = 6

/** @param {string | undefined} message @param {string} [at] */
function first(message, at) {
  const lines = stripVTControlCharacters(message ?? '').split('\n').map((line) => line.trimEnd()).filter((line) => line !== '')
  return [...lines.slice(0, LINES), ...(at === undefined ? [] : [`at ${at}`])]
}

/** @param {{ file: string, line: number } | undefined} place */
const placed = (place) => (place === undefined ? undefined : `${relative(ROOT, place.file)}:${place.line}`)

/** @param {import('@vitest/utils').SerializedError} error one from outside of a test has its places in its stack only */
const why = (error) => first(error['stacks'] === undefined ? error.stack ?? error.message : error.message, placed(error['stacks']?.[0]))

/** Vitest: `--reporter=tools/reports.mjs`, and the file to write in LEITAI_REPORT. Errors outside of any test count too. */
export default class Report {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<import('@vitest/utils').SerializedError>} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    /** @type {Count} */
    const count = { passed: 0, failed: 0, skipped: 0, failures: [], again: [] }
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result()
        if (state === 'passed') count.passed += 1
        else if (state !== 'failed') count.skipped += 1
        else count.failures.push({ where: `${module.relativeModuleId} › ${test.fullName}`, why: errors.flatMap(why) })
      }
      // What fails before a test, after it, or while the file is read, is an error of its group.
      for (const suite of [module, ...module.children.allSuites()]) {
        for (const error of suite.errors()) count.failures.push({ where: module.relativeModuleId, why: why(error) })
      }
    }
    for (const error of unhandled) count.failures.push({ where: `outside of any test (${error.name})`, why: why(error) })
    count.failed = count.failures.length
    const file = process.env['LEITAI_REPORT']
    if (file !== undefined) writeFileSync(file, JSON.stringify(count))
  }
}

/** @param {string} file @returns {Count} */
export const vitestCount = (file) => JSON.parse(readFileSync(file, 'utf8'))

/** @param {string} file playwright's JSON report @returns {Count} */
export function playwrightCount(file) {
  /** @type {import('@playwright/test/reporter').JSONReport} */
  const { stats, errors, suites } = JSON.parse(readFileSync(file, 'utf8'))
  /** @type {Count} */
  const count = { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped, failures: [], again: [] }
  /** @param {import('@playwright/test/reporter').JSONReportSuite} suite */
  const read = (suite) => {
    for (const { title, file: name, line, tests } of suite.specs) {
      for (const { status, results } of tests) {
        if (status === 'expected' || status === 'skipped') continue
        const error = results.find((result) => result.error !== undefined)?.error
        const told = { where: `${name}:${line} › ${title}`, why: first(error?.message, placed(error?.location)) }
        if (status === 'flaky') count.again.push(told)
        else count.failures.push(told)
      }
    }
    suite.suites?.forEach(read)
  }
  suites.forEach(read)
  for (const error of errors) count.failures.push({ where: 'outside of any test', why: first(error.message, placed(error.location)) })
  return count
}

/**
 * What ended otherwise than it should, last in the log, so that its tail names the cause.
 * @param {ReadonlyArray<readonly [step: string, Count]>} counts
 */
export function tell(counts) {
  for (const [heading, key] of /** @type {const} */ ([['passed only the second time: look for the cause', 'again'], ['FAILED', 'failures']])) {
    const told = counts.flatMap(([step, count]) => count[key].map((one) => ({ step, ...one })))
    if (told.length > 0) console.log(`\n── ${told.length} ${heading}`)
    for (const { step, where, why: lines } of told) console.log([`${step}: ${where}`, ...lines.map((line) => `    ${line}`)].join('\n'))
  }
}
