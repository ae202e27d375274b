import type { Role } from './roles.ts'

/** How a person can stand to the thing in question; the facts of the thing name the people of each relation. */
export type Relation =
  | 'self' // the thing is this person, or is about them alone
  | 'manager' // of the person concerned
  | 'owner' // of the group or application
  | 'member' // of the group
  | 'assigned' // holds or is given the application
  | 'catalogOwner' // of the catalog that the thing is in
  | 'catalogReader' // may look at everything in the catalog
  | 'packageManager' // runs the packages and policies of the catalog
  | 'assignmentManager' // runs requests and assignments of the catalog
  | 'eligible' // may request the package under one of its policies
  | 'requestor' // asked
  | 'approver' // is or was named to decide a stage
  | 'holder' // has the assignment
  | 'delegate' // was asked to decide in somebody's place

/** Who may do one thing: holders of a role, people in a relation to the thing, everybody signed in, Latchkey itself. */
export interface PermissionRow {
  readonly roles: readonly Role[]
  readonly relations: readonly Relation[]
  /** Everybody who is signed in, guests included. */
  readonly everybody?: true
  /** Everybody who is signed in and belongs to the organization: no guests. */
  readonly members?: true
  /** People who are not signed in. */
  readonly anonymous?: true
  /** Latchkey itself: jobs, imports and the command line. */
  readonly system?: true
}

const reader = ['globalReader'] as const
const accounts = ['globalAdministrator', 'userAdministrator'] as const
const helpers = [...accounts, 'helpdeskAdministrator', 'passwordAdministrator', 'authenticationAdministrator'] as const
const groups = ['globalAdministrator', 'groupsAdministrator', 'userAdministrator'] as const
const licensing = ['globalAdministrator', 'licenseAdministrator'] as const
const billing = ['globalAdministrator', 'billingAdministrator'] as const
const applications = ['globalAdministrator', 'applicationAdministrator'] as const
const governance = ['globalAdministrator', 'identityGovernanceAdministrator'] as const
const inCatalog = ['catalogOwner', 'catalogReader', 'packageManager', 'assignmentManager'] as const
const packages = ['catalogOwner', 'packageManager'] as const
const assigning = ['catalogOwner', 'packageManager', 'assignmentManager'] as const
const everyRole = [
  'globalAdministrator',
  'userAdministrator',
  'groupsAdministrator',
  'licenseAdministrator',
  'billingAdministrator',
  'identityGovernanceAdministrator',
  'applicationAdministrator',
  'helpdeskAdministrator',
  'passwordAdministrator',
  'authenticationAdministrator',
  'globalReader',
] as const satisfies readonly Role[]

const row = (
  roles: readonly Role[],
  relations: readonly Relation[] = [],
  more: Omit<PermissionRow, 'roles' | 'relations'> = {},
): PermissionRow => ({ roles, relations, ...more })

/**
 * The one table of who may do what. Nothing else in the house decides it: pages ask `may`, services `must`, lists `within`.
 * Roles follow Microsoft Entra's built-in roles and the delegation table of entitlement management.
 */
export const permissions = {
  // Doors
  'portal.open': row([], [], { everybody: true }),
  'admin.open': row([...everyRole, 'catalogCreator'], inCatalog),

  // Authentication
  'authentication.signIn': row([], [], { anonymous: true, everybody: true }),
  'authentication.signOut': row([], ['self']),
  'authentication.signOutEverywhere': row(helpers, ['self']),
  'authentication.changePassword': row([], ['self']),
  'authentication.resetPassword': row(helpers, [], { system: true }),
  'authentication.setUp': row([], [], { anonymous: true }),
  'signIn.read': row([...accounts, ...reader, 'helpdeskAdministrator', 'authenticationAdministrator'], ['self']),

  // Directory
  'person.read': row([], [], { members: true }),
  'user.read': row(everyRole, ['self', 'manager']),
  'user.create': row(accounts, [], { system: true }),
  'user.update': row(accounts, [], { system: true }),
  'user.enable': row(accounts, [], { system: true }),
  'user.disable': row(accounts, [], { system: true }),
  'user.setLastDay': row(accounts, [], { system: true }),
  'user.leave': row(accounts, [], { system: true }),
  'role.read': row(everyRole, ['self']),
  'role.assign': row(['globalAdministrator'], [], { system: true }),
  'role.remove': row(['globalAdministrator'], [], { system: true }),
  'group.read': row(everyRole, ['owner', 'member']),
  'group.create': row(groups, [], { system: true }),
  'group.update': row(groups, ['owner'], { system: true }),
  'group.delete': row(groups, [], { system: true }),
  'group.addMember': row(groups, ['owner'], { system: true }),
  'group.removeMember': row(groups, ['owner'], { system: true }),
  'group.setRule': row(groups, [], { system: true }),
  'group.nest': row(groups, [], { system: true }),
  'group.unnest': row(groups, [], { system: true }),
  'group.setRoles': row(['globalAdministrator'], [], { system: true }),
  'group.setLicensing': row(licensing, [], { system: true }),
  'group.addOwner': row(groups, ['owner'], { system: true }),
  'group.removeOwner': row(groups, ['owner'], { system: true }),

  // Licensing
  'product.read': row(everyRole),
  'product.update': row(licensing, [], { system: true }),
  'subscription.create': row(billing, [], { system: true }),
  'subscription.update': row(billing, [], { system: true }),
  'group.assignLicense': row(licensing, [], { system: true }),
  'group.removeLicense': row(licensing, [], { system: true }),
  'license.assign': row([...licensing, 'userAdministrator'], [], { system: true }),
  'license.remove': row([...licensing, 'userAdministrator'], [], { system: true }),
  'license.read': row(everyRole, ['self']),
  'license.reprocess': row(licensing, [], { system: true }),
  'license.process': row([], [], { system: true }),
  'run.read': row(everyRole),

  // Applications
  'application.read': row(everyRole, ['owner', 'assigned']),
  'application.create': row(applications, [], { system: true }),
  'application.update': row(applications, ['owner'], { system: true }),
  'application.delete': row(applications),
  'application.assign': row(applications, ['owner'], { system: true }),
  'application.unassign': row(applications, ['owner'], { system: true }),
  'application.addOwner': row(applications, ['owner'], { system: true }),
  'application.removeOwner': row(applications, ['owner'], { system: true }),

  // Sites
  'site.read': row([...applications, ...reader], ['owner']),
  'site.create': row(applications, [], { system: true }),
  'site.update': row(applications, ['owner'], { system: true }),
  'site.delete': row(applications, [], { system: true }),

  // Entitlement: the delegation table of Microsoft Entra, by role in the catalog
  'catalog.read': row([...governance, ...reader], inCatalog),
  'catalogHistory.read': row([...governance, ...reader], inCatalog),
  'catalog.create': row([...governance, 'catalogCreator'], [], { system: true }),
  'catalog.update': row(governance, ['catalogOwner'], { system: true }),
  'catalog.delete': row(governance, ['catalogOwner']),
  'catalog.addRole': row(governance, ['catalogOwner'], { system: true }),
  'catalog.removeRole': row(governance, ['catalogOwner'], { system: true }),
  'catalog.addResource': row(governance, ['catalogOwner'], { system: true }),
  'catalog.removeResource': row(governance, ['catalogOwner'], { system: true }),
  'accessPackage.read': row([...governance, ...reader], [...inCatalog, 'eligible', 'holder']),
  'accessPackage.create': row(governance, packages, { system: true }),
  'accessPackage.update': row(governance, packages, { system: true }),
  'accessPackage.retire': row(governance, packages, { system: true }),
  'accessPackage.delete': row(governance, packages, { system: true }),
  'accessPackage.addResourceRole': row(governance, packages, { system: true }),
  'accessPackage.removeResourceRole': row(governance, packages, { system: true }),
  'accessPackage.setIncompatible': row(governance, packages, { system: true }),
  'assignmentPolicy.create': row(governance, packages, { system: true }),
  'assignmentPolicy.update': row(governance, packages, { system: true }),
  'assignmentPolicy.delete': row(governance, packages, { system: true }),
  // Whom a rule takes is nobody's business but the governance administrators' (Microsoft Entra: catalog owners cannot)
  'assignmentPolicy.setRule': row(governance, [], { system: true }),
  'accessRequest.read': row([...governance, ...reader], [...inCatalog, 'requestor', 'holder', 'approver']),
  'accessRequest.submit': row([], ['eligible']),
  'accessRequest.decide': row([], ['approver']),
  'accessRequest.inquire': row([], ['approver']),
  'accessRequest.answerInquiry': row([], ['requestor']),
  'accessRequest.nudge': row([], ['requestor']),
  'accessRequest.withdraw': row([], ['requestor']),
  'accessRequest.cancel': row(governance, assigning),
  'accessRequest.reprocess': row(governance, assigning, { system: true }),
  'accessRequest.lapse': row([], [], { system: true }),
  'accessRequest.escalate': row([], [], { system: true }),
  'accessRequest.begin': row([], [], { system: true }),
  'accessRequest.closeInquiry': row([], [], { system: true }),
  'assignment.read': row([...governance, ...reader], [...inCatalog, 'holder', 'manager']),
  'assignment.create': row(governance, assigning, { system: true }),
  // Passing over the scope and the approval of a policy (Microsoft Entra: an assignment manager cannot)
  'assignment.bypassPolicy': row(governance, packages, { system: true }),
  'assignment.extend': row([], ['holder', 'manager']),
  'assignment.giveBack': row([], ['holder']),
  'assignment.endForReport': row([], ['manager']),
  'assignment.revokeApproval': row([], ['approver']),
  'assignment.end': row(governance, assigning, { system: true }),
  'assignment.reprocess': row(governance, assigning, { system: true }),
  'assignment.expire': row([], [], { system: true }),
  'accessRequest.remind': row([], [], { system: true }),
  'accessRequest.followApprovers': row([], [], { system: true }),
  'assignment.warn': row([], [], { system: true }),
  'delegation.read': row([...governance, ...reader], ['self', 'delegate']),
  'delegation.create': row(governance, ['self']),
  'delegation.end': row(governance, ['self', 'delegate'], { system: true }),
  'delegation.begin': row([], [], { system: true }),
  'settings.read': row([...governance, ...reader]),
  'settings.updateEntitlement': row(governance, [], { system: true }),

  // Guests and the organizations that they come from
  'connectedOrganization.read': row([...governance, ...reader]),
  'connectedOrganization.create': row(governance, [], { system: true }),
  'connectedOrganization.update': row(governance, [], { system: true }),
  'connectedOrganization.delete': row(governance, [], { system: true }),
  'connectedOrganization.addSponsor': row(governance, [], { system: true }),
  'connectedOrganization.removeSponsor': row(governance, [], { system: true }),
  'guest.block': row([], [], { system: true }),
  'guest.delete': row([], [], { system: true }),

  // Custom extensions: programs that are called, and their answers
  'customExtension.read': row([...governance, ...reader], inCatalog),
  'customExtension.create': row(governance, ['catalogOwner'], { system: true }),
  'customExtension.update': row(governance, ['catalogOwner'], { system: true }),
  'customExtension.renewSecret': row(governance, ['catalogOwner'], { system: true }),
  'customExtension.delete': row(governance, ['catalogOwner'], { system: true }),
  'callout.test': row(governance, ['catalogOwner']),
  'callout.resend': row(governance, ['catalogOwner', 'packageManager']),
  // Whoever brings the token that was sent with the call
  'callout.answer': row([], [], { system: true }),
  'callout.fail': row([], [], { system: true }),

  // What runs by itself, and who looks at it
  'audit.read': row(['globalAdministrator', 'globalReader', 'identityGovernanceAdministrator']),
  'message.read': row(['globalAdministrator', 'globalReader']),
  'message.resend': row(['globalAdministrator']),
  'mail.update': row(['globalAdministrator']),
  'mail.choose': row([], ['self']),
  'mail.digest': row([], [], { system: true }),
  'job.read': row(['globalAdministrator', 'globalReader']),
  'job.run': row(['globalAdministrator'], [], { system: true }),
  'import.users': row(accounts, [], { system: true }),
  'import.products': row([...licensing, 'billingAdministrator'], [], { system: true }),
} as const satisfies Record<string, PermissionRow>

/** The name of something that may or may not be allowed; also the name of the operation that does it. */
export type Permission = keyof typeof permissions
