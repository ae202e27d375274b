import { may } from '@latchkey/core/authorization/may'
import { objectionsToReprocessing } from '@latchkey/core/entitlement/reprocessing'
import { objectionsToClosing } from '@latchkey/core/entitlement/request'
import type { PolicyId, RequestId } from '@latchkey/core/ids'
import { firstObjection, type Raised } from '@latchkey/core/objection'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { assignmentPolicies } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import type { Portal } from '../../portal.ts'
import { type InquiryTold, inquiriesAbout } from '../approval-detail.views.ts'
import { assignmentsById } from '../assignments.store.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { type CalloutOfRequest, calloutsOfRequest } from '../extensions/extensions.views.ts'
import { packageRoles } from '../grants.store.ts'
import { type LoadedRequest, requestById } from '../requests.store.ts'
import { requestDetail } from '../requests.views.ts'
import { deliveriesOf, type RoleDelivery } from './assignment-detail.views.ts'

/** Everything about one request: what those see whom it concerns, and what administrators see besides. */
export interface RequestForAdmin {
  readonly request: Awaited<ReturnType<typeof requestDetail>>
  /** What approvers asked back, the oldest first. */
  readonly inquiries: readonly InquiryTold[]
  readonly policy: { readonly id: PolicyId; readonly displayName: string }
  /** The calls of custom extensions that it caused, the oldest first; null for those who may not read them. */
  readonly calls: readonly CalloutOfRequest[] | null
  /** The access that came of it. */
  readonly assignmentId: string | null
  /** How far each role of that access is delivered; empty while there is none, and once it has ended. */
  readonly roles: readonly RoleDelivery[]
  readonly mayCancel: boolean
  /** What stands against canceling it now, if anything. */
  readonly cancellation: Raised | null
  readonly mayReprocess: boolean
  /** What stands against trying its delivery again, if anything. */
  readonly reprocessing: Raised | null
}

/** One request as administrators see it. Refuses with notFound. */
export async function requestForAdmin(portal: Portal, requestId: RequestId): Promise<RequestForAdmin> {
  const db = portal.db.read
  const request = await requestById(db, requestId)
  const facts = await factsOfCatalog(db, request.catalogId)
  // Whoever asked, decides or holds the access reads it in My Access.
  if (!may(portal.actor, 'accessRequest.read', facts)) throw notFound('request')
  const [told, inquiries, policy, calls, roles] = await Promise.all([
    requestDetail(portal, requestId),
    inquiriesAbout(portal, requestId),
    policyOf(db, request),
    may(portal.actor, 'customExtension.read', facts) ? calloutsOfRequest(db, requestId) : null,
    rolesOf(portal, request),
  ])
  return {
    request: told,
    inquiries,
    policy,
    calls,
    assignmentId: request.assignmentId,
    roles,
    mayCancel: may(portal.actor, 'accessRequest.cancel', facts),
    cancellation: firstObjection(objectionsToClosing, { request, move: 'cancel' }) ?? null,
    mayReprocess: may(portal.actor, 'accessRequest.reprocess', facts),
    reprocessing:
      firstObjection(objectionsToReprocessing, {
        state: request.state,
        completedAt: request.completedAt,
        ended: told.delivery?.endsAt != null,
        at: portal.now(),
      }) ?? null,
  }
}

async function policyOf(db: Queries, { policyId }: LoadedRequest): Promise<RequestForAdmin['policy']> {
  const [policy] = await db
    .select({ displayName: assignmentPolicies.displayName })
    .from(assignmentPolicies)
    .where(eq(assignmentPolicies.id, policyId))
  return { id: policyId, displayName: policy?.displayName ?? '' }
}

async function rolesOf(portal: Portal, request: LoadedRequest): Promise<readonly RoleDelivery[]> {
  // A request for more time gives no role.
  if (request.assignmentId === null || request.requestType === 'userUpdate') return []
  const [assignment] = await assignmentsById(portal.db.read, [request.assignmentId])
  if (!assignment || assignment.endsAt !== null) return []
  const roles = await packageRoles(portal.db.read, request.accessPackageId)
  return deliveriesOf(portal, roles, { assignmentId: assignment.id, userId: request.targetId })
}
