import { byRole } from '@latchkey/core/authorization/may'
import { objectionsToOwnerRemoval } from '@latchkey/core/directory/owner'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { factsOfGroup, groupById } from './groups.store.ts'
import { insistRoleGroup } from './insist-role-group.ts'
import { byHand, endEdge, ownerIdsOf, reasonsOf } from './memberships.store.ts'
import { packagesOfAssignments } from './packages.store.ts'
import { userById } from './users.store.ts'

/** Who is no longer an owner of which group. */
export const RemoveGroupOwner = z.object({ groupId: idOf('a group'), userId: idOf('a person') })

/** An administrator or owner takes back an ownership that was given by hand. Owners never remove the last one. */
export const removeGroupOwner = operation('group.removeOwner', RemoveGroupOwner, async (portal, tx, input) => {
  const group = await groupById(tx, input.groupId)
  must(portal, 'group.removeOwner', await factsOfGroup(tx, group.id, portal.actor))
  insistRoleGroup(portal, group)
  const user = await userById(tx, input.userId)
  const reasons = await reasonsOf(tx, 'owner', group.id, user.id)
  const others = (await ownerIdsOf(tx, group.id)).filter((id) => id !== user.id).length
  insist(objectionsToOwnerRemoval, {
    direct: reasons.some(({ source }) => source === 'direct'),
    packages: await packagesOfAssignments(
      tx,
      reasons.map(({ sourceId }) => sourceId),
    ),
    left: others + (reasons.length > 1 ? 1 : 0),
    asOwner: !byRole(portal.actor, 'group.removeOwner'),
  })
  await endEdge(portal, tx, 'owner', group.id, user.id, byHand)
  await record(portal, tx, [
    {
      activity: 'group.ownerRemoved',
      target: { type: 'group', id: group.id, name: group.displayName },
      subjectId: user.id,
      related: [{ type: 'user', id: user.id, name: user.displayName }],
    },
  ])
})
