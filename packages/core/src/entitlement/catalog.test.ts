import { describe, expect, it } from 'vitest'
import { firstObjection } from '../objection.ts'
import {
  objectionsToCatalogDeletion,
  objectionsToCatalogRole,
  objectionsToCatalogRoleRemoval,
  objectionsToPackageDeletion,
  objectionsToResourceAddition,
  objectionsToResourceRemoval,
  objectionsToRoleAddition,
  objectionsToRoleRemoval,
} from './catalog.ts'
import { roleAsText, roleFromText } from './resource.ts'

describe('catalogs and packages', () => {
  it('are deleted only when nothing hangs on them', () => {
    expect(firstObjection(objectionsToCatalogDeletion, { packages: 1 })?.says).toBe(
      'This catalog has 1 access package. Delete them first.',
    )
    expect(firstObjection(objectionsToCatalogDeletion, { packages: 0 })).toBeUndefined()
    expect(firstObjection(objectionsToPackageDeletion, { assignments: 2 })?.code).toBe('packageHasAssignments')
    expect(firstObjection(objectionsToResourceRemoval, { packages: 2 })?.code).toBe('resourceInPackage')
  })

  it('take owners of the organization who can sign in and do not own them yet', () => {
    const owner = { role: 'owner', has: false, enabled: true, userType: 'member' } as const
    expect(firstObjection(objectionsToCatalogRole, { ...owner, has: true })?.code).toBe('alreadyOwner')
    expect(firstObjection(objectionsToCatalogRole, { ...owner, enabled: false })?.code).toBe('accountDisabled')
    expect(firstObjection(objectionsToCatalogRole, { ...owner, userType: 'guest' })?.code).toBe('guestInCatalog')
    expect(firstObjection(objectionsToCatalogRole, owner)).toBeUndefined()
    expect(firstObjection(objectionsToCatalogRoleRemoval, { role: 'owner', has: false })?.code).toBe('notOwner')
  })

  it('take resources only from those who may change the resource', () => {
    const addition = { kind: 'group', mayChange: false, inCatalog: false } as const
    expect(firstObjection(objectionsToResourceAddition, addition)).toMatchObject({
      kind: 'forbidden',
      code: 'resourceNotYours',
    })
    const twice = { ...addition, mayChange: true, inCatalog: true }
    expect(firstObjection(objectionsToResourceAddition, twice)?.code).toBe('resourceInCatalog')
  })

  it('give roles of resources in the catalog, each once', () => {
    const role = { inCatalog: true, known: true, inPackage: false }
    expect(firstObjection(objectionsToRoleAddition, role)).toBeUndefined()
    expect(firstObjection(objectionsToRoleAddition, { ...role, inCatalog: false })?.code).toBe('resourceNotInCatalog')
    expect(firstObjection(objectionsToRoleAddition, { ...role, known: false })?.code).toBe('resourceRoleUnknown')
    expect(firstObjection(objectionsToRoleAddition, { ...role, inPackage: true })?.code).toBe('roleInPackage')
    expect(firstObjection(objectionsToRoleRemoval, { ended: true })?.code).toBe('roleNotInPackage')
  })
})

describe('a resource role as text', () => {
  it('comes back as it went', () => {
    const role = { kind: 'group', originId: 'g1', roleId: 'member' } as const
    expect(roleFromText(roleAsText(role))).toEqual(role)
  })

  it.each(['', 'group', 'group:g1', 'team:t1:member', 'group::member', 'group:a:b:c'])('is refused: “%s”', (text) => {
    expect(roleFromText(text)).toBeUndefined()
  })
})
