import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, days } from '../time.ts'
import { eligibleApprovers, type PossibleApprover } from './approval.ts'
import { noticeDue } from './assignment.ts'
import {
  applicablePolicies,
  expiryOf,
  longestRequest,
  type PolicyDoor,
  type PolicyTerms,
  plainTerms,
} from './policy.ts'

const start = new Date('2027-03-16T09:00:00Z')

const terms = (more: Partial<PolicyTerms>): PolicyTerms => ({
  ...plainTerms,
  expiration: { type: 'afterDuration', days: 180 },
  allowCustomDuration: true,
  ...more,
})

describe('the end of an assignment', () => {
  test('is the length of the policy, unless less was asked for', () => {
    expect(expiryOf(terms({}), start, null)).toEqual(after(start, days(180)))
    expect(expiryOf(terms({}), start, 90)).toEqual(after(start, days(90)))
    expect(expiryOf(terms({}), start, 400)).toEqual(after(start, days(180)))
  })
  test('is never where the policy has none and nothing was asked for', () => {
    expect(expiryOf(terms({ expiration: { type: 'noExpiration' } }), start, null)).toBeNull()
    expect(longestRequest(terms({ expiration: { type: 'noExpiration' } }), start)).toBeNull()
  })
  test('ignores a wish where the policy allows none', () => {
    expect(expiryOf(terms({ allowCustomDuration: false }), start, 5)).toEqual(after(start, days(180)))
  })
  test('on a fixed date is that date, however late the start', () => {
    const fixed = terms({ expiration: { type: 'afterDateTime', at: '2027-04-01T00:00:00Z' } })
    expect(expiryOf(fixed, start, null)).toEqual(new Date('2027-04-01T00:00:00Z'))
    expect(longestRequest(fixed, start)).toBe(15)
  })
  test('is never later than the policy allows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3660 }), fc.option(fc.integer({ min: 1, max: 5000 })), (limit, wish) => {
        const end = expiryOf(terms({ expiration: { type: 'afterDuration', days: limit } }), start, wish)
        expect(end?.getTime()).toBeLessThanOrEqual(after(start, days(limit)).getTime())
      }),
    )
  })
})

describe('the policies to choose from', () => {
  const door = (id: string, allowedTargetScope: PolicyDoor['allowedTargetScope'], enabled = true) => ({
    id,
    allowedTargetScope,
    enabled,
    membershipRule: null,
  })
  const member = { userType: 'member', namedBy: new Set<string>(), connected: false } as const
  const ids = (policies: readonly PolicyDoor[]) => policies.map(({ id }) => id)

  test('are those of the most specific scope that is open', () => {
    const all = [
      door('everybody', 'allDirectoryUsers'),
      door('members', 'allMemberUsers'),
      door('named', 'specificDirectoryUsers'),
    ]
    expect(ids(applicablePolicies(all, member))).toEqual(['members'])
    expect(ids(applicablePolicies(all, { ...member, namedBy: new Set(['named']) }))).toEqual(['named'])
    expect(ids(applicablePolicies(all, { ...member, userType: 'guest' }))).toEqual(['everybody'])
  })
  test('are none where all are closed, or for administrators only', () => {
    expect(applicablePolicies([door('off', 'allMemberUsers', false), door('admin', 'notSpecified')], member)).toEqual(
      [],
    )
  })
})

describe('who is asked to decide', () => {
  const somebody = (id: string, enabled = true): PossibleApprover => ({ id, enabled })
  const lists = {
    approvers: [somebody('manager')],
    fallbackApprovers: [somebody('fallback')],
    catalogOwners: [somebody('owner')],
    administrators: [somebody('admin')],
  }
  test.each([
    ['the approvers', {}, ['manager']],
    ['the fallback approvers where the manager is missing', { approvers: [] }, ['fallback']],
    ['the fallback approvers where the manager is disabled', { approvers: [somebody('manager', false)] }, ['fallback']],
    ['the catalog owners where nobody else is left', { approvers: [], fallbackApprovers: [] }, ['owner']],
    [
      'the administrators where the catalog has no owner',
      { approvers: [], fallbackApprovers: [], catalogOwners: [] },
      ['admin'],
    ],
    ['nobody where nobody can', { approvers: [], fallbackApprovers: [], catalogOwners: [], administrators: [] }, []],
  ] as const)('is %s', (_who, more, asked) => {
    expect(eligibleApprovers({ ...lists, ...more }, ['ada'])).toEqual(asked)
  })
  test('is never the requestor, even as the only approver', () => {
    expect(eligibleApprovers({ ...lists, approvers: [somebody('ada')] }, ['ada'])).toEqual(['fallback'])
  })
})

describe('the notice before the end', () => {
  const assignment = { startsAt: start, expiresAt: after(start, days(90)), noticeDays: null as number | null }
  test.each([
    ['nothing 15 days before', 75, null, null],
    ['the first 14 days before', 76, null, 14],
    ['nothing more where it was sent', 80, 14, null],
    ['the last a day before', 89, 14, 1],
    ['only the last where both are due', 89, null, 1],
    ['nothing after the end', 90, 14, null],
  ] as const)('is %s', (_what, day, noticeDays, due) => {
    expect(noticeDue({ ...assignment, noticeDays }, after(start, days(day)))).toBe(due)
  })
  test('is none for access that was shorter from the start', () => {
    expect(
      noticeDue({ startsAt: start, expiresAt: after(start, days(7)), noticeDays: null }, after(start, days(1))),
    ).toBeNull()
  })
})
