import { changerOf } from '@latchkey/core/directory/account'
import { objectionsToGroupDeletion, objectionsToMemberAddition } from '@latchkey/core/directory/group'
import { objectionsToMemberRemoval } from '@latchkey/core/directory/membership'
import { objectionsToNesting } from '@latchkey/core/directory/nesting'
import { objectionsToRoleGroupChange, objectionsToRoleGroupFilling } from '@latchkey/core/directory/role-group'
import { factsOfGroup, loadOfGroup, type StoredGroup } from '../directory/groups.store.ts'
import { packagesGiving } from '../directory/packages.store.ts'
import type { Portal } from '../portal.ts'
import { type WhyNot, whyNot, whyObjected } from './why-not.ts'

/** For everything that is done to a group: why the one who acts cannot, null where they can. */
export interface GroupRights {
  readonly update: WhyNot
  readonly delete: WhyNot
  readonly addMember: WhyNot
  readonly removeMember: WhyNot
  readonly addOwner: WhyNot
  readonly removeOwner: WhyNot
  readonly setRule: WhyNot
  /** To change which directory roles its members have. */
  readonly setRoles: WhyNot
  readonly nest: WhyNot
  readonly unnest: WhyNot
  readonly setLicensing: WhyNot
  readonly assignLicense: WhyNot
  readonly removeLicense: WhyNot
  readonly readHistory: WhyNot
}

/** What the one who acts can do to a group, asked of the same rules that the operations insist on. */
export async function groupRights(portal: Portal, group: StoredGroup): Promise<GroupRights> {
  const { actor } = portal
  const db = portal.db.read
  const facts = await factsOfGroup(db, group.id, actor)
  const packages = (await packagesGiving(db, 'group', group.id)).length
  const load = { ...(await loadOfGroup(db, group.id)), packages }
  const byRule = group.membershipRule !== null
  const assignable = group.isAssignableToRole
  const isProtected = whyObjected(objectionsToRoleGroupChange, { by: changerOf(actor), assignable })
  const chosenOnly = whyObjected(objectionsToRoleGroupFilling, { assignable })
  const addition = { alreadyDirect: false, byRule, enabled: true }
  return {
    update: whyNot(actor, 'group.update', facts) ?? isProtected,
    delete: whyNot(actor, 'group.delete', facts) ?? isProtected ?? whyObjected(objectionsToGroupDeletion, load),
    addMember:
      whyNot(actor, 'group.addMember', facts) ?? isProtected ?? whyObjected(objectionsToMemberAddition, addition),
    removeMember:
      whyNot(actor, 'group.removeMember', facts) ??
      isProtected ??
      whyObjected(objectionsToMemberRemoval, { byRule, direct: true, packages: [] }),
    addOwner: whyNot(actor, 'group.addOwner', facts) ?? isProtected,
    removeOwner: whyNot(actor, 'group.removeOwner', facts) ?? isProtected,
    setRule: whyNot(actor, 'group.setRule') ?? isProtected ?? chosenOnly,
    setRoles: whyNot(actor, 'group.setRoles'),
    nest:
      whyNot(actor, 'group.nest') ??
      isProtected ??
      chosenOnly ??
      whyObjected(objectionsToNesting, { already: false, circle: null, dynamic: byRule }),
    unnest: whyNot(actor, 'group.unnest'),
    setLicensing: whyNot(actor, 'group.setLicensing'),
    assignLicense: whyNot(actor, 'group.assignLicense', facts),
    removeLicense: whyNot(actor, 'group.removeLicense', facts),
    readHistory: whyNot(actor, 'audit.read'),
  }
}

/** Why the one who acts cannot add groups. */
export const whyNotCreateGroups = (portal: Portal): WhyNot => whyNot(portal.actor, 'group.create')

/** Why the one who acts cannot make groups whose members have directory roles. */
export const whyNotGiveGroupsRoles = (portal: Portal): WhyNot => whyNot(portal.actor, 'group.setRoles')
