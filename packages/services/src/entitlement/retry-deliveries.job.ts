import type { AccessPackageId, AssignmentId } from '@latchkey/core/ids'
import { deliveryFailures } from '@latchkey/schema/tables/approvals'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm'
import { eachDue } from '../jobs/each-due.ts'
import type { Portal } from '../portal.ts'
import { turn } from '../turn.ts'
import { mendAssignments, mostMended } from './mend-assignments.ts'

/** Tries every role again that could not be given and whose time has come, a package at a time. */
export const retryDeliveries = (portal: Portal): Promise<number> =>
  eachDue(
    portal,
    async (afterId) => {
      const rows = await portal.db.read
        .selectDistinct({ id: assignments.accessPackageId })
        .from(deliveryFailures)
        .innerJoin(assignments, eq(assignments.id, deliveryFailures.assignmentId))
        .where(and(due(portal), gt(assignments.accessPackageId, afterId)))
        .orderBy(asc(assignments.accessPackageId))
        .limit(500)
      return rows.map(({ id }) => id)
    },
    (packageId) => retryPackage(portal, packageId),
  )

const due = (portal: Portal) => and(isNull(deliveryFailures.endsAt), lte(deliveryFailures.nextAt, portal.now()))

/** Tries what is due of one package, a stretch of assignments in each transaction. */
async function retryPackage(portal: Portal, accessPackageId: AccessPackageId): Promise<boolean> {
  let afterId: AssignmentId = ''
  for (;;) {
    const rows = await portal.db.read
      .selectDistinct({ id: assignments.id })
      .from(deliveryFailures)
      .innerJoin(assignments, eq(assignments.id, deliveryFailures.assignmentId))
      .where(and(due(portal), eq(assignments.accessPackageId, accessPackageId), gt(assignments.id, afterId)))
      .orderBy(asc(assignments.id))
      .limit(mostMended)
    if (rows.length === 0) return true
    await mendAssignments(portal, { accessPackageId, assignmentIds: rows.map(({ id }) => id), cause: 'retry' })
    afterId = rows.at(-1)?.id ?? ''
    await turn()
  }
}
