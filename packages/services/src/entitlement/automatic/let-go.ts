import { after, hours } from '@latchkey/core/time'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import type { Portal } from '../../portal.ts'
import { turn } from '../../turn.ts'
import type { StoredPolicy } from '../catalogs.store.ts'
import type { Holder } from '../grants.store.ts'
import { beginToEnd } from './follow-policies.ts'

/** Whether access ends with the policy: where its rule gave it, and would have ended it for those whom it does not take. */
export const endsWithPolicy = ({ membershipRule, endsOutOfScope }: StoredPolicy): boolean =>
  membershipRule !== null && endsOutOfScope

const graceOf = ({ graceHours }: StoredPolicy): number => Math.max(1, graceHours)

/** When the access of those ends who are let go at an instant: after the grace of their policy, an hour at least. */
export const endOfLettingGo = (policy: StoredPolicy, at: Date): Date => after(at, hours(graceOf(policy)))

/** Those whose access under a policy ends with it, a thousand at a time. What is to end already does so as it is planned. */
export async function* heldUntilLetGo(db: Queries, policy: StoredPolicy): AsyncGenerator<readonly Holder[]> {
  if (!endsWithPolicy(policy)) return
  for (let afterId = ''; ; ) {
    const holders = await db
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
    const last = holders.at(-1)
    if (last === undefined) return
    yield holders
    await turn()
    afterId = last.assignmentId
  }
}

/** Lets the access of all who have it by the rule of a policy end after its grace. */
export async function letGo(portal: Portal, tx: Transaction, policy: StoredPolicy, packageName: string): Promise<void> {
  const standing = { packageId: policy.accessPackageId, packageName, policyId: policy.id }
  for await (const holders of heldUntilLetGo(tx, policy)) {
    const leaving = holders.map((holder) => ({
      standing: { ...holder, ...standing, removeAt: null, removeReason: null },
      policyName: policy.displayName,
      graceHours: graceOf(policy),
    }))
    await beginToEnd(portal, tx, leaving)
  }
}
