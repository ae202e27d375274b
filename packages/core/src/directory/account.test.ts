import { describe, expect, test } from 'vitest'
import { anonymous, system } from '../authorization/actor.ts'
import { firstObjection } from '../objection.ts'
import { changerOf, objectionsToAccountNames, objectionsToAccountSwitch } from './account.ts'
import { objectionsToRoleGrant, objectionsToRoleRemoval } from './role-assignment.ts'

const codeOf = (raised: { readonly code: string } | undefined) => raised?.code

describe('the names of an account', () => {
  test.each([
    ['are fine where nobody else has them', { principalNameTaken: false, employeeIdTaken: false }, undefined],
    [
      'are refused where somebody signs in with the same',
      { principalNameTaken: true, employeeIdTaken: true },
      'principalNameTaken',
    ],
    [
      'are refused where somebody has the employee id',
      { principalNameTaken: false, employeeIdTaken: true },
      'employeeIdTaken',
    ],
  ])('%s', (_, names, code) => {
    expect(codeOf(firstObjection(objectionsToAccountNames, names))).toBe(code)
  })
})

describe('an account', () => {
  test.each([
    ['is disabled where it is enabled', true, false, undefined],
    ['is not disabled twice', false, false, 'alreadyDisabled'],
    ['is enabled where it is disabled', false, true, undefined],
    ['is not enabled twice', true, true, 'alreadyEnabled'],
  ])('%s', (_, enabled, wanted, code) => {
    expect(codeOf(firstObjection(objectionsToAccountSwitch, { enabled, wanted }))).toBe(code)
  })

  test('is changed by a person with their roles, by Latchkey itself, or by nobody', () => {
    expect(changerOf(system('import'))).toEqual({ id: null, roles: [], system: true })
    expect(changerOf(anonymous)).toEqual({ id: null, roles: [], system: false })
  })
})

describe('a directory role', () => {
  const fine = { alreadyHolds: false, enabled: true, userType: 'member' } as const
  test.each([
    ['is given to a member who can sign in', {}, undefined],
    ['is not given twice', { alreadyHolds: true }, 'roleHeld'],
    ['is not given to a disabled account', { enabled: false }, 'accountDisabled'],
    ['is not given to a guest', { userType: 'guest' } as const, 'guestAdministrator'],
  ])('%s', (_, but, code) => {
    expect(codeOf(firstObjection(objectionsToRoleGrant, { ...fine, ...but }))).toBe(code)
  })

  const removal = { holds: true, byGroup: false, lastGlobalAdministrator: false }
  test.each([
    ['is taken from who holds it', {}, undefined],
    ['is not taken from who does not', { holds: false }, 'roleNotHeld'],
    ['is not taken from who has it by a group alone', { holds: false, byGroup: true }, 'roleByGroup'],
    ['stays with the last Global Administrator', { lastGlobalAdministrator: true }, 'lastGlobalAdministrator'],
  ])('%s', (_, but, code) => {
    expect(codeOf(firstObjection(objectionsToRoleRemoval, { ...removal, ...but }))).toBe(code)
  })
})
