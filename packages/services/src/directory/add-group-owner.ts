import { objectionsToOwnerAddition } from '@latchkey/core/directory/owner'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { factsOfGroup, groupById } from './groups.store.ts'
import { insistRoleGroup } from './insist-role-group.ts'
import { beginEdge, byHand, hasEdge, ownerIdsOf } from './memberships.store.ts'
import { personChosen } from './person-chosen.ts'

/** Who becomes an owner of which group. */
export const AddGroupOwner = z.object({ groupId: idOf('a group'), userId: idOf('a person') })

/** An administrator or owner makes somebody of the organization an owner of a group. An owner is not a member by that. */
export const addGroupOwner = operation('group.addOwner', AddGroupOwner, async (portal, tx, input) => {
  const group = await groupById(tx, input.groupId)
  must(portal, 'group.addOwner', await factsOfGroup(tx, group.id, portal.actor))
  insistRoleGroup(portal, group)
  const user = await personChosen(tx, input.userId)
  insist(objectionsToOwnerAddition, {
    alreadyOwner: await hasEdge(tx, 'owner', group.id, user.id, byHand),
    enabled: user.accountEnabled,
    userType: user.userType,
    owners: (await ownerIdsOf(tx, group.id)).length,
  })
  await beginEdge(portal, tx, 'owner', group.id, user.id, byHand)
  await record(portal, tx, [
    {
      activity: 'group.ownerAdded',
      target: { type: 'group', id: group.id, name: group.displayName },
      subjectId: user.id,
      related: [{ type: 'user', id: user.id, name: user.displayName }],
    },
  ])
})
