import { describe, expect, test } from 'vitest'
import { firstObjection } from '../objection.ts'
import { days, hours } from '../time.ts'
import { type ApprovalStage, type PolicyTerms, plainStage, plainTerms } from './policy.ts'
import {
  type Decision,
  type ExtensionWish,
  extendedExpiry,
  moves,
  type Nudge,
  objectionsToClosing,
  objectionsToDecision,
  objectionsToExtension,
  objectionsToNudge,
  objectionsToSubmission,
  type Request,
  type Submission,
} from './request.ts'

const now = new Date('2027-03-16T09:00:00Z')

const stage = (more: Partial<ApprovalStage> = {}): ApprovalStage => ({
  ...plainStage,
  approvers: [{ kind: 'requestorManager' }],
  ...more,
})

const terms = (more: Partial<PolicyTerms> = {}): PolicyTerms => ({
  ...plainTerms,
  stages: [stage(), stage()],
  requestorJustificationRequired: true,
  expiration: { type: 'afterDuration', days: 180 },
  allowCustomDuration: true,
  ...more,
})

const aRequest = (more: Partial<Request> = {}): Request => ({
  state: 'pendingApproval',
  requestorId: 'ada',
  targetId: 'ada',
  terms: terms(),
  stage: 0,
  stageDueAt: new Date(now.getTime() + days(14)),
  pausedAt: null,
  ...more,
})

const aDecision = (more: Partial<Decision> = {}): Decision => ({
  request: aRequest(),
  by: 'grace',
  asked: ['grace'],
  hasDecided: false,
  verdict: 'approve',
  reason: '',
  stage: 0,
  at: now,
  ...more,
})

const decided = (more: Partial<Decision>) => firstObjection(objectionsToDecision, aDecision(more))?.code

describe('a decision', () => {
  test('of the approver whose turn it is meets no objection', () => {
    expect(decided({})).toBeUndefined()
  })
  test.each([
    ['requestClosed', { request: aRequest({ state: 'denied' }) }],
    ['ownRequest', { by: 'ada', asked: ['ada'] }],
    ['stageDecided', { request: aRequest({ stage: 1 }), stage: 0 }],
    ['notYourStage', { by: 'owen' }],
    ['stageLapsed', { request: aRequest({ stageDueAt: now }) }],
    [
      'decisionReasonRequired',
      { request: aRequest({ terms: terms({ stages: [stage({ approverJustificationRequired: true })] }) }) },
    ],
  ] as const)('is refused with %s', (code, more) => {
    expect(decided(more)).toBe(code)
  })
})

describe('the moves of a request', () => {
  test.each(['delivered', 'denied', 'canceled'] as const)('%s is an end', (state) => {
    expect(moves[state]).toEqual({})
    expect(firstObjection(objectionsToClosing, { request: aRequest({ state }), move: 'withdraw' })?.code).toBe(
      'requestClosed',
    )
  })
  test('an open request can be withdrawn and canceled', () => {
    expect(firstObjection(objectionsToClosing, { request: aRequest(), move: 'withdraw' })).toBeUndefined()
    expect(firstObjection(objectionsToClosing, { request: aRequest(), move: 'cancel' })).toBeUndefined()
  })
})

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

const inDays = (n: number): Date => new Date(now.getTime() + days(n))

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

const aWish = (more: Partial<ExtensionWish> = {}): ExtensionWish => ({
  terms: terms({ extension: 'withApproval' }),
  expiresAt: inDays(10),
  endChosen: false,
  retiring: false,
  ended: false,
  hasOpenRequest: false,
  inScope: true,
  justification: 'The project goes on.',
  requestedDays: null,
  at: now,
  ...more,
})

describe('a wish for more time', () => {
  const wished = (more: Partial<ExtensionWish>) => firstObjection(objectionsToExtension, aWish(more))?.code
  test('that keeps to the policy meets no objection', () => {
    expect(wished({})).toBeUndefined()
  })
  test.each([
    ['assignmentEnded', { ended: true }],
    ['withoutEnd', { expiresAt: null }],
    ['packageRetiring', { retiring: true }],
    ['extensionNotOffered', { terms: terms() }],
    ['extensionNotOffered', { terms: null }],
    ['endChosen', { endChosen: true, terms: terms({ extension: 'withoutApproval' }) }],
    ['outOfScope', { inScope: false }],
    ['alreadyRequested', { hasOpenRequest: true }],
    ['noLaterEnd', { expiresAt: inDays(180) }],
    ['justificationRequired', { justification: ' ' }],
    ['durationFixed', { terms: terms({ extension: 'withApproval', allowCustomDuration: false }), requestedDays: 20 }],
    ['durationTooLong', { requestedDays: 181 }],
  ] as const)('is refused with %s', (code, more) => {
    expect(wished(more)).toBe(code)
  })
  test('past the end that an administrator chose is for approvers to decide', () => {
    expect(wished({ endChosen: true })).toBeUndefined()
  })
  test('never makes the access shorter, and stops at the fixed end of the policy', () => {
    const held = inDays(100)
    expect(extendedExpiry(terms(), held, now, 30)).toEqual(held)
    expect(extendedExpiry(terms(), held, now, null)).toEqual(inDays(180))
    const fixed = terms({ expiration: { type: 'afterDateTime', at: inDays(120).toISOString() } })
    expect(extendedExpiry(fixed, held, now, null)).toEqual(inDays(120))
    expect(extendedExpiry(terms(), null, now, 30)).toBeNull()
  })
})

describe('a reminder', () => {
  const nudged = (more: Partial<Nudge>) =>
    firstObjection(objectionsToNudge, { request: aRequest(), nudgedAt: null, at: now, ...more })?.code
  test('goes out where somebody is waited for, once a day', () => {
    expect(nudged({})).toBeUndefined()
    expect(nudged({ nudgedAt: inDays(-1) })).toBeUndefined()
  })
  test.each([
    ['nobodyToRemind', { request: aRequest({ state: 'scheduled' }) }],
    ['waitsForAnswer', { request: aRequest({ pausedAt: now }) }],
    ['remindedToday', { nudgedAt: new Date(now.getTime() - hours(23)) }],
  ] as const)('is refused with %s', (code, more) => {
    expect(nudged(more)).toBe(code)
  })
})
