import { eligibleApprovers, type PossibleApprover } from '@latchkey/core/entitlement/approval'
import type { ApprovalStage, ApproverSet } from '@latchkey/core/entitlement/policy'
import type { CatalogId, GroupId, UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { memberships, users } from '@latchkey/schema/tables/directory'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { holdersOf } from '../authorization.store.ts'
import { catalogOwnerIds } from './catalogs.store.ts'

/** Who is asked to decide a stage of a request now. Empty where nobody in the organization can. */
export async function approversOf(
  db: Queries,
  stage: ApprovalStage,
  request: { readonly requestorId: UserId; readonly targetId: UserId; readonly catalogId: CatalogId },
): Promise<readonly UserId[]> {
  const concerned = [request.requestorId, request.targetId]
  const approvers = await possible(db, await named(db, stage.approvers, request.targetId))
  const first = eligibleApprovers(
    { approvers, fallbackApprovers: [], catalogOwners: [], administrators: [] },
    concerned,
  )
  // The further lists cost queries and are seldom needed.
  if (first.length > 0) return first
  return eligibleApprovers(
    {
      approvers,
      fallbackApprovers: await possible(db, await named(db, stage.fallbackApprovers, request.targetId)),
      catalogOwners: await possible(db, await catalogOwnerIds(db, request.catalogId)),
      administrators: await possible(
        db,
        await holdersOf(db, ['identityGovernanceAdministrator', 'globalAdministrator']),
      ),
    },
    concerned,
  )
}

async function named(db: Queries, sets: readonly ApproverSet[], targetId: UserId): Promise<readonly UserId[]> {
  const ids: UserId[] = []
  for (const set of sets) ids.push(...(await idsOf(db, set, targetId)))
  return ids
}

async function idsOf(db: Queries, set: ApproverSet, targetId: UserId): Promise<readonly UserId[]> {
  switch (set.kind) {
    case 'singleUser':
      return [set.userId]
    case 'groupMembers':
      return membersOf(db, set.groupId)
    case 'requestorManager': {
      const [row] = await db.select({ managerId: users.managerId }).from(users).where(eq(users.id, targetId))
      return row?.managerId ? [row.managerId] : []
    }
  }
}

async function membersOf(db: Queries, groupId: GroupId): Promise<readonly UserId[]> {
  const rows = await db
    .selectDistinct({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), isNull(memberships.endsAt)))
    .orderBy(asc(memberships.userId))
  return rows.map(({ userId }) => userId)
}

const accounts = prepared((db) =>
  db
    .select({ id: users.id, enabled: users.accountEnabled })
    .from(users)
    .where(amongGiven(users.id, 'ids'))
    .orderBy(asc(users.displayName), asc(users.id)),
)

async function possible(db: Queries, ids: readonly UserId[]): Promise<readonly PossibleApprover[]> {
  if (ids.length === 0) return []
  return accounts(db, { ids: listed(ids) })
}
