import type { AssignmentId, PolicyId, UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import {
  accessPackages,
  assignmentPolicies,
  assignmentRequests,
  assignments,
} from '@latchkey/schema/tables/entitlement'
import { and, count, eq, inArray, isNull } from 'drizzle-orm'
import { inChunks } from '../../chunks.ts'

/** Access that somebody has, as far as the scope of its policy can end it. */
export interface Standing {
  readonly assignmentId: AssignmentId
  readonly userId: UserId
  readonly packageId: string
  readonly packageName: string
  readonly policyId: PolicyId
  readonly removeAt: Date | null
  readonly removeReason: string | null
}

const standing = {
  assignmentId: assignments.id,
  userId: assignments.targetId,
  packageId: assignments.accessPackageId,
  packageName: accessPackages.displayName,
  policyId: assignments.policyId,
  removeAt: assignments.removeAt,
  removeReason: assignments.removeReason,
}

const held = prepared((db) =>
  db
    .select(standing)
    .from(assignments)
    .innerJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(
      and(
        amongGiven(assignments.targetId, 'userIds'),
        amongGiven(assignments.accessPackageId, 'packageIds'),
        isNull(assignments.endsAt),
      ),
    ),
)

const asked = prepared((db) =>
  db
    .select({
      requestId: assignmentRequests.id,
      userId: assignmentRequests.targetId,
      packageId: assignmentRequests.accessPackageId,
      requestType: assignmentRequests.requestType,
    })
    .from(assignmentRequests)
    .where(
      and(
        amongGiven(assignmentRequests.targetId, 'userIds'),
        amongGiven(assignmentRequests.accessPackageId, 'packageIds'),
        isNull(assignmentRequests.completedAt),
      ),
    ),
)

/** What these people have and have asked for of these packages, in two queries. */
export async function standingsOf(db: Queries, userIds: readonly UserId[], packageIds: readonly string[]) {
  const of = { userIds: listed(userIds), packageIds: listed(packageIds) }
  return { held: await held(db, of), asked: await asked(db, of) }
}

const ending = prepared((db) =>
  db
    .select({
      ...standing,
      policyName: assignmentPolicies.displayName,
      allowedTargetScope: assignmentPolicies.allowedTargetScope,
      endsOutOfScope: assignmentPolicies.endsOutOfScope,
      graceHours: assignmentPolicies.graceHours,
    })
    .from(assignments)
    .innerJoin(
      assignmentPolicies,
      and(
        eq(assignmentPolicies.id, assignments.policyId),
        eq(assignmentPolicies.endsOutOfScope, true),
        isNull(assignmentPolicies.membershipRule),
        isNull(assignmentPolicies.deletedAt),
      ),
    )
    .innerJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(and(amongGiven(assignments.targetId, 'userIds'), isNull(assignments.endsAt))),
)

/** What these people have under policies by which people request and whose access ends with their scope. One query. */
export const standingsInScope = (db: Queries, userIds: readonly UserId[]) => ending(db, { userIds: listed(userIds) })

/** Plans the end of access because its policy does not reach the person any more, or with null takes such a plan back. */
export async function planEnds(tx: Transaction, standings: readonly Standing[], removeAt: Date | null): Promise<void> {
  await inChunks(
    standings.map(({ assignmentId }) => assignmentId),
    (chunk) =>
      tx
        .update(assignments)
        .set({ removeAt, removeReason: removeAt === null ? null : 'leftScope' })
        .where(inArray(assignments.id, chunk)),
  )
}

const live = prepared((db) =>
  db
    .select({ n: count() })
    .from(assignments)
    .where(and(eq(assignments.policyId, given('policyId')), isNull(assignments.endsAt))),
)

/** How many have access under a policy now. */
export async function holdersUnder(db: Queries, policyId: PolicyId): Promise<number> {
  const [row] = await live(db, { policyId })
  return Number(row?.n ?? 0)
}
