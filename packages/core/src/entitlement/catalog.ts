import type { UserType } from '../directory/user.ts'
import type { Objection } from '../objection.ts'
import type { ResourceKind } from './resource.ts'

/** States of a catalog (Microsoft Graph, accessPackageCatalogState). Packages of an unpublished one cannot be found or requested. */
export const catalogStates = ['unpublished', 'published'] as const

/** The state of a catalog. */
export type CatalogState = (typeof catalogStates)[number]

/** What somebody may be in a catalog (Microsoft Entra, entitlement management roles with their definition ids). */
export const catalogRoles = ['owner', 'reader', 'accessPackageManager', 'assignmentManager'] as const

/** A role in a catalog. */
export type CatalogRole = (typeof catalogRoles)[number]

/** How the roles are called on pages, and the id that they have in Microsoft Entra. */
export const catalogRoleTitles: Record<CatalogRole, { readonly title: string; readonly definitionId: string }> = {
  owner: { title: 'Catalog owner', definitionId: 'ae79f266-94d4-4dab-b730-feca7e132178' },
  reader: { title: 'Catalog reader', definitionId: '44272f93-9762-48e8-af59-1b5351b1d6b3' },
  accessPackageManager: { title: 'Access package manager', definitionId: '7f480852-ebdc-47d4-87de-0d8498384a83' },
  assignmentManager: {
    title: 'Access package assignment manager',
    definitionId: 'e2182095-804a-4656-ae11-64734e9b7ae5',
  },
}

/** What each role may do, in plain words (Microsoft Entra, delegation in entitlement management). */
export const catalogRoleWords: Readonly<Record<CatalogRole, readonly string[]>> = {
  owner: [
    'Changes and deletes the catalog',
    'Adds resources that they own or administer',
    'Gives people roles in the catalog',
    'Everything that the other roles may do',
  ],
  reader: ['Sees the catalog, its packages, requests and assignments', 'Changes nothing'],
  accessPackageManager: [
    'Makes, changes and deletes packages and their policies',
    'Assigns people directly and ends assignments',
    'Sees, cancels and reprocesses requests',
  ],
  assignmentManager: [
    'Assigns people directly and ends assignments',
    'Sees, cancels and reprocesses requests',
    'Changes no package and no policy',
  ],
}

/** Every reason not to delete a catalog. */
export const objectionsToCatalogDeletion: readonly Objection<{ readonly packages: number }>[] = [
  {
    code: 'catalogHasPackages',
    kind: 'conflict',
    says: ({ packages }) =>
      `This catalog has ${packages} access ${packages === 1 ? 'package' : 'packages'}. Delete them first.`,
    when: ({ packages }) => packages > 0,
  },
]

/** Every reason not to take a resource out of a catalog. */
export const objectionsToResourceRemoval: readonly Objection<{ readonly packages: number }>[] = [
  {
    code: 'resourceInPackage',
    kind: 'conflict',
    says: ({ packages }) =>
      `${packages} access ${packages === 1 ? 'package gives' : 'packages give'} this resource. Take it out of them first.`,
    when: ({ packages }) => packages > 0,
  },
]

/** Every reason not to delete an access package: Microsoft Entra refuses it while anybody has it. */
export const objectionsToPackageDeletion: readonly Objection<{ readonly assignments: number }>[] = [
  {
    code: 'packageHasAssignments',
    kind: 'conflict',
    says: ({ assignments }) =>
      `${assignments} ${assignments === 1 ? 'person has' : 'people have'} this access package. End their assignments first.`,
    when: ({ assignments }) => assignments > 0,
  },
]

/** How the states of a catalog are called on pages. */
export const catalogStateTitles: Record<CatalogState, string> = { unpublished: 'Unpublished', published: 'Published' }

/** Somebody about to get a role in a catalog. */
export interface CatalogRoleChange {
  readonly role: CatalogRole
  /** Whether they have it. */
  readonly has: boolean
  readonly enabled: boolean
  readonly userType: UserType
}

/** Every reason not to give a person a role in a catalog. */
export const objectionsToCatalogRole: readonly Objection<CatalogRoleChange>[] = [
  {
    code: 'alreadyOwner',
    kind: 'conflict',
    field: 'userId',
    says: 'This person owns the catalog already.',
    when: ({ has, role }) => has && role === 'owner',
  },
  {
    code: 'alreadyInRole',
    kind: 'conflict',
    field: 'userId',
    says: 'This person has this role in the catalog already.',
    when: ({ has, role }) => has && role !== 'owner',
  },
  {
    code: 'accountDisabled',
    kind: 'conflict',
    field: 'userId',
    says: 'The account of this person is disabled. Enable it first.',
    when: ({ enabled }) => !enabled,
  },
  {
    code: 'guestInCatalog',
    kind: 'conflict',
    field: 'userId',
    says: 'Guests cannot have roles in a catalog. Choose somebody of the organization.',
    when: ({ userType }) => userType === 'guest',
  },
]

/** Every reason not to end somebody's role in a catalog. Its last owner may go: governance administrators run it then. */
export const objectionsToCatalogRoleRemoval: readonly Objection<Pick<CatalogRoleChange, 'role' | 'has'>>[] = [
  {
    code: 'notOwner',
    kind: 'conflict',
    says: 'This person does not own the catalog any more.',
    when: ({ has, role }) => !has && role === 'owner',
  },
  {
    code: 'notInRole',
    kind: 'conflict',
    says: 'This person does not have this role in the catalog any more.',
    when: ({ has, role }) => !has && role !== 'owner',
  },
]

/** A resource that is about to come into a catalog. */
export interface ResourceAddition {
  /** Whether the actor may change the resource itself, besides having rights on the catalog (Microsoft Entra: both are needed). */
  readonly mayChange: boolean
  readonly kind: ResourceKind
  readonly inCatalog: boolean
}

/** Every reason not to take a resource into a catalog. */
export const objectionsToResourceAddition: readonly Objection<ResourceAddition>[] = [
  {
    code: 'resourceNotYours',
    kind: 'forbidden',
    field: 'originId',
    says: ({ kind }) => `You may only add ${kind}s that you own or administer. Ask an owner of this one to add it.`,
    when: ({ mayChange }) => !mayChange,
  },
  {
    code: 'resourceInCatalog',
    kind: 'conflict',
    field: 'originId',
    says: 'This resource is in the catalog already.',
    when: ({ inCatalog }) => inCatalog,
  },
]

/** A role that a package is about to give. */
export interface RoleAddition {
  readonly inCatalog: boolean
  /** Whether the resource has this role. */
  readonly known: boolean
  readonly inPackage: boolean
}

/** Every reason not to add a resource role to an access package. */
export const objectionsToRoleAddition: readonly Objection<RoleAddition>[] = [
  {
    code: 'resourceNotInCatalog',
    kind: 'conflict',
    field: 'resourceRole',
    says: 'This resource is not in the catalog of the package. Add it to the catalog first.',
    when: ({ inCatalog }) => !inCatalog,
  },
  {
    code: 'resourceRoleUnknown',
    kind: 'conflict',
    field: 'resourceRole',
    says: 'The resource does not have this role any more. Load the page again.',
    when: ({ known }) => !known,
  },
  {
    code: 'roleInPackage',
    kind: 'conflict',
    field: 'resourceRole',
    says: 'The package gives this role already.',
    when: ({ inPackage }) => inPackage,
  },
]

/** Every reason not to take a resource role out of an access package. */
export const objectionsToRoleRemoval: readonly Objection<{ readonly ended: boolean }>[] = [
  {
    code: 'roleNotInPackage',
    kind: 'conflict',
    says: 'The package does not give this role any more.',
    when: ({ ended }) => ended,
  },
]
