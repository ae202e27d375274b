import type { Facts } from '@latchkey/core/authorization/may'
import type { CatalogId, RequestId, UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentRequests, requestApprovers } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { catalogOwnerIds } from './catalogs.store.ts'

/** A request as it is stored. */
export type StoredRequest = typeof assignmentRequests.$inferSelect

/** A request with the names that its rules, mails and audit events tell. */
export interface LoadedRequest extends StoredRequest {
  readonly packageName: string
  readonly catalogId: CatalogId
  readonly targetName: string
}

/** A request by its id; refuses with notFound. */
export async function requestById(db: Queries, id: RequestId): Promise<LoadedRequest> {
  const [row] = await db
    .select({
      request: assignmentRequests,
      packageName: accessPackages.displayName,
      catalogId: accessPackages.catalogId,
      targetName: users.displayName,
    })
    .from(assignmentRequests)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
    .innerJoin(users, eq(users.id, assignmentRequests.targetId))
    .where(eq(assignmentRequests.id, id))
  if (!row) throw notFound('request')
  return { ...row.request, packageName: row.packageName, catalogId: row.catalogId, targetName: row.targetName }
}

/** Everybody who is or was asked to decide a request; with `waiting`, only those whom it waits for now. */
export async function approverIds(
  db: Queries,
  requestId: RequestId,
  only: { readonly waiting?: true } = {},
): Promise<readonly UserId[]> {
  const rows = await db
    .selectDistinct({ userId: requestApprovers.userId })
    .from(requestApprovers)
    .where(
      and(eq(requestApprovers.requestId, requestId), only.waiting ? eq(requestApprovers.waiting, true) : undefined),
    )
    .orderBy(asc(requestApprovers.userId))
  return rows.map(({ userId }) => userId)
}

/** The people who stand in a relation to a request. */
export async function factsOfRequest(db: Queries, request: LoadedRequest): Promise<Facts> {
  const [approver, catalogOwner] = await Promise.all([
    approverIds(db, request.id),
    catalogOwnerIds(db, request.catalogId),
  ])
  return { requestor: [request.requestorId], holder: [request.targetId], approver, catalogOwner }
}

/** Keeps what changed of a request; the revision counts up. */
export async function saveRequest(
  tx: Transaction,
  request: StoredRequest,
  changes: Partial<StoredRequest>,
): Promise<void> {
  await tx
    .update(assignmentRequests)
    .set({ ...changes, revision: request.revision + 1 })
    .where(eq(assignmentRequests.id, request.id))
}

/** Ends everybody's waiting for a request: its stage is over. */
export async function endWaiting(tx: Transaction, requestId: RequestId): Promise<void> {
  await tx
    .update(requestApprovers)
    .set({ waiting: false })
    .where(and(eq(requestApprovers.requestId, requestId), eq(requestApprovers.waiting, true)))
}

/** The names of users, in the order of the ids. */
export async function namesOf(db: Queries, ids: readonly UserId[]): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({ id: users.id, displayName: users.displayName })
    .from(users)
    .where(inArray(users.id, [...ids]))
  const names = new Map(rows.map((row) => [row.id, row.displayName]))
  return ids.flatMap((id) => names.get(id) ?? [])
}
