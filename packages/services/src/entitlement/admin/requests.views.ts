import { openStates, type RequestState } from '@latchkey/core/entitlement/request'
import { type RequestStanding, standingOf, stateOfStanding } from '@latchkey/core/entitlement/request-standing'
import { groupedBy } from '@latchkey/core/grouped'
import type { AccessPackageId, CatalogId, PolicyId, RequestId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { contains } from '@latchkey/schema/search'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentRequests, assignments, requestApprovers } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, inArray, isNotNull, or, type SQL } from 'drizzle-orm'
import { type Page, sizeOf } from '../../paging.ts'
import type { Portal } from '../../portal.ts'
import { type Orders, type Sort, sorting, sortNamed } from '../../sorting.ts'
import { mustReadSome, within } from '../../visible.ts'
import { inCatalogsOf } from '../catalog-relations.store.ts'
import { standsSo } from '../request-standing.store.ts'
import type { Named } from './people.store.ts'

/** What requests can be sorted by. Sorted by their end, those that are open are left out. */
export const requestOrders = {
  submitted: [assignmentRequests.submittedAt],
  completed: [assignmentRequests.completedAt],
  name: [users.displayName],
  package: [accessPackages.displayName, users.displayName],
} satisfies Orders

/**
 * What requests can be sorted by under a filter. By names only those of one package or person are: all of them are read for it, which an
 * index keeps few.
 */
export function requestOrdersUnder(
  query: Pick<RequestQuery, 'packageId' | 'userId' | 'standing'>,
): Partial<typeof requestOrders> {
  const { submitted, completed, ...byName } = requestOrders
  const isOpen = openStates.some((state) => state === query.standing)
  return { submitted, ...(isOpen ? {} : { completed }), ...(query.packageId || query.userId ? byName : {}) }
}

/** Which requests a list shows, and in which order. */
export interface RequestQuery {
  readonly standing?: RequestStanding | null | undefined
  /** Part of the requestor's or the package's name. */
  readonly search?: string | null | undefined
  readonly packageId?: AccessPackageId | null | undefined
  readonly catalogId?: CatalogId | null | undefined
  readonly policyId?: PolicyId | null | undefined
  /** Who asked for it, or is to have it. */
  readonly userId?: UserId | null | undefined
  /** Newest first where it is left out. */
  readonly sort?: Sort<typeof requestOrders> | undefined
  /** How many at once; 50 where it is left out, at most 1000. */
  readonly size?: number | undefined
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
  readonly target: Named & { readonly userPrincipalName: string }
  readonly submittedAt: Date
  readonly completedAt: Date | null
  /** The present stage from 1, and how many there are. */
  readonly stage: number
  readonly stages: number
  readonly stageDueAt: Date | null
  /** Those whom it waits for now. */
  readonly waitingFor: readonly Named[]
}

/** Requests: all of them, or those for packages in the catalogs that the person owns. */
export async function listRequests(portal: Portal, query: RequestQuery = {}): Promise<Page<RequestRow>> {
  mustReadSome(portal, 'accessRequest.read')
  const db = portal.db.read
  const size = sizeOf(query.size)
  const sort = sortNamed(requestOrdersUnder(query), query.sort) ?? '-submitted'
  const order = sorting(requestOrders, sort, assignmentRequests.id)
  const rows = await db
    .select({
      id: assignmentRequests.id,
      request: assignmentRequests,
      packageName: accessPackages.displayName,
      targetName: users.displayName,
      userPrincipalName: users.userPrincipalName,
      deletedAt: users.deletedAt,
      accessEndsAt: assignments.endsAt,
      sortedBy: order.values,
    })
    .from(assignmentRequests)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
    .innerJoin(users, eq(users.id, assignmentRequests.targetId))
    .leftJoin(assignments, eq(assignments.id, assignmentRequests.assignmentId))
    .where(
      and(
        within(portal, 'accessRequest.read', inCatalogsOf(portal.db.read, portal.actor, accessPackages.catalogId)),
        query.standing ? standing(query.standing) : undefined,
        query.packageId ? eq(assignmentRequests.accessPackageId, query.packageId) : undefined,
        query.catalogId ? eq(accessPackages.catalogId, query.catalogId) : undefined,
        query.policyId ? eq(assignmentRequests.policyId, query.policyId) : undefined,
        query.userId
          ? or(eq(assignmentRequests.requestorId, query.userId), eq(assignmentRequests.targetId, query.userId))
          : undefined,
        query.search
          ? or(contains(users.displayName, query.search), contains(accessPackages.displayName, query.search))
          : undefined,
        sort.endsWith('completed') ? isNotNull(assignmentRequests.completedAt) : undefined,
        order.after(query.cursor),
      ),
    )
    .orderBy(...order.orderBy)
    .limit(size + 1)
  const page = order.page(rows, size)
  const waiting = await waitingFor(
    db,
    page.rows.map(({ id }) => id),
  )
  return {
    ...page,
    rows: page.rows.map(({ id, request, packageName, targetName, userPrincipalName, deletedAt, accessEndsAt }) => ({
      id,
      state: request.state,
      standing: standingOf({ ...request, accessEndsAt }),
      packageId: request.accessPackageId,
      packageName,
      target: { id: request.targetId, displayName: targetName, userPrincipalName, deletedAt },
      submittedAt: request.submittedAt,
      completedAt: request.completedAt,
      stage: Math.min(request.stage + 1, request.terms.stages.length),
      stages: request.terms.stages.length,
      stageDueAt: request.stageDueAt,
      waitingFor: (waiting.get(id) ?? []).map(({ id, displayName }) => ({ id, displayName })),
    })),
  }
}

/** The requests that stand so, through the index of states where they are all of one. */
function standing(wanted: RequestStanding): SQL | undefined {
  const state = stateOfStanding(wanted)
  return and(state ? eq(assignmentRequests.state, state) : undefined, standsSo(wanted))
}

async function waitingFor(
  db: Queries,
  requestIds: readonly RequestId[],
): Promise<ReadonlyMap<RequestId, readonly Named[]>> {
  if (requestIds.length === 0) return new Map()
  const rows = await db
    .select({ requestId: requestApprovers.requestId, id: users.id, displayName: users.displayName })
    .from(requestApprovers)
    .innerJoin(users, eq(users.id, requestApprovers.userId))
    .where(and(inArray(requestApprovers.requestId, [...requestIds]), eq(requestApprovers.waiting, true)))
    .orderBy(asc(users.displayName), asc(users.id))
  return groupedBy(rows, ({ requestId }) => requestId)
}
