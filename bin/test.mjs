#!/usr/bin/env node
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { check } from './check.mjs'
import { findChromium } from './chromium.mjs'
import { ensureBuilt, ensureInstalled, tool } from './house.mjs'

/** Numbers of one part of the tests. */
const nothing = { passed: 0, failed: 0 }
const words = process.argv.slice(2)
const reports = mkdtempSync(path.join(tmpdir(), 'latchkey-test-'))

if (words.includes('--help')) {
  console.log(
    'npm test             everything: types, lint, import rules, unit and store suites, build, browser journeys',
  )
  console.log('npm test -- --unit   the unit and store suites alone')
  process.exit(0)
}

const total = words.includes('--unit')
  ? await parts([['suites', suites]])
  : await parts([
      ['checks', check],
      ['suites', suites],
      ['build', build],
      ['journeys', journeys],
    ])

rmSync(reports, { recursive: true, force: true })
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)

/** Runs the parts one after the other, says how long each took, and sums them up. One that fails does not keep the next from running. */
async function parts(list) {
  await ensureInstalled()
  const sum = { ...nothing }
  const times = []
  for (const [name, part] of list) {
    console.log(`\n— ${name}`)
    const started = performance.now()
    const { passed, failed } = await part()
    times.push(`${name} ${((performance.now() - started) / 1000).toFixed(0)} s (${passed} passed, ${failed} failed)`)
    sum.passed += passed
    sum.failed += failed
  }
  console.log(`\n${times.join(', ')}`)
  return sum
}

/** The unit and store suites, on every database. */
async function suites() {
  const report = path.join(reports, 'suites.json')
  const { code } = await tool('vitest', [
    'run',
    '--exclude=e2e/**',
    '--exclude=**/build/**',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  // A file that could not even be loaded has no test that failed.
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failed = numFailedTests + broken
  return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
}

/** What the journeys run against. It has no numbers of its own: where it fails, everything ends. */
async function build() {
  await ensureBuilt()
  return nothing
}

/** The journeys through the running portal in a real browser. */
async function journeys() {
  const chromium = await findChromium()
  if (!chromium) {
    console.log('No Chromium is to be had: install Chromium or Chrome, or set LATCHKEY_CHROMIUM to the path of one.')
    return { passed: 0, failed: 1 }
  }
  const report = path.join(reports, 'journeys.json')
  const { code } = await tool('playwright', ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'], {
    env: { LATCHKEY_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  })
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'))
  const failed = stats.unexpected + errors.length
  return { passed: stats.expected + stats.flaky, failed: failed === 0 && code !== 0 ? 1 : failed }
}
