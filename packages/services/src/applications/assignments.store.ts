import type { ApplicationId, AppRoleId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { applicationAssignments, appRoles } from '@latchkey/schema/tables/applications'
import { groups, users } from '@latchkey/schema/tables/directory'
import { and, eq, isNull } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import type { Assignee } from './applications.store.ts'

/** An assignment of an application with the names that its audit events tell. */
export interface LoadedApplicationAssignment extends Readonly<typeof applicationAssignments.$inferSelect> {
  readonly roleName: string
  /** The name of the user or group. */
  readonly assigneeName: string
}

/** An assignment of an application by its id, live or ended; refuses with notFound. */
export async function applicationAssignmentById(db: Queries, id: string): Promise<LoadedApplicationAssignment> {
  const [row] = await db
    .select({
      assignment: applicationAssignments,
      roleName: appRoles.displayName,
      userName: users.displayName,
      groupName: groups.displayName,
    })
    .from(applicationAssignments)
    .innerJoin(appRoles, eq(appRoles.id, applicationAssignments.appRoleId))
    .leftJoin(users, eq(users.id, applicationAssignments.userId))
    .leftJoin(groups, eq(groups.id, applicationAssignments.groupId))
    .where(eq(applicationAssignments.id, id))
  if (!row) throw notFound('assignment')
  return { ...row.assignment, roleName: row.roleName, assigneeName: row.userName ?? row.groupName ?? '' }
}

/** Whether somebody has an application in a role by hand now. */
export async function isAssignedByHand(
  db: Queries,
  applicationId: ApplicationId,
  appRoleId: AppRoleId,
  { userId, groupId }: Assignee,
): Promise<boolean> {
  const rows = await db
    .select({ id: applicationAssignments.id })
    .from(applicationAssignments)
    .where(
      and(
        eq(applicationAssignments.applicationId, applicationId),
        eq(applicationAssignments.appRoleId, appRoleId),
        userId === null ? isNull(applicationAssignments.userId) : eq(applicationAssignments.userId, userId),
        groupId === null ? isNull(applicationAssignments.groupId) : eq(applicationAssignments.groupId, groupId),
        eq(applicationAssignments.source, 'direct'),
        isNull(applicationAssignments.endsAt),
      ),
    )
  return rows.length > 0
}

/** Assigns an application by hand; returns the id of the assignment. */
export async function beginAssignment(
  portal: Portal,
  tx: Transaction,
  applicationId: ApplicationId,
  appRoleId: AppRoleId,
  assignee: Assignee,
): Promise<string> {
  const id = portal.newId()
  await tx.insert(applicationAssignments).values({
    id,
    applicationId,
    appRoleId,
    ...assignee,
    source: 'direct',
    sourceId: '',
    startsAt: portal.now(),
    endsAt: null,
  })
  return id
}

/** Ends one assignment. */
export async function endAssignment(portal: Portal, tx: Transaction, id: string): Promise<void> {
  await tx.update(applicationAssignments).set({ endsAt: portal.now() }).where(eq(applicationAssignments.id, id))
}

/** Ends every assignment of an application, whatever gave it. */
export async function endAssignmentsOf(portal: Portal, tx: Transaction, applicationId: ApplicationId): Promise<void> {
  await tx
    .update(applicationAssignments)
    .set({ endsAt: portal.now() })
    .where(and(eq(applicationAssignments.applicationId, applicationId), isNull(applicationAssignments.endsAt)))
}
