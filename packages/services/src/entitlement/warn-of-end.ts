import { noticeDue } from '@latchkey/core/entitlement/assignment'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { assignmentById, tellsOfAssignment } from './assignments.store.ts'
import { callExtensions } from './call-extensions.ts'

/** Whose access ends soon. */
export const WarnOfEnd = z.object({ assignmentId: idOf('an assignment') })

/** Tells a holder once per notice that their access ends soon; says whether there was anything to tell. */
export const warnOfEnd = operation('assignment.warn', WarnOfEnd, async (portal, tx, input) => {
  must(portal, 'assignment.warn')
  const assignment = await assignmentById(tx, input.assignmentId)
  const due = assignment.endsAt === null ? noticeDue(assignment, portal.now()) : null
  if (due === null || assignment.expiresAt === null) return false
  await tx.update(assignments).set({ noticeDays: due }).where(eq(assignments.id, assignment.id))
  const data = {
    packageName: assignment.packageName,
    expiresAt: assignment.expiresAt,
    url: pageAddress(portal, 'my-access', '/assignments'),
  }
  await record(portal, tx, [], [{ template: 'accessEndsSoon', to: assignment.targetId, data }])
  await callExtensions(
    portal,
    tx,
    due === 1 ? 'assignmentOneDayBeforeExpiration' : 'assignmentFourteenDaysBeforeExpiration',
    {
      terms: assignment.terms,
      requestId: assignment.requestId,
      assignmentId: assignment.id,
      tells: tellsOfAssignment(assignment),
    },
  )
  return true
})
