import type { Role } from '../authorization/roles.ts'
import type { UserId } from '../ids.ts'
import type { Objection } from '../objection.ts'

/** Members belong to the organization, guests come from another one (Microsoft Graph, user.userType). */
export const userTypes = ['member', 'guest'] as const

/** Whether somebody belongs to the organization or is a guest. */
export type UserType = (typeof userTypes)[number]

/** A change of an account by somebody else than its holder. */
export interface AccountChange {
  readonly by: { readonly id: UserId | null; readonly roles: readonly Role[]; readonly system: boolean }
  readonly account: { readonly id: UserId; readonly roles: readonly Role[] }
}

/**
 * Every reason not to touch an account that may do more than the one who touches it. Without it, a help desk could make itself
 * Global Administrator by resetting one's password (Microsoft Entra: who can reset passwords).
 */
export const objectionsToAccountChange: readonly Objection<AccountChange>[] = [
  {
    code: 'protectedAccount',
    kind: 'forbidden',
    says: 'This account holds an administrator role. Only a Global Administrator may do this to it.',
    when: ({ by, account }) =>
      !by.system &&
      by.id !== account.id &&
      !by.roles.includes('globalAdministrator') &&
      account.roles.some((role) => role !== 'globalReader'),
  },
]

/** A manager that is about to be given to a person. */
export interface ManagerChange {
  readonly userId: UserId
  /** The managers from the new one upwards. */
  readonly chain: readonly UserId[]
}

/** Every reason not to give a person this manager. */
export const objectionsToManager: readonly Objection<ManagerChange>[] = [
  {
    code: 'ownManager',
    kind: 'invalid',
    field: 'managerId',
    says: 'Nobody can be their own manager.',
    when: ({ userId, chain }) => chain[0] === userId,
  },
  {
    code: 'managerCircle',
    kind: 'invalid',
    field: 'managerId',
    says: 'This manager reports to the person, directly or through others. Managers cannot go round in a circle.',
    when: ({ userId, chain }) => chain.includes(userId),
  },
]

/** The disabling of an account. */
export interface Disabling {
  readonly by: UserId | null
  readonly userId: UserId
  /** Whether this is the last enabled Global Administrator. */
  readonly lastGlobalAdministrator: boolean
}

/** Every reason not to disable an account. */
export const objectionsToDisabling: readonly Objection<Disabling>[] = [
  {
    code: 'ownAccount',
    kind: 'conflict',
    says: 'You cannot disable your own account. Ask another administrator.',
    when: ({ by, userId }) => by === userId,
  },
  {
    code: 'lastGlobalAdministrator',
    kind: 'conflict',
    says: 'This is the last Global Administrator who can sign in. Make somebody else one first.',
    when: ({ lastGlobalAdministrator }) => lastGlobalAdministrator,
  },
]
