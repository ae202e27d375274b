import type { Facts } from '@latchkey/core/authorization/may'
import { type AssignmentState, endOf } from '@latchkey/core/entitlement/assignment'
import type { RequestTerms } from '@latchkey/core/entitlement/request-terms'
import { groupedBy } from '@latchkey/core/grouped'
import type { AssignmentId, CatalogId, UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentRequests, assignments } from '@latchkey/schema/tables/entitlement'
import { asc, eq, inArray } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import { factsOfCatalog } from './catalog-relations.store.ts'
import type { Holder } from './grants.store.ts'

/** An assignment with the names that its mails and audit events tell. */
export interface LoadedAssignment extends Readonly<typeof assignments.$inferSelect> {
  readonly packageName: string
  readonly catalogId: CatalogId
  readonly targetName: string
  readonly managerId: UserId | null
  /** The terms of the request that gave it. */
  readonly terms: RequestTerms
}

const loaded = prepared((db) =>
  db
    .select({
      assignment: assignments,
      packageName: accessPackages.displayName,
      catalogId: accessPackages.catalogId,
      targetName: users.displayName,
      managerId: users.managerId,
      terms: assignmentRequests.terms,
    })
    .from(assignments)
    .innerJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .innerJoin(users, eq(users.id, assignments.targetId))
    .innerJoin(assignmentRequests, eq(assignmentRequests.id, assignments.requestId))
    .where(amongGiven(assignments.id, 'ids'))
    .orderBy(asc(assignments.id)),
)

/** Assignments by their ids, in the order of the ids; unknown ones are left out. */
export async function assignmentsById(db: Queries, ids: readonly AssignmentId[]): Promise<readonly LoadedAssignment[]> {
  const rows = ids.length === 0 ? [] : await loaded(db, { ids: listed(ids) })
  return rows.map(({ assignment, ...names }) => ({ ...assignment, ...names }))
}

/** An assignment by its id; refuses with notFound. */
export async function assignmentById(db: Queries, id: AssignmentId): Promise<LoadedAssignment> {
  const [assignment] = await assignmentsById(db, [id])
  if (!assignment) throw notFound('assignment')
  return assignment
}

/** The people who stand in a relation to an assignment. */
export async function factsOfAssignment(db: Queries, assignment: LoadedAssignment): Promise<Facts> {
  return {
    ...(await factsOfCatalog(db, assignment.catalogId)),
    holder: [assignment.targetId],
    manager: [assignment.managerId],
  }
}

/** What extensions are told of an assignment. */
export const tellsOfAssignment = (assignment: LoadedAssignment): Readonly<Record<string, unknown>> => ({
  id: assignment.id,
  state: assignment.state,
  accessPackage: {
    id: assignment.accessPackageId,
    displayName: assignment.packageName,
    catalogId: assignment.catalogId,
  },
  target: { id: assignment.targetId, displayName: assignment.targetName },
  startsAt: assignment.startsAt,
  expiresAt: endOf(assignment),
  endReason: assignment.endReason,
})

/** Keeps how far assignments are delivered, by how many of their roles could not be given. */
export async function saveDelivery(
  tx: Transaction,
  holders: readonly Holder[],
  failed: readonly { readonly holder: Holder }[],
  stateOf: (failed: number) => AssignmentState,
): Promise<void> {
  const failures = new Map<AssignmentId, number>()
  for (const { holder } of failed) failures.set(holder.assignmentId, (failures.get(holder.assignmentId) ?? 0) + 1)
  const byState = groupedBy(holders, ({ assignmentId }) => stateOf(failures.get(assignmentId) ?? 0))
  for (const [state, those] of byState)
    await inChunks(
      those.map(({ assignmentId }) => assignmentId),
      (chunk) => tx.update(assignments).set({ state }).where(inArray(assignments.id, chunk)),
    )
}
