import { objectionsToAssigning } from '@latchkey/core/applications/assigning'
import { insist } from '@latchkey/core/objection'
import { invalid } from '@latchkey/core/refusal'
import type { Transaction } from '@latchkey/schema/database'
import { z } from 'zod'
import { findGroup } from '../directory/groups.store.ts'
import { personChosen } from '../directory/person-chosen.ts'
import { idOf, optionalId } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { rolesOf } from './app-roles.store.ts'
import { type Assignee, applicationById, factsOfApplication } from './applications.store.ts'
import { beginAssignment, isAssignedByHand } from './assignments.store.ts'

/** Which application goes to which user or group, in which role. */
export const AssignApplication = z.object({
  applicationId: idOf('an application'),
  /** One of the two is left out. */
  userId: optionalId(),
  groupId: optionalId(),
  /** May be left out where the application has one role alone. */
  appRoleId: optionalId(),
})

/** An administrator or owner gives an application to a user or to a group in a role. Returns the id of the assignment. */
export const assignApplication = operation('application.assign', AssignApplication, async (portal, tx, input) => {
  const application = await applicationById(tx, input.applicationId)
  must(portal, 'application.assign', await factsOfApplication(tx, application.id, portal.actor))
  const roles = await rolesOf(tx, application.id)
  const role = input.appRoleId
    ? roles.find(({ id }) => id === input.appRoleId)
    : roles.length === 1
      ? roles[0]
      : undefined
  const assignee = await named(tx, input)
  insist(objectionsToAssigning, {
    users: input.userId === null ? 0 : 1,
    groups: input.groupId === null ? 0 : 1,
    roleKnown: role !== undefined,
    enabled: assignee?.enabled ?? true,
    alreadyAssigned: role !== undefined && (await isAssignedByHand(tx, application.id, role.id, input)),
  })
  if (!role || !assignee) throw new Error('an assignment without a role or an assignee came through')
  const id = await beginAssignment(portal, tx, application.id, role.id, {
    userId: input.userId,
    groupId: input.groupId,
  })
  await record(portal, tx, [
    {
      activity: 'application.assigned',
      target: { type: 'application', id: application.id, name: application.displayName },
      ...(input.userId === null ? {} : { subjectId: input.userId }),
      related: [{ type: assignee.type, id: assignee.id, name: assignee.name }],
      details: { role: role.displayName },
    },
  ])
  return id
})

async function named(tx: Transaction, { userId, groupId }: Assignee) {
  if (userId !== null) {
    const user = await personChosen(tx, userId)
    return { type: 'user', id: user.id, name: user.displayName, enabled: user.accountEnabled }
  }
  if (groupId === null) return null
  const group = await findGroup(tx, groupId)
  if (!group) throw invalid({ groupId: ['Choose a group of the list.'] })
  return { type: 'group', id: group.id, name: group.displayName, enabled: true }
}
