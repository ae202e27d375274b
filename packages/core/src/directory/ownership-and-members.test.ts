import { describe, expect, test } from 'vitest'
import { firstObjection } from '../objection.ts'
import { bestMatches } from './best-matches.ts'
import { objectionsToGroupDetails } from './group-details.ts'
import { objectionsToMemberRemoval, reasonSays } from './membership.ts'
import { mostOwners, objectionsToOwnerAddition, objectionsToOwnerRemoval } from './owner.ts'

const codeOf = (raised: { readonly code: string } | undefined) => raised?.code

describe('making somebody an owner', () => {
  const fine = { alreadyOwner: false, enabled: true, userType: 'member', owners: 1 } as const
  test.each([
    ['is fine for a member who can sign in', {}, undefined],
    ['is refused twice', { alreadyOwner: true, enabled: false }, 'alreadyOwner'],
    ['is refused to a disabled account', { enabled: false }, 'accountDisabled'],
    ['is refused to a guest', { userType: 'guest' } as const, 'guestOwner'],
    ['is refused beyond the most owners', { owners: mostOwners }, 'tooManyOwners'],
  ])('%s', (_, but, code) => {
    expect(codeOf(firstObjection(objectionsToOwnerAddition, { ...fine, ...but }))).toBe(code)
  })
})

describe('taking an ownership away', () => {
  const fine = { direct: true, packages: [], left: 1, asOwner: true }
  test.each([
    ['is fine where another owner is left', {}, undefined],
    ['is refused where a package gave it', { direct: false, packages: ['Suite'] }, 'ownerByPackage'],
    ['is refused where there is none', { direct: false }, 'notOwner'],
    ['is refused to owners for the last one', { left: 0 }, 'lastOwner'],
    ['is fine to administrators for the last one', { left: 0, asOwner: false }, undefined],
  ])('%s', (_, but, code) => {
    expect(codeOf(firstObjection(objectionsToOwnerRemoval, { ...fine, ...but }))).toBe(code)
  })
})

describe('removing a member by hand', () => {
  const fine = { direct: true, packages: [], byRule: false }
  test.each([
    ['is fine where they were added by hand, whatever else there is', { direct: true, packages: ['Suite'] }, undefined],
    ['is refused where a rule decides, however they came in', { direct: true, byRule: true }, 'membersByRule'],
    ['is refused where a package gave it', { direct: false, packages: ['Suite', 'Tools'] }, 'memberByPackage'],
    ['is refused where they are no member', { direct: false, packages: [] }, 'notMember'],
  ])('%s', (_, but, code) => {
    expect(codeOf(firstObjection(objectionsToMemberRemoval, { ...fine, ...but }))).toBe(code)
  })

  test('names the packages that gave it', () => {
    const raised = firstObjection(objectionsToMemberRemoval, {
      ...fine,
      direct: false,
      packages: ['Suite', 'Tools'],
    })
    expect(raised?.says).toContain('Suite, Tools')
    expect(reasonSays('accessPackage', 'Suite')).toBe('Through the access package Suite')
    expect(reasonSays('direct', null)).toBe('Added directly')
    expect(reasonSays('dynamicRule', null)).toBe('By the rule of the group')
  })
})

describe('the details of a group', () => {
  const fine = { kind: 'security', mailNickname: null, nicknameTaken: false } as const
  test.each([
    ['need no address for a security group', {}, undefined],
    ['need one for Microsoft 365', { kind: 'microsoft365' } as const, 'nicknameRequired'],
    ['need one of its own', { mailNickname: 'sales', nicknameTaken: true }, 'nicknameTaken'],
  ])('%s', (_, but, code) => {
    expect(codeOf(firstObjection(objectionsToGroupDetails, { ...fine, ...but }))).toBe(code)
  })
})

test('the best matches start with the search, then have a word that does', () => {
  const rows = ['Brad Adamson', 'Madame Zed', 'Adam Smith', 'Zoe Adams'].map((displayName) => ({ displayName }))
  const names = bestMatches(rows, ' ADAM', 3).map(({ displayName }) => displayName)
  expect(names).toEqual(['Adam Smith', 'Brad Adamson', 'Zoe Adams'])
})
