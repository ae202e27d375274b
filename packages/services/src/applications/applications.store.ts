import { type Actor, idOf } from '@latchkey/core/authorization/actor'
import type { Facts } from '@latchkey/core/authorization/may'
import type { ApplicationId, GroupId, UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { applicationAssignments, applicationOwners, applications } from '@latchkey/schema/tables/applications'
import { and, asc, eq, inArray, isNull, or, type Placeholder, type SQL } from 'drizzle-orm'
import { groupsJoinedBy } from '../directory/groups.store.ts'
import type { Portal } from '../portal.ts'
import type { RelationConditions } from '../visible.ts'

/** An application as it is stored. */
export type StoredApplication = Readonly<typeof applications.$inferSelect>

/** An application that has not been deleted; refuses with notFound. */
export async function applicationById(db: Queries, id: ApplicationId): Promise<StoredApplication> {
  const [application] = await db
    .select()
    .from(applications)
    .where(and(eq(applications.id, id), isNull(applications.deletedAt)))
  if (!application) throw notFound('application')
  return application
}

/** The condition that an assignment lives and is a user's, directly or through a group that they are in. */
export const reachesUser = (db: Queries, userId: UserId | Placeholder): SQL | undefined =>
  and(
    isNull(applicationAssignments.endsAt),
    or(eq(applicationAssignments.userId, userId), inArray(applicationAssignments.groupId, groupsJoinedBy(db, userId))),
  )

/** How the actor stands to an application. Only the actor is looked up. */
export async function factsOfApplication(db: Queries, applicationId: ApplicationId, actor: Actor): Promise<Facts> {
  const me = idOf(actor)
  if (me === null) return {}
  const owners = await ownerIdsOf(db, applicationId)
  const assigned = await db
    .select({ id: applicationAssignments.id })
    .from(applicationAssignments)
    .where(and(eq(applicationAssignments.applicationId, applicationId), reachesUser(db, me)))
    .limit(1)
  return { owner: owners, assigned: assigned.length > 0 ? [me] : [] }
}

/** The relations of the actor to applications, as conditions on their rows. Mirrors `factsOfApplication`. */
export function applicationsRelatedTo(db: Queries, actor: Actor): RelationConditions {
  const me = idOf(actor)
  if (me === null) return {}
  const owned = db
    .select({ id: applicationOwners.applicationId })
    .from(applicationOwners)
    .where(and(eq(applicationOwners.userId, me), isNull(applicationOwners.endsAt)))
  const assigned = db
    .select({ id: applicationAssignments.applicationId })
    .from(applicationAssignments)
    .where(reachesUser(db, me))
  return { owner: inArray(applications.id, owned), assigned: inArray(applications.id, assigned) }
}

/** Adds an application. */
export async function insertApplication(tx: Transaction, row: typeof applications.$inferInsert): Promise<void> {
  await tx.insert(applications).values(row)
}

/** Keeps what changed of an application; the revision counts up. */
export async function saveApplication(
  tx: Transaction,
  application: StoredApplication,
  changes: Partial<StoredApplication>,
): Promise<void> {
  await tx
    .update(applications)
    .set({ ...changes, revision: application.revision + 1 })
    .where(eq(applications.id, application.id))
}

/** The present owners of an application. */
export async function ownerIdsOf(db: Queries, applicationId: ApplicationId): Promise<readonly UserId[]> {
  const rows = await db
    .select({ userId: applicationOwners.userId })
    .from(applicationOwners)
    .where(and(eq(applicationOwners.applicationId, applicationId), isNull(applicationOwners.endsAt)))
    .orderBy(asc(applicationOwners.userId))
  return rows.map(({ userId }) => userId)
}

/** Makes a user an owner of an application. */
export async function beginOwner(
  portal: Portal,
  tx: Transaction,
  applicationId: ApplicationId,
  userId: UserId,
): Promise<void> {
  const row = { id: portal.newId(), applicationId, userId, startsAt: portal.now(), endsAt: null }
  await tx.insert(applicationOwners).values(row)
}

/** Ends the ownership of a user, or of everybody where none is named. */
export async function endOwners(
  portal: Portal,
  tx: Transaction,
  applicationId: ApplicationId,
  userId?: UserId,
): Promise<void> {
  await tx
    .update(applicationOwners)
    .set({ endsAt: portal.now() })
    .where(
      and(
        eq(applicationOwners.applicationId, applicationId),
        userId === undefined ? undefined : eq(applicationOwners.userId, userId),
        isNull(applicationOwners.endsAt),
      ),
    )
}

/** Who gets an application: a user or a group. */
export interface Assignee {
  readonly userId: UserId | null
  readonly groupId: GroupId | null
}
