import { describe, expect, test } from 'vitest'
import { firstObjection } from '../objection.ts'
import { after, days } from '../time.ts'
import {
  covers,
  type DelegatedKind,
  type DelegationWish,
  delegatedKinds,
  kindsChosen,
  kindsInWords,
  objectionsToDelegation,
  objectionsToEndingDelegation,
  overlap,
} from './delegation.ts'
import { type RequestType, requestTypes } from './request.ts'

const now = new Date('2027-03-16T09:00:00Z')
const inDays = (n: number) => after(now, days(n))

const aDelegation = (
  from: number,
  to: number | null,
  packageIds: readonly string[] | null = null,
  kinds: readonly DelegatedKind[] = delegatedKinds,
) => ({
  userId: 'grace',
  delegateId: 'theo',
  kinds,
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
  test('overlap where their times, their kinds and their packages do', () => {
    expect(overlap(aDelegation(0, 14), aDelegation(13, 20))).toBe(true)
    expect(overlap(aDelegation(0, null), aDelegation(100, null))).toBe(true)
    expect(overlap(aDelegation(0, 14, ['a']), aDelegation(0, 14))).toBe(true)
  })

  test('do not where one ends when the other begins, or they hold for different packages', () => {
    expect(overlap(aDelegation(0, 14), aDelegation(14, 20))).toBe(false)
    expect(overlap(aDelegation(14, 20), aDelegation(0, 14))).toBe(false)
    expect(overlap(aDelegation(0, 14, ['a']), aDelegation(0, 14, ['b']))).toBe(false)
  })

  test('do not where one holds for new access and the other for more time', () => {
    expect(overlap(aDelegation(0, 14, null, ['newAccess']), aDelegation(0, 14, null, ['moreTime']))).toBe(false)
    expect(overlap(aDelegation(0, 14, null, ['newAccess']), aDelegation(0, 14))).toBe(true)
  })

  test('do not where they are to different people: each of those is asked', () => {
    expect(overlap(aDelegation(0, 14), { ...aDelegation(0, 14), delegateId: 'sam' })).toBe(false)
  })
})

describe('a delegation', () => {
  const held = (kinds: readonly DelegatedKind[], packageIds: readonly string[] | null = null) =>
    requestTypes.filter((requestType) => covers({ kinds, packageIds }, { requestType, accessPackageId: 'design' }))
  const forAccess: readonly RequestType[] = ['userAdd', 'onBehalfAdd', 'adminAdd', 'systemAdd']

  test('of one kind holds for the requests of that kind alone', () => {
    expect(held(['newAccess'])).toEqual(forAccess)
    expect(held(['moreTime'])).toEqual(['userUpdate'])
    expect(held(delegatedKinds)).toHaveLength(requestTypes.length)
  })

  test('of a kind and a package asks for both', () => {
    expect(held(['moreTime'], ['design'])).toEqual(['userUpdate'])
    expect(held(['moreTime'], ['sales'])).toEqual([])
  })

  test('holds for all kinds where none is chosen, and says its kinds only where it does not hold for all', () => {
    expect(kindsChosen([])).toEqual(delegatedKinds)
    expect(kindsChosen(['moreTime', 'moreTime'])).toEqual(['moreTime'])
    expect(kindsInWords(kindsChosen([]))).toEqual([])
    expect(kindsInWords(['moreTime'])).toEqual(['Requests for more time'])
  })
})

test('what has ended cannot be ended again', () => {
  expect(firstObjection(objectionsToEndingDelegation, { endsAt: null })).toBeUndefined()
  expect(firstObjection(objectionsToEndingDelegation, { endsAt: now })?.code).toBe('delegationEnded')
})
