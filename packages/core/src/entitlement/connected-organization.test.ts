import { describe, expect, test } from 'vitest'
import { firstObjection } from '../objection.ts'
import {
  domainOf,
  endsWithAccess,
  objectionsToDomains,
  objectionsToSponsor,
  type SponsorAddition,
} from './connected-organization.ts'

test.each([
  ['gus@Studio.example', 'studio.example'],
  ['odd@name@studio.example', 'studio.example'],
  ['nobody', null],
  [null, null],
])('the domain of %s is %s', (address, domain) => {
  expect(domainOf(address)).toBe(domain)
})

test('an organization has domains, and none that another has', () => {
  const says = (domains: string[], taken: { domain: string; organization: string }[]) =>
    firstObjection(objectionsToDomains, { domains, taken })?.code
  expect(says([], [])).toBe('domainsNeeded')
  expect(says(['a.example'], [{ domain: 'a.example', organization: 'A' }])).toBe('domainTaken')
  expect(says(['a.example'], [])).toBeUndefined()
})

describe('a sponsor', () => {
  const employee: SponsorAddition = { kind: 'internal', userType: 'member', enabled: true, fromHere: false, has: false }
  test.each<[string, Partial<SponsorAddition>, string | undefined]>([
    ['who is an employee is internal', {}, undefined],
    ['who is a guest is not internal', { userType: 'guest', fromHere: true }, 'sponsorNotInternal'],
    [
      'who is a guest of the organization is external',
      { kind: 'external', userType: 'guest', fromHere: true },
      undefined,
    ],
    ['who is from elsewhere is not external', { kind: 'external', userType: 'guest' }, 'sponsorNotExternal'],
    ['who cannot sign in is none', { enabled: false }, 'accountDisabled'],
    ['is one once', { has: true }, 'alreadySponsor'],
  ])('%s', (_who, but, code) => {
    expect(firstObjection(objectionsToSponsor, { ...employee, ...but })?.code).toBe(code)
  })
})

test('the account of a guest ends with their access where it is governed, and only then', () => {
  const guest = { userType: 'guest', lifecycle: 'governed', enabled: true, hasAccess: false, hadAccess: true } as const
  expect(endsWithAccess(guest)).toBe(true)
  expect(endsWithAccess({ ...guest, hasAccess: true })).toBe(false)
  expect(endsWithAccess({ ...guest, hadAccess: false })).toBe(false)
  expect(endsWithAccess({ ...guest, lifecycle: 'notGoverned' })).toBe(false)
  expect(endsWithAccess({ ...guest, lifecycle: 'notDefined' })).toBe(false)
  expect(endsWithAccess({ ...guest, enabled: false })).toBe(false)
  expect(endsWithAccess({ ...guest, userType: 'member' })).toBe(false)
})
