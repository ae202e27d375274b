import type { Transaction } from '@latchkey/schema/database'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import type { Portal } from '../../portal.ts'
import type { StoredPolicy } from '../catalogs.store.ts'
import { beginToEnd } from './follow-policies.ts'

/** Lets the access of all who have it under a policy end after its grace, an hour at least, a thousand people at a time. */
export async function letGo(portal: Portal, tx: Transaction, policy: StoredPolicy, packageName: string): Promise<void> {
  const graceHours = Math.max(1, policy.graceHours)
  for (let afterId = ''; ; ) {
    const rows = await tx
      .select({ assignmentId: assignments.id, userId: assignments.targetId })
      .from(assignments)
      .where(
        and(
          eq(assignments.policyId, policy.id),
          isNull(assignments.endsAt),
          isNull(assignments.removeAt),
          gt(assignments.id, afterId),
        ),
      )
      .orderBy(asc(assignments.id))
      .limit(1000)
    const last = rows.at(-1)
    if (last === undefined) return
    const standing = { packageId: policy.accessPackageId, packageName, policyId: policy.id }
    const leaving = rows.map((row) => ({
      standing: { ...row, ...standing, removeAt: null, removeReason: null },
      policyName: policy.displayName,
      graceHours,
    }))
    await beginToEnd(portal, tx, leaving)
    afterId = last.assignmentId
  }
}
