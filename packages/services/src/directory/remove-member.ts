import { objectionsToMemberRemoval } from '@latchkey/core/directory/membership'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { factsOfGroup, groupById } from './groups.store.ts'
import { insistAdministratorLeft, insistRoleGroup } from './insist-role-group.ts'
import { endEdge, reasonsOf } from './memberships.store.ts'
import { packagesOfAssignments } from './packages.store.ts'
import { peopleChanged } from './people-changed.ts'
import { userById } from './users.store.ts'

/** Who is removed from which group. */
export const RemoveMember = z.object({ groupId: idOf('a group'), userId: idOf('a person') })

/**
 * An administrator or owner takes back a membership that was given by hand. What an access package gave stays, and refuses to be
 * removed here; a seat that lost its last reason goes to the next in line.
 */
export const removeMember = operation('group.removeMember', RemoveMember, async (portal, tx, input) => {
  const group = await groupById(tx, input.groupId)
  must(portal, 'group.removeMember', await factsOfGroup(tx, group.id, portal.actor))
  insistRoleGroup(portal, group)
  const user = await userById(tx, input.userId)
  const reasons = await reasonsOf(tx, 'member', group.id, user.id)
  // What a rule gave that the group has no more counts like what was given by hand.
  const own = reasons.filter(({ source }) => source !== 'accessPackage')
  insist(objectionsToMemberRemoval, {
    byRule: group.membershipRule !== null,
    direct: own.length > 0,
    packages: await packagesOfAssignments(
      tx,
      reasons.map(({ sourceId }) => sourceId),
    ),
  })
  for (const reason of own) await endEdge(portal, tx, 'member', group.id, user.id, reason)
  await insistAdministratorLeft(tx, group)
  await record(portal, tx, [
    {
      activity: 'group.memberRemoved',
      target: { type: 'group', id: group.id, name: group.displayName },
      subjectId: user.id,
      related: [{ type: 'user', id: user.id, name: user.displayName }],
    },
  ])
  await peopleChanged(portal, tx, [user.id])
})
