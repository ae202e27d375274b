import type { Facts } from '@latchkey/core/authorization/may'
import type { AssignmentId, CatalogId, UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { catalogOwnerIds } from './catalogs.store.ts'

/** An assignment with the names that its mails and audit events tell. */
export interface LoadedAssignment extends Readonly<typeof assignments.$inferSelect> {
  readonly packageName: string
  readonly catalogId: CatalogId
  readonly targetName: string
  readonly managerId: UserId | null
}

/** An assignment by its id; refuses with notFound. */
export async function assignmentById(db: Queries, id: AssignmentId): Promise<LoadedAssignment> {
  const [row] = await db
    .select({
      assignment: assignments,
      packageName: accessPackages.displayName,
      catalogId: accessPackages.catalogId,
      targetName: users.displayName,
      managerId: users.managerId,
    })
    .from(assignments)
    .innerJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .innerJoin(users, eq(users.id, assignments.targetId))
    .where(eq(assignments.id, id))
  if (!row) throw notFound('assignment')
  const { assignment, ...names } = row
  return { ...assignment, ...names }
}

/** The people who stand in a relation to an assignment. */
export async function factsOfAssignment(db: Queries, assignment: LoadedAssignment): Promise<Facts> {
  return {
    holder: [assignment.targetId],
    manager: [assignment.managerId],
    catalogOwner: await catalogOwnerIds(db, assignment.catalogId),
  }
}
