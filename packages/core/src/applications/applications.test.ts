import { describe, expect, test } from 'vitest'
import { firstObjection } from '../objection.ts'
import { opensSafely } from './application.ts'
import { objectionsToAssigning, objectionsToUnassigning } from './assigning.ts'
import { objectionsToApplicationDeletion } from './deletion.ts'
import { waySays } from './reason.ts'
import { changeRoleList, type KnownRole, objectionsToRoleList, roleNamesOf } from './role-list.ts'

const codeOf = (raised: { readonly code: string } | undefined) => raised?.code

describe('an application opens', () => {
  test.each([
    ['https://figma.example/path?q=1', true],
    ['http://localhost:8080', true],
    ['http://[::1]/', true],
    ['http://figma.example', false],
    ['javascript:alert(1)', false],
    ['data:text/html,<script>', false],
    ['figma.example', false],
  ])('at %s: %s', (address, safely) => {
    expect(opensSafely(address)).toBe(safely)
  })
})

describe('assigning an application', () => {
  const fine = { users: 1, groups: 0, roleKnown: true, alreadyAssigned: false, enabled: true }
  test.each([
    ['is fine for one person', {}, undefined],
    ['is fine for one group', { users: 0, groups: 1 }, undefined],
    ['is refused for nobody', { users: 0 }, 'assigneeRequired'],
    ['is refused for both at once', { groups: 1 }, 'assigneeRequired'],
    ['is refused in a role that there is not', { roleKnown: false }, 'roleUnknown'],
    ['is refused to a disabled account', { enabled: false }, 'accountDisabled'],
    ['is refused twice', { alreadyAssigned: true }, 'alreadyAssigned'],
  ])('%s', (_, but, code) => {
    expect(codeOf(firstObjection(objectionsToAssigning, { ...fine, ...but }))).toBe(code)
  })
})

describe('taking an assignment back', () => {
  const fine = { ended: false, source: 'direct', packageName: null } as const
  test.each([
    ['is fine where it was given by hand', {}, undefined],
    ['is refused twice', { ended: true }, 'applicationAssignmentEnded'],
    ['is refused where a package gave it', { source: 'accessPackage' } as const, 'assignedByPackage'],
  ])('%s', (_, but, code) => {
    expect(codeOf(firstObjection(objectionsToUnassigning, { ...fine, ...but }))).toBe(code)
  })
})

test('deleting an application is refused while packages give it', () => {
  expect(firstObjection(objectionsToApplicationDeletion, { packages: 0 })).toBeUndefined()
  expect(firstObjection(objectionsToApplicationDeletion, { packages: 2 })?.says).toContain('2 access packages')
})

describe('the roles of an application', () => {
  const known = (displayName: string, but: Partial<KnownRole> = {}): KnownRole => ({
    id: displayName,
    value: displayName,
    displayName,
    uses: 0,
    used: false,
    ...but,
  })

  test('are the names once each, or Default Access', () => {
    expect(roleNamesOf([' Editor ', '', 'View only'])).toEqual(['Editor', 'View only'])
    expect(roleNamesOf(['', ' '])).toEqual(['Default Access'])
  })

  test('change to a list by what is new, what goes, and what is written otherwise', () => {
    const change = changeRoleList([known('Editor'), known('Viewer')], ['EDITOR', 'Owner'])
    expect(change).toEqual({
      added: ['Owner'],
      removed: [known('Viewer')],
      renamed: [{ id: 'Editor', displayName: 'EDITOR' }],
    })
  })

  test.each([
    ['go where nobody ever had them', {}, undefined],
    ['stay where somebody has them', { uses: 1, used: true }, 'appRoleInUse'],
    ['stay where somebody had them', { used: true }, 'appRoleInHistory'],
  ])('%s', (_, but, code) => {
    expect(codeOf(firstObjection(objectionsToRoleList, { removed: [known('Editor', but)] }))).toBe(code)
  })
})

test('a way to an application is told by its nearest step', () => {
  expect(waySays({ groupName: 'Design', packageName: 'Suite' })).toBe('Through the group Design')
  expect(waySays({ groupName: null, packageName: 'Suite' })).toBe('Through the access package Suite')
  expect(waySays({ groupName: null, packageName: null })).toBe('Given to you directly')
})
