import { objectionsToGroupDeletion } from '@latchkey/core/directory/group'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { endAllEdges, groupById, loadOfGroup, saveGroup } from './groups.store.ts'
import { packagesGiving, takeOutOfCatalogs } from './packages.store.ts'

/** Which group is deleted. */
export const DeleteGroup = z.object({ groupId: idOf('a group') })

/**
 * An administrator deletes a group on which nothing hangs any more: its members and owners lose it, catalogs forget it, its row
 * stays for the history.
 */
export const deleteGroup = operation('group.delete', DeleteGroup, async (portal, tx, input) => {
  const group = await groupById(tx, input.groupId)
  must(portal, 'group.delete')
  const packages = (await packagesGiving(tx, 'group', group.id)).length
  insist(objectionsToGroupDeletion, { ...(await loadOfGroup(tx, group.id)), packages })
  await endAllEdges(portal, tx, group.id)
  await takeOutOfCatalogs(portal, tx, 'group', group.id)
  await saveGroup(tx, group, { deletedAt: portal.now() })
  await record(portal, tx, [
    { activity: 'group.deleted', target: { type: 'group', id: group.id, name: group.displayName } },
  ])
})
