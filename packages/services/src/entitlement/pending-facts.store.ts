import { listsOf } from '@latchkey/core/grouped'
import type { AccessPackageId, RequestId, UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { groups, memberships, users } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignments,
  incompatibleGroups,
  incompatiblePackages,
  requestApprovers,
  requestDecisions,
} from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull } from 'drizzle-orm'

/** Somebody and a package that they ask for. */
export interface Wish {
  readonly targetId: UserId
  readonly accessPackageId: AccessPackageId
}

/** Names a wish in maps. */
export const wishKey = ({ targetId, accessPackageId }: Wish): string => `${targetId} ${accessPackageId}`

const packagesHeld = prepared((db) =>
  db
    .selectDistinct({
      accessPackageId: incompatiblePackages.accessPackageId,
      targetId: assignments.targetId,
      name: accessPackages.displayName,
    })
    .from(incompatiblePackages)
    .innerJoin(
      assignments,
      and(
        eq(assignments.accessPackageId, incompatiblePackages.incompatibleId),
        isNull(assignments.endsAt),
        amongGiven(assignments.targetId, 'targetIds'),
      ),
    )
    .innerJoin(accessPackages, eq(accessPackages.id, incompatiblePackages.incompatibleId))
    .where(and(amongGiven(incompatiblePackages.accessPackageId, 'packageIds'), isNull(incompatiblePackages.endsAt)))
    .orderBy(asc(accessPackages.displayName)),
)

const groupsHeld = prepared((db) =>
  db
    .selectDistinct({
      accessPackageId: incompatibleGroups.accessPackageId,
      targetId: memberships.userId,
      name: groups.displayName,
    })
    .from(incompatibleGroups)
    .innerJoin(
      memberships,
      and(
        eq(memberships.groupId, incompatibleGroups.groupId),
        isNull(memberships.endsAt),
        amongGiven(memberships.userId, 'targetIds'),
      ),
    )
    .innerJoin(groups, eq(groups.id, incompatibleGroups.groupId))
    .where(and(amongGiven(incompatibleGroups.accessPackageId, 'packageIds'), isNull(incompatibleGroups.endsAt)))
    .orderBy(asc(groups.displayName)),
)

/** What does not go together with what is asked for and is held already, by name, for each wish. Two queries, whatever the number. */
export async function conflictsOfWishes(
  db: Queries,
  wishes: readonly Wish[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = {
    targetIds: listed(wishes.map(({ targetId }) => targetId)),
    packageIds: listed(wishes.map(({ accessPackageId }) => accessPackageId)),
  }
  const rows = [
    ...(await packagesHeld(db, asked)).map((row) => ({ ...row, name: `“${row.name}”` })),
    ...(await groupsHeld(db, asked)).map((row) => ({ ...row, name: `the group “${row.name}”` })),
  ]
  return listsOf(rows.map((row) => [wishKey(row), row.name] as const))
}

const voicesOfMany = prepared((db) =>
  db
    .select({
      requestId: requestApprovers.requestId,
      stage: requestApprovers.stage,
      userId: requestApprovers.userId,
      forUserId: requestApprovers.forUserId,
      forName: users.displayName,
      part: requestApprovers.part,
      waiting: requestApprovers.waiting,
      askedAt: requestApprovers.askedAt,
    })
    .from(requestApprovers)
    .leftJoin(users, eq(users.id, requestApprovers.forUserId))
    .where(amongGiven(requestApprovers.requestId, 'requestIds'))
    .orderBy(asc(requestApprovers.askedAt), asc(requestApprovers.id)),
)

/** Everybody who is or was asked about these requests, with the name of those in whose place. One query. */
export const voicesOfRequests = (db: Queries, requestIds: readonly RequestId[]) =>
  voicesOfMany(db, { requestIds: listed(requestIds) })

const approvalsOfMany = prepared((db) =>
  db
    .select({
      requestId: requestDecisions.requestId,
      stage: requestDecisions.stage,
      userId: requestDecisions.userId,
    })
    .from(requestDecisions)
    .where(and(amongGiven(requestDecisions.requestId, 'requestIds'), eq(requestDecisions.verdict, given('verdict')))),
)

/** Who approved which stage of these requests. One query. */
export const approvalsOfRequests = (db: Queries, requestIds: readonly RequestId[]) =>
  approvalsOfMany(db, { requestIds: listed(requestIds), verdict: 'approve' })
