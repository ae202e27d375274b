import type { Facts } from '@latchkey/core/authorization/may'
import type { AssignmentId, CatalogId, RequestId, UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { requestInquiries } from '@latchkey/schema/tables/approvals'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentRequests, requestApprovers } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import { factsOfCatalog } from './catalog-relations.store.ts'

/** A request as it is stored. */
export type StoredRequest = typeof assignmentRequests.$inferSelect

/** A request with the names that its rules, mails and audit events tell. */
export interface LoadedRequest extends StoredRequest {
  readonly packageName: string
  readonly catalogId: CatalogId
  readonly targetName: string
}

const nameColumns = {
  packageName: accessPackages.displayName,
  catalogId: accessPackages.catalogId,
  targetName: users.displayName,
}

const loaded = prepared((db) =>
  db
    .select({ request: assignmentRequests, ...nameColumns })
    .from(assignmentRequests)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
    .innerJoin(users, eq(users.id, assignmentRequests.targetId))
    .where(eq(assignmentRequests.id, given('id'))),
)

const allPending = prepared((db) =>
  db
    .select({ request: assignmentRequests, ...nameColumns })
    .from(assignmentRequests)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
    .innerJoin(users, eq(users.id, assignmentRequests.targetId))
    .where(and(amongGiven(assignmentRequests.id, 'ids'), eq(assignmentRequests.state, 'pendingApproval')))
    .orderBy(asc(assignmentRequests.id)),
)

const asked = prepared((db) =>
  db
    .select({ userId: requestApprovers.userId, waiting: requestApprovers.waiting })
    .from(requestApprovers)
    .where(eq(requestApprovers.requestId, given('requestId')))
    .orderBy(asc(requestApprovers.userId), asc(requestApprovers.id)),
)

const stopWaiting = prepared((db) =>
  db
    .update(requestApprovers)
    .set({ waiting: false })
    .where(and(eq(requestApprovers.requestId, given('requestId')), eq(requestApprovers.waiting, true))),
)

const named = prepared((db) =>
  db.select({ id: users.id, displayName: users.displayName }).from(users).where(amongGiven(users.id, 'ids')),
)

/** A request by its id; refuses with notFound. */
export async function requestById(db: Queries, id: RequestId): Promise<LoadedRequest> {
  const [row] = await loaded(db, { id })
  if (!row) throw notFound('request')
  return asLoaded(row)
}

/** Those of some requests that wait for a decision. One query. */
export async function pendingRequests(db: Queries, ids: readonly RequestId[]): Promise<readonly LoadedRequest[]> {
  return (await allPending(db, { ids: listed(ids) })).map(asLoaded)
}

const asLoaded = ({ request, ...names }: Awaited<ReturnType<typeof loaded>>[number]): LoadedRequest => ({
  ...request,
  ...names,
})

/** Everybody who is or was asked to decide a request; with `waiting`, only those whom it waits for now. */
export async function approverIds(
  db: Queries,
  requestId: RequestId,
  only: { readonly waiting?: true } = {},
): Promise<readonly UserId[]> {
  const rows = await asked(db, { requestId })
  return [...new Set(rows.filter(({ waiting }) => waiting || !only.waiting).map(({ userId }) => userId))]
}

/** The people who stand in a relation to a request. */
export async function factsOfRequest(db: Queries, request: LoadedRequest): Promise<Facts> {
  const [approver, inCatalog] = await Promise.all([approverIds(db, request.id), factsOfCatalog(db, request.catalogId)])
  return { ...inCatalog, requestor: [request.requestorId], holder: [request.targetId], approver }
}

/** What extensions are told of a request. */
export const tellsOf = (request: LoadedRequest): Readonly<Record<string, unknown>> => ({
  id: request.id,
  requestType: request.requestType,
  state: request.state,
  accessPackage: { id: request.accessPackageId, displayName: request.packageName, catalogId: request.catalogId },
  requestorId: request.requestorId,
  target: { id: request.targetId, displayName: request.targetName },
  justification: request.justification,
  answers: request.answers ?? [],
  startsAt: request.startsAt,
  submittedAt: request.submittedAt,
})

const extensionsOfTargets = prepared((db) =>
  db
    .select({ id: assignmentRequests.id, assignmentId: assignmentRequests.assignmentId })
    .from(assignmentRequests)
    .where(
      and(
        amongGiven(assignmentRequests.targetId, 'targetIds'),
        eq(assignmentRequests.requestType, 'userUpdate'),
        isNull(assignmentRequests.completedAt),
      ),
    )
    .orderBy(asc(assignmentRequests.id)),
)

/** The open requests for more time that are about these assignments. One query. */
export async function openExtensionsOf(
  db: Queries,
  of: readonly { readonly id: AssignmentId; readonly targetId: UserId }[],
): Promise<readonly RequestId[]> {
  const ids = new Set(of.map(({ id }) => id))
  const rows = await extensionsOfTargets(db, { targetIds: listed(of.map(({ targetId }) => targetId)) })
  return rows.filter(({ assignmentId }) => assignmentId !== null && ids.has(assignmentId)).map(({ id }) => id)
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

/** Ends everybody's waiting for a request, for a decision and for the answer to a question back: its stage is over. */
export async function endWaiting(portal: Portal, tx: Transaction, requestId: RequestId): Promise<void> {
  await stopWaiting(tx, { requestId })
  await tx
    .update(requestInquiries)
    .set({ closedAt: portal.now() })
    .where(and(eq(requestInquiries.requestId, requestId), isNull(requestInquiries.closedAt)))
}

/** The names of users, by their ids. */
export async function namesById(db: Queries, ids: readonly UserId[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await named(db, { ids: listed([...new Set(ids)]) })
  return new Map(rows.map((row) => [row.id, row.displayName]))
}

/** The names of users, in the order of the ids. */
export async function namesOf(db: Queries, ids: readonly UserId[]): Promise<readonly string[]> {
  const names = await namesById(db, ids)
  return ids.flatMap((id) => names.get(id) ?? [])
}
