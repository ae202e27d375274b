import type { Role } from '../authorization/roles.ts'
import type { Objection } from '../objection.ts'
import type { AccountChange, UserType } from './user.ts'

/** A change of a group by somebody. */
export interface RoleGroupChange {
  readonly by: AccountChange['by']
  /** Whether members of the group have its directory roles. */
  readonly assignable: boolean
}

const onlyForAdministrators = ({ by, assignable }: RoleGroupChange): boolean =>
  assignable && !by.system && !by.roles.includes('globalAdministrator')

/**
 * Every reason not to let somebody touch a group whose members have directory roles. Without it, a groups administrator could make
 * themselves Global Administrator by joining one (Microsoft Entra: role-assignable groups).
 */
export const objectionsToRoleGroupChange: readonly Objection<RoleGroupChange>[] = [
  {
    code: 'roleAssignableGroup',
    kind: 'forbidden',
    says: 'Members of this group can have directory roles. Only a Global Administrator may do this to it.',
    when: onlyForAdministrators,
  },
]

/**
 * Every reason not to let somebody decide who gets an access package that gives such a group: by assigning it, and by its policies. Those
 * whom a policy names still approve: a Global Administrator let them.
 */
export const objectionsToWideningRolePackage: readonly Objection<RoleGroupChange>[] = [
  {
    code: 'roleAssignablePackage',
    kind: 'forbidden',
    says: 'This package gives a group whose members can have directory roles. Only a Global Administrator may decide who gets it.',
    when: onlyForAdministrators,
  },
]

/** A rule or a group inside that a group is about to get. */
export interface RoleGroupFilling {
  readonly assignable: boolean
}

/** Every reason not to let anything but a choice decide who is in a group whose members have directory roles. */
export const objectionsToRoleGroupFilling: readonly Objection<RoleGroupFilling>[] = [
  {
    code: 'roleGroupChosenOnly',
    kind: 'conflict',
    says: 'Members of this group can have directory roles, so each is chosen: it takes neither a rule nor other groups.',
    when: ({ assignable }) => assignable,
  },
]

/** Somebody who is about to become a member of a group whose members have directory roles. */
export const objectionsToRoleGroupMember: readonly Objection<RoleGroupFilling & { readonly userType: UserType }>[] = [
  {
    code: 'guestAdministrator',
    kind: 'conflict',
    field: 'userId',
    says: 'Guests cannot hold directory roles. Choose somebody of the organization.',
    when: ({ assignable, userType }) => assignable && userType === 'guest',
  },
]

/** A role that the members of a group are about to get. */
export interface GroupRoleGrant extends RoleGroupFilling {
  readonly role: Role
  /** Whether they have it by the group. */
  readonly given: boolean
}

/** Every reason not to give the members of a group a directory role. */
export const objectionsToGroupRole: readonly Objection<GroupRoleGrant>[] = [
  {
    code: 'notRoleAssignable',
    kind: 'conflict',
    field: 'role',
    says: 'This group was not made to give directory roles. Make another one that is.',
    when: ({ assignable }) => !assignable,
  },
  {
    code: 'groupGivesRole',
    kind: 'conflict',
    field: 'role',
    says: 'The group gives this role already.',
    when: ({ given }) => given,
  },
]

/** Every reason not to take a role back that a group gives. */
export const objectionsToGroupRoleRemoval: readonly Objection<Pick<GroupRoleGrant, 'given'>>[] = [
  {
    code: 'groupLacksRole',
    kind: 'conflict',
    says: 'The group does not give this role any more.',
    when: ({ given }) => !given,
  },
]

/** Every reason not to end what makes people Global Administrators. */
export const objectionsToNoAdministrator: readonly Objection<{ readonly left: number }>[] = [
  {
    code: 'lastGlobalAdministrator',
    kind: 'conflict',
    says: 'Nobody who can sign in would be Global Administrator any more. Make somebody else one first.',
    when: ({ left }) => left === 0,
  },
]
