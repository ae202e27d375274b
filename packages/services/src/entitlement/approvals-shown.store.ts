import { may } from '@latchkey/core/authorization/may'
import { showsApprovers } from '@latchkey/core/entitlement/policy'
import type { RequestId } from '@latchkey/core/ids'
import { users } from '@latchkey/schema/tables/directory'
import { assignmentRequests, requestDecisions } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import type { Portal } from '../portal.ts'
import { entitlementSettings } from './entitlement-settings.store.ts'

/** An approval of a request as a reason for access tells it. */
export interface ApprovalShown {
  /** The name of who approved; `an approver` where the reader is not to know. */
  readonly by: string
  readonly at: Date
}

/**
 * Who approved these requests and when, the first stage first. Who may read every request by a role reads all names; others read them where
 * the policy, or else the organization, shows its approvers. Two queries, and one for each thousand requests.
 */
export async function approvalsShown(
  portal: Portal,
  requestIds: readonly RequestId[],
): Promise<ReadonlyMap<RequestId, readonly ApprovalShown[]>> {
  const found = new Map<RequestId, ApprovalShown[]>()
  if (requestIds.length === 0) return found
  const db = portal.db.read
  const readsAll = may(portal.actor, 'accessRequest.read')
  const { approversVisible } = await entitlementSettings(db)
  const rows = await inChunks([...new Set(requestIds)], (chunk) =>
    db
      .select({
        requestId: requestDecisions.requestId,
        name: users.displayName,
        at: requestDecisions.decidedAt,
        stage: requestDecisions.stage,
        terms: assignmentRequests.terms,
      })
      .from(requestDecisions)
      .innerJoin(users, eq(users.id, requestDecisions.userId))
      .innerJoin(assignmentRequests, eq(assignmentRequests.id, requestDecisions.requestId))
      .where(and(inArray(requestDecisions.requestId, chunk), eq(requestDecisions.verdict, 'approve')))
      .orderBy(asc(requestDecisions.stage), asc(requestDecisions.id)),
  )
  for (const { requestId, name, at, stage, terms } of rows.flat()) {
    const visibility = terms.stages[stage]?.visibility ?? 'default'
    const by = readsAll || showsApprovers(visibility, approversVisible) ? name : 'an approver'
    found.set(requestId, [...(found.get(requestId) ?? []), { by, at }])
  }
  return found
}

/** The names in approvals, each once. */
export const approversIn = (approvals: readonly ApprovalShown[] | undefined): readonly string[] => [
  ...new Set((approvals ?? []).map(({ by }) => by)),
]
