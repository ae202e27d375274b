import { objectionsToMemberAddition } from '@latchkey/core/directory/group'
import { objectionsToRoleGroupMember } from '@latchkey/core/directory/role-group'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { factsOfGroup, groupById } from './groups.store.ts'
import { insistRoleGroup } from './insist-role-group.ts'
import { beginEdge, byHand, byRule, hasEdge } from './memberships.store.ts'
import { peopleChanged } from './people-changed.ts'
import { personChosen } from './person-chosen.ts'

/** Who is added to which group. */
export const AddMember = z.object({ groupId: idOf('a group'), userId: idOf('a person') })

/** An administrator or owner adds somebody to a group by hand; the seats that the group gives follow at once. */
export const addMember = operation('group.addMember', AddMember, async (portal, tx, input) => {
  const group = await groupById(tx, input.groupId)
  must(portal, 'group.addMember', await factsOfGroup(tx, group.id, portal.actor))
  insistRoleGroup(portal, group)
  const user = await personChosen(tx, input.userId)
  // What a rule gave that the group has no more counts like what was given by hand.
  const alreadyDirect =
    (await hasEdge(tx, 'member', group.id, user.id, byHand)) || (await hasEdge(tx, 'member', group.id, user.id, byRule))
  insist(objectionsToMemberAddition, {
    alreadyDirect,
    byRule: group.membershipRule !== null,
    enabled: user.accountEnabled,
  })
  insist(objectionsToRoleGroupMember, { assignable: group.isAssignableToRole, userType: user.userType })
  await beginEdge(portal, tx, 'member', group.id, user.id, byHand)
  await record(portal, tx, [
    {
      activity: 'group.memberAdded',
      target: { type: 'group', id: group.id, name: group.displayName },
      subjectId: user.id,
      related: [{ type: 'user', id: user.id, name: user.displayName }],
    },
  ])
  await peopleChanged(portal, tx, [user.id])
})
