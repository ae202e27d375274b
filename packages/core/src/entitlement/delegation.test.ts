import { describe, expect, test } from 'vitest'
import { firstObjection } from '../objection.ts'
import { after, days } from '../time.ts'
import { type DelegationWish, objectionsToDelegation, objectionsToEndingDelegation, overlap } from './delegation.ts'

const now = new Date('2027-03-16T09:00:00Z')
const inDays = (n: number) => after(now, days(n))

const aDelegation = (from: number, to: number | null, packageIds: readonly string[] | null = null) => ({
  userId: 'grace',
  delegateId: 'theo',
  packageIds,
  startsAt: inDays(from),
  untilAt: to === null ? null : inDays(to),
})

const objected = (more: Partial<DelegationWish>) =>
  firstObjection(objectionsToDelegation, {
    ...aDelegation(0, 14),
    delegate: { displayName: 'Theo', enabled: true, guest: false },
    live: [],
    at: now,
    ...more,
  })?.code

describe('to delegate', () => {
  test('to a colleague for two weeks meets no objection, nor does it without an end', () => {
    expect(objected({})).toBeUndefined()
    expect(objected({ untilAt: null })).toBeUndefined()
  })

  test('is refused to oneself, to who cannot sign in, and to a guest', () => {
    expect(objected({ delegateId: 'grace' })).toBe('delegateIsSelf')
    expect(objected({ delegate: { displayName: 'Theo', enabled: false, guest: false } })).toBe('delegateDisabled')
    expect(objected({ delegate: { displayName: 'Gus', enabled: true, guest: true } })).toBe('delegateIsGuest')
  })

  test('is refused where the end comes before the start, or is over', () => {
    expect(objected({ startsAt: inDays(5), untilAt: inDays(5) })).toBe('delegationEndsBeforeStart')
    expect(objected({ startsAt: inDays(-5), untilAt: now })).toBe('delegationOver')
    expect(objected({ startsAt: inDays(366), untilAt: null })).toBe('delegationTooFar')
  })

  test('is refused twice over, and for more than there can be', () => {
    expect(objected({ live: [aDelegation(7, 21)] })).toBe('delegationOverlaps')
    const many = Array.from({ length: 20 }, (_, nth) => ({ ...aDelegation(0, null), delegateId: `colleague ${nth}` }))
    expect(objected({ live: many })).toBe('tooManyDelegations')
  })
})

describe('two delegations to the same person', () => {
  test('overlap where their times and their packages do', () => {
    expect(overlap(aDelegation(0, 14), aDelegation(13, 20))).toBe(true)
    expect(overlap(aDelegation(0, null), aDelegation(100, null))).toBe(true)
    expect(overlap(aDelegation(0, 14, ['a']), aDelegation(0, 14))).toBe(true)
  })

  test('do not where one ends when the other begins, or they hold for different packages', () => {
    expect(overlap(aDelegation(0, 14), aDelegation(14, 20))).toBe(false)
    expect(overlap(aDelegation(14, 20), aDelegation(0, 14))).toBe(false)
    expect(overlap(aDelegation(0, 14, ['a']), aDelegation(0, 14, ['b']))).toBe(false)
  })

  test('do not where they are to different people: each of those is asked', () => {
    expect(overlap(aDelegation(0, 14), { ...aDelegation(0, 14), delegateId: 'sam' })).toBe(false)
  })
})

test('what has ended cannot be ended again', () => {
  expect(firstObjection(objectionsToEndingDelegation, { endsAt: null })).toBeUndefined()
  expect(firstObjection(objectionsToEndingDelegation, { endsAt: now })?.code).toBe('delegationEnded')
})
