import { noticeDue } from '@latchkey/core/entitlement/assignment'
import { objectionsToExtending } from '@latchkey/core/entitlement/extending'
import type { ExtensionMode } from '@latchkey/core/entitlement/policy'
import { firstObjection } from '@latchkey/core/objection'
import type { Transaction } from '@latchkey/schema/database'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { type Addressed, record } from '../record.ts'
import { assignmentById, type LoadedAssignment, tellsOfAssignment } from './assignments.store.ts'
import { callExtensions } from './call-extensions.ts'
import { standingOfExtension } from './extend-assignment.ts'

/** Whose access ends soon. */
export const WarnOfEnd = z.object({ assignmentId: idOf('an assignment') })

/** Tells a holder once per notice that their access ends soon, and whether they can extend it, where the policy has people told; says whether there was anything to tell. */
export const warnOfEnd = operation('assignment.warn', WarnOfEnd, async (portal, tx, input) => {
  must(portal, 'assignment.warn')
  const assignment = await assignmentById(tx, input.assignmentId)
  const due = assignment.endsAt === null ? noticeDue(assignment, portal.now()) : null
  if (due === null || assignment.expiresAt === null) return false
  await tx.update(assignments).set({ noticeDays: due }).where(eq(assignments.id, assignment.id))
  await record(
    portal,
    tx,
    [],
    assignment.terms.notifies ? [await letterOf(portal, tx, assignment, assignment.expiresAt)] : [],
  )
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

async function letterOf(
  portal: Portal,
  tx: Transaction,
  assignment: LoadedAssignment,
  expiresAt: Date,
): Promise<Addressed> {
  const extension = await extensionOffered(tx, assignment, portal.now())
  const data = {
    packageName: assignment.packageName,
    expiresAt,
    extension,
    url: pageAddress(
      portal,
      'my-access',
      extension === 'none' ? '/assignments' : `/assignments/${assignment.id}/extend`,
    ),
  }
  return { template: 'accessEndsSoon', to: assignment.targetId, data }
}

/** How the holder can ask for more time under the policy as it is now; not at all where the page that the letter leads to would refuse it. */
async function extensionOffered(tx: Transaction, assignment: LoadedAssignment, at: Date): Promise<ExtensionMode> {
  const standing = await standingOfExtension(tx, assignment)
  // Whoever has asked already reads so on that page; that there is no more time would not be true.
  const wish = { ...standing, hasOpenRequest: false, justification: '', requestedDays: null, at }
  return firstObjection(objectionsToExtending, wish) ? 'none' : (standing.terms?.extension ?? 'none')
}
