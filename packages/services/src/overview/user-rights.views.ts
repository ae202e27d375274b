import { idOf } from '@latchkey/core/authorization/actor'
import type { Role } from '@latchkey/core/authorization/roles'
import { changerOf, objectionsToAccountSwitch } from '@latchkey/core/directory/account'
import { objectionsToRoleGrant, objectionsToRoleRemoval } from '@latchkey/core/directory/role-assignment'
import { objectionsToAccountChange, objectionsToDisabling } from '@latchkey/core/directory/user'
import { objectionsToDirectLicense } from '@latchkey/core/licensing/license'
import type { StoredUser } from '../directory/users.store.ts'
import { isLastGlobalAdministrator } from '../directory/users.store.ts'
import type { Portal } from '../portal.ts'
import { type WhyNot, whyNot, whyObjected } from './why-not.ts'

/** For everything that an administrator does to a user: why the one who acts cannot, null where they can. */
export interface UserRights {
  readonly update: WhyNot
  readonly disable: WhyNot
  readonly enable: WhyNot
  /** Whether they may see what the person's leaving does. */
  readonly leave: WhyNot
  readonly resetPassword: WhyNot
  readonly signOutEverywhere: WhyNot
  readonly assignLicense: WhyNot
  readonly removeLicense: WhyNot
  readonly assignRole: WhyNot
  readonly removeRole: WhyNot
  /** Why the role of Global Administrator cannot be taken from them, where the other roles could. */
  readonly removeGlobalAdministrator: WhyNot
  readonly readSignIns: WhyNot
  readonly readHistory: WhyNot
}

/** What the one who acts can do to a user, asked of the same rules that the operations insist on. */
export async function userRights(portal: Portal, user: StoredUser, held: readonly Role[]): Promise<UserRights> {
  const { actor } = portal
  const last = held.includes('globalAdministrator') && (await isLastGlobalAdministrator(portal.db.read, user.id))
  const isProtected = whyObjected(objectionsToAccountChange, {
    by: changerOf(actor),
    account: { id: user.id, roles: held },
  })
  const switching = (wanted: boolean) =>
    whyObjected(objectionsToAccountSwitch, { enabled: user.accountEnabled, wanted })
  const removeRole = whyNot(actor, 'role.remove')
  const { accountEnabled: enabled, userType, usageLocation } = user
  return {
    update: whyNot(actor, 'user.update') ?? isProtected,
    disable:
      whyNot(actor, 'user.disable') ??
      isProtected ??
      switching(false) ??
      whyObjected(objectionsToDisabling, { by: idOf(actor), userId: user.id, lastGlobalAdministrator: last }),
    enable: whyNot(actor, 'user.enable') ?? isProtected ?? switching(true),
    leave: whyNot(actor, 'user.leave'),
    resetPassword: whyNot(actor, 'authentication.resetPassword') ?? isProtected,
    signOutEverywhere: whyNot(actor, 'authentication.signOutEverywhere', { self: [user.id] }),
    assignLicense:
      whyNot(actor, 'license.assign') ??
      whyObjected(objectionsToDirectLicense, { usageLocation, plans: [], disabledPlans: [], present: null }),
    removeLicense: whyNot(actor, 'license.remove'),
    assignRole:
      whyNot(actor, 'role.assign') ?? whyObjected(objectionsToRoleGrant, { alreadyHolds: false, enabled, userType }),
    removeRole,
    removeGlobalAdministrator:
      removeRole ??
      whyObjected(objectionsToRoleRemoval, { holds: true, byGroup: false, lastGlobalAdministrator: last }),
    readSignIns: whyNot(actor, 'signIn.read', { self: [user.id] }),
    readHistory: whyNot(actor, 'audit.read'),
  }
}

/** Why the one who acts cannot add users. */
export const whyNotCreateUsers = (portal: Portal): WhyNot => whyNot(portal.actor, 'user.create')
