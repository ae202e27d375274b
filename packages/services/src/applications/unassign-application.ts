import { objectionsToUnassigning } from '@latchkey/core/applications/assigning'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { packagesOfAssignments } from '../directory/packages.store.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { applicationById, factsOfApplication } from './applications.store.ts'
import { applicationAssignmentById, endAssignment } from './assignments.store.ts'

/** Which assignment of an application is taken back. */
export const UnassignApplication = z.object({ assignmentId: idOf('an assignment') })

/** An administrator or owner takes back an application that was given by hand. What an access package gave refuses to be. */
export const unassignApplication = operation('application.unassign', UnassignApplication, async (portal, tx, input) => {
  const assignment = await applicationAssignmentById(tx, input.assignmentId)
  const application = await applicationById(tx, assignment.applicationId)
  must(portal, 'application.unassign', await factsOfApplication(tx, application.id, portal.actor))
  const { source, sourceId, endsAt, userId, groupId } = assignment
  const [packageName = null] = source === 'accessPackage' ? await packagesOfAssignments(tx, [sourceId]) : []
  insist(objectionsToUnassigning, { ended: endsAt !== null, source, packageName })
  await endAssignment(portal, tx, assignment.id)
  await record(portal, tx, [
    {
      activity: 'application.unassigned',
      target: { type: 'application', id: application.id, name: application.displayName },
      ...(userId === null ? {} : { subjectId: userId }),
      related: [
        { type: userId === null ? 'group' : 'user', id: userId ?? groupId ?? '', name: assignment.assigneeName },
      ],
      details: { role: assignment.roleName },
    },
  ])
})
