import { describe, expect, test } from 'vitest'
import { firstObjection } from '../objection.ts'
import { objectionsToSubmission, type Submission } from './submission.ts'
import { inDays, now, terms } from './terms.testing.ts'

const aSubmission = (more: Partial<Submission> = {}): Submission => ({
  policyId: 'policy',
  applicable: ['policy'],
  terms: terms(),
  justification: 'Drawings of the new handheld.',
  startsAt: null,
  requestedDays: 90,
  retiring: false,
  hasOpenRequest: false,
  hasAssignment: false,
  report: null,
  conflicts: [],
  at: now,
  ...more,
})

describe('a submission', () => {
  const submitted = (more: Partial<Submission>) => firstObjection(objectionsToSubmission, aSubmission(more))?.code
  test('that keeps to the policy meets no objection', () => {
    expect(submitted({})).toBeUndefined()
  })
  test.each([
    ['alreadyAssigned', { hasAssignment: true }],
    ['alreadyRequested', { hasOpenRequest: true }],
    ['packageRetiring', { retiring: true }],
    ['incompatibleAccess', { conflicts: ['“Accounting”'] }],
    ['policyNotOpen', { applicable: ['another'] }],
    ['policyNotOpen', { policyId: null }],
    ['justificationRequired', { justification: '   ' }],
    ['startFixed', { terms: terms({ allowCustomDuration: false }), startsAt: inDays(1), requestedDays: null }],
    ['startInPast', { startsAt: now }],
    ['startTooFar', { startsAt: inDays(366) }],
    ['durationFixed', { terms: terms({ allowCustomDuration: false }) }],
    ['durationTooLong', { requestedDays: 181 }],
    [
      'policyEnded',
      { terms: terms({ expiration: { type: 'afterDateTime', at: '2027-03-16T08:00:00Z' } }), requestedDays: null },
    ],
  ] as const)('is refused with %s', (code, more) => {
    expect(submitted(more)).toBe(code)
  })
})
