import { objectionsToGroupDeletion } from '@latchkey/core/directory/group'
import type { GroupId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import type { Transaction } from '@latchkey/schema/database'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { relicenseWide } from '../licensing/relicense-wide.ts'
import { must, operation } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { endGroupRoles } from './group-roles.store.ts'
import { endAllEdges, groupById, loadOfGroup, type StoredGroup, saveGroup } from './groups.store.ts'
import { insistAdministratorLeft, insistRoleGroup } from './insist-role-group.ts'
import { endNestingsOf } from './nestings.store.ts'
import { packagesGiving, takeOutOfCatalogs } from './packages.store.ts'

/** Which group is deleted. */
export const DeleteGroup = z.object({ groupId: idOf('a group') })

/**
 * An administrator deletes a group on which nothing hangs any more: its members and owners lose it, groups around and inside it forget
 * it, catalogs too, its row stays for the history.
 */
export const deleteGroup = operation('group.delete', DeleteGroup, async (portal, tx, input) => {
  const group = await groupById(tx, input.groupId)
  must(portal, 'group.delete')
  insistRoleGroup(portal, group)
  const packages = (await packagesGiving(tx, 'group', group.id)).length
  insist(objectionsToGroupDeletion, { ...(await loadOfGroup(tx, group.id)), packages })
  await endAllEdges(portal, tx, group.id)
  await endGroupRoles(portal, tx, group.id)
  await insistAdministratorLeft(tx, group)
  const { inside, nested } = await endNestingsOf(portal, tx, group.id)
  await takeOutOfCatalogs(portal, tx, 'group', group.id)
  await saveGroup(tx, group, { deletedAt: portal.now() })
  await record(portal, tx, [
    { activity: 'group.deleted', target: { type: 'group', id: group.id, name: group.displayName } },
  ])
  if (nested) await relicenseThrough(portal, tx, group, [group.id, ...inside])
})

/** Takes what members of these groups had only because the group that is deleted stood between them and the group that gave it. */
async function relicenseThrough(
  portal: Portal,
  tx: Transaction,
  group: StoredGroup,
  groupIds: readonly GroupId[],
): Promise<void> {
  const target = { type: 'group', id: group.id, name: group.displayName } as const
  for (const groupId of groupIds)
    await relicenseWide(portal, tx, {
      kind: 'groupLicenses',
      groupId,
      cause: `${group.displayName} was deleted`,
      target,
    })
}
