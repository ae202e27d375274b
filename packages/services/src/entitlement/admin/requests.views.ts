import type { RequestState } from '@latchkey/core/entitlement/request'
import { type RequestStanding, standingOf } from '@latchkey/core/entitlement/request-standing'
import type { AccessPackageId, CatalogId, PolicyId, RequestId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { contains } from '@latchkey/schema/search'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentRequests, assignments, requestApprovers } from '@latchkey/schema/tables/entitlement'
import { and, asc, desc, eq, inArray, or } from 'drizzle-orm'
import { beforeInstant, cursorAt, type Page, pageOf, pageSize } from '../../paging.ts'
import type { Portal } from '../../portal.ts'
import { mustReadSome, within } from '../../visible.ts'
import { inCatalogsOf } from '../catalog-relations.store.ts'
import type { Named } from './people.store.ts'

/** Which requests a list shows. */
export interface RequestQuery {
  readonly state?: RequestState | null | undefined
  /** Part of the requestor's or the package's name. */
  readonly search?: string | null | undefined
  readonly packageId?: AccessPackageId | null | undefined
  readonly catalogId?: CatalogId | null | undefined
  readonly policyId?: PolicyId | null | undefined
  /** Who asked for it, or is to have it. */
  readonly userId?: UserId | null | undefined
  readonly cursor?: string | null | undefined
}

/** A request in a list of Admin. */
export interface RequestRow {
  readonly id: RequestId
  readonly state: RequestState
  readonly standing: RequestStanding
  readonly packageId: AccessPackageId
  readonly packageName: string
  /** Who is to have the access. */
  readonly target: Named
  readonly submittedAt: Date
  readonly completedAt: Date | null
  /** The present stage from 1, and how many there are. */
  readonly stage: number
  readonly stages: number
  readonly stageDueAt: Date | null
  /** Those whom it waits for now. */
  readonly waitingFor: readonly Named[]
}

/** Requests, newest first: all of them, or those for packages in the catalogs that the person owns. */
export async function listRequests(portal: Portal, query: RequestQuery = {}): Promise<Page<RequestRow>> {
  mustReadSome(portal, 'accessRequest.read')
  const db = portal.db.read
  const rows = await db
    .select({
      request: assignmentRequests,
      packageName: accessPackages.displayName,
      targetName: users.displayName,
      deletedAt: users.deletedAt,
      accessEndsAt: assignments.endsAt,
    })
    .from(assignmentRequests)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
    .innerJoin(users, eq(users.id, assignmentRequests.targetId))
    .leftJoin(assignments, eq(assignments.id, assignmentRequests.assignmentId))
    .where(
      and(
        within(portal, 'accessRequest.read', inCatalogsOf(portal.db.read, portal.actor, accessPackages.catalogId)),
        query.state ? eq(assignmentRequests.state, query.state) : undefined,
        query.packageId ? eq(assignmentRequests.accessPackageId, query.packageId) : undefined,
        query.catalogId ? eq(accessPackages.catalogId, query.catalogId) : undefined,
        query.policyId ? eq(assignmentRequests.policyId, query.policyId) : undefined,
        query.userId
          ? or(eq(assignmentRequests.requestorId, query.userId), eq(assignmentRequests.targetId, query.userId))
          : undefined,
        query.search
          ? or(contains(users.displayName, query.search), contains(accessPackages.displayName, query.search))
          : undefined,
        beforeInstant(assignmentRequests.submittedAt, assignmentRequests.id, query.cursor),
      ),
    )
    .orderBy(desc(assignmentRequests.submittedAt), desc(assignmentRequests.id))
    .limit(pageSize + 1)
  const page = pageOf(rows, pageSize, ({ request }) => cursorAt(request.submittedAt, request.id))
  const waiting = await waitingFor(
    db,
    page.rows.map(({ request }) => request.id),
  )
  return {
    ...page,
    rows: page.rows.map(({ request, packageName, targetName, deletedAt, accessEndsAt }) => ({
      id: request.id,
      state: request.state,
      standing: standingOf({ ...request, accessEndsAt }),
      packageId: request.accessPackageId,
      packageName,
      target: { id: request.targetId, displayName: targetName, deletedAt },
      submittedAt: request.submittedAt,
      completedAt: request.completedAt,
      stage: Math.min(request.stage + 1, request.terms.stages.length),
      stages: request.terms.stages.length,
      stageDueAt: request.stageDueAt,
      waitingFor: waiting
        .filter(({ requestId }) => requestId === request.id)
        .map(({ id, displayName }) => ({ id, displayName })),
    })),
  }
}

async function waitingFor(
  db: Queries,
  requestIds: readonly RequestId[],
): Promise<readonly (Named & { readonly requestId: RequestId })[]> {
  if (requestIds.length === 0) return []
  return db
    .select({ requestId: requestApprovers.requestId, id: users.id, displayName: users.displayName })
    .from(requestApprovers)
    .innerJoin(users, eq(users.id, requestApprovers.userId))
    .where(and(inArray(requestApprovers.requestId, [...requestIds]), eq(requestApprovers.waiting, true)))
    .orderBy(asc(users.displayName), asc(users.id))
}
