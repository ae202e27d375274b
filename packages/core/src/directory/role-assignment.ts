import type { Objection } from '../objection.ts'
import type { UserType } from './user.ts'

/** A person who is about to get a directory role. */
export interface RoleGrant {
  readonly alreadyHolds: boolean
  readonly enabled: boolean
  readonly userType: UserType
}

/** Every reason not to give a person a directory role. */
export const objectionsToRoleGrant: readonly Objection<RoleGrant>[] = [
  {
    code: 'roleHeld',
    kind: 'conflict',
    field: 'role',
    says: 'This person holds the role already.',
    when: ({ alreadyHolds }) => alreadyHolds,
  },
  {
    code: 'accountDisabled',
    kind: 'conflict',
    says: 'The account of this person is disabled. Enable it first.',
    when: ({ enabled }) => !enabled,
  },
  {
    code: 'guestAdministrator',
    kind: 'conflict',
    says: 'Guests cannot hold directory roles. Choose somebody of the organization.',
    when: ({ userType }) => userType === 'guest',
  },
]

/** A directory role that is about to be taken from a person. */
export interface RoleRemoval {
  /** Whether the role was given to the person themselves. */
  readonly holds: boolean
  /** Whether they have it as a member of a group alone. */
  readonly byGroup: boolean
  /** Whether this takes the role from the last Global Administrator who can sign in. */
  readonly lastGlobalAdministrator: boolean
}

/** Every reason not to take a directory role from a person. */
export const objectionsToRoleRemoval: readonly Objection<RoleRemoval>[] = [
  {
    code: 'roleByGroup',
    kind: 'conflict',
    says: 'This person has the role as a member of a group. Take them out of the group, or end the access that put them there.',
    when: ({ byGroup }) => byGroup,
  },
  {
    code: 'roleNotHeld',
    kind: 'conflict',
    says: 'This person does not hold the role any more.',
    when: ({ holds }) => !holds,
  },
  {
    code: 'lastGlobalAdministrator',
    kind: 'conflict',
    says: 'This is the last Global Administrator who can sign in. Make somebody else one first.',
    when: ({ lastGlobalAdministrator }) => lastGlobalAdministrator,
  },
]
