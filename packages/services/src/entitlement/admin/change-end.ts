import { changedEnd, objectionsToChangingEnd } from '@latchkey/core/entitlement/changing-end'
import { insist } from '@latchkey/core/objection'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { pageAddress } from '../../addresses.ts'
import { idOf, instantIn, line, optionalClockTime } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { assignmentById, factsOfAssignment } from '../assignments.store.ts'
import { insistNotByRule } from '../automatic/held-by-rules.ts'
import { policiesOf } from '../catalogs.store.ts'
import { insistRolePackage } from '../insist-role-package.ts'
import { requestById, saveRequest } from '../requests.store.ts'

/** Whose access ends at another time, and why. */
export const ChangeEnd = z.object({
  assignmentId: idOf('an assignment'),
  /** A day by the clocks of the portal's zone; left out for as long as the policy gives from now on. */
  endsAt: optionalClockTime(),
  reason: line('a reason', 500),
})

/**
 * An administrator says anew when an access ends, sooner or later, within what its policy gives. The holder is told of more time; of less
 * they are told as of any end that comes near. From then on the end is the administrator's, so that nobody passes over it by extending
 * without approval.
 */
export const changeEnd = operation('assignment.create', ChangeEnd, async (portal, tx, input) => {
  const assignment = await assignmentById(tx, input.assignmentId)
  must(portal, 'assignment.create', await factsOfAssignment(tx, assignment))
  await insistRolePackage(portal, tx, assignment.accessPackageId)
  await insistNotByRule(tx, [assignment], portal.now())
  const policy = (await policiesOf(tx, assignment.accessPackageId)).find(({ id }) => id === assignment.policyId)
  const change = {
    ended: assignment.endsAt !== null,
    retiring: assignment.removeReason === 'packageRetired',
    terms: policy?.terms ?? assignment.terms,
    endsAt: instantIn(input.endsAt, portal.settings.timeZone),
    at: portal.now(),
  }
  insist(objectionsToChangingEnd, change)
  const { expiresAt: from, targetId, packageName } = assignment
  const to = changedEnd(change)
  await tx.update(assignments).set({ expiresAt: to, noticeDays: null }).where(eq(assignments.id, assignment.id))
  const request = await requestById(tx, assignment.requestId)
  await saveRequest(tx, request, { terms: { ...request.terms, endChosen: true } })
  const longer = from !== null && (to === null || to > from)
  const data = { packageName, expiresAt: to, url: pageAddress(portal, 'my-access', '/assignments') }
  await record(
    portal,
    tx,
    [
      {
        activity: 'assignment.endChanged',
        target: { type: 'accessPackage', id: assignment.accessPackageId, name: packageName },
        subjectId: targetId,
        related: [{ type: 'assignment', id: assignment.id, name: packageName }],
        details: { assignmentId: assignment.id, from, to, reason: input.reason },
      },
    ],
    longer && assignment.terms.notifies ? [{ template: 'accessExtended', to: targetId, data }] : [],
  )
})
