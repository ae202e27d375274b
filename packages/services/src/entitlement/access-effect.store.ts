import type { ResourceRole } from '@latchkey/core/entitlement/resource'
import { groupedBy } from '@latchkey/core/grouped'
import type { UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { applicationAssignments } from '@latchkey/schema/tables/applications'
import { groupOwners, memberships } from '@latchkey/schema/tables/directory'
import { siteAccess } from '@latchkey/schema/tables/sites'
import { and, eq, isNull } from 'drizzle-orm'
import type { EdgeKind, Grant } from './grants.store.ts'

/** Every reason for which somebody of these people has a role now, for each kind of edge that carries it. */
const holding = {
  member: prepared((db) =>
    db
      .select({ userId: memberships.userId })
      .from(memberships)
      .where(
        and(
          amongGiven(memberships.userId, 'userIds'),
          eq(memberships.groupId, given('originId')),
          isNull(memberships.endsAt),
        ),
      ),
  ),
  owner: prepared((db) =>
    db
      .select({ userId: groupOwners.userId })
      .from(groupOwners)
      .where(
        and(
          amongGiven(groupOwners.userId, 'userIds'),
          eq(groupOwners.groupId, given('originId')),
          isNull(groupOwners.endsAt),
        ),
      ),
  ),
  application: prepared((db) =>
    db
      .select({ userId: applicationAssignments.userId })
      .from(applicationAssignments)
      .where(
        and(
          amongGiven(applicationAssignments.userId, 'userIds'),
          eq(applicationAssignments.applicationId, given('originId')),
          eq(applicationAssignments.appRoleId, given('roleId')),
          isNull(applicationAssignments.endsAt),
        ),
      ),
  ),
  site: prepared((db) =>
    db
      .select({ userId: siteAccess.userId })
      .from(siteAccess)
      .where(
        and(
          amongGiven(siteAccess.userId, 'userIds'),
          eq(siteAccess.siteId, given('originId')),
          eq(siteAccess.role, given('roleId')),
          isNull(siteAccess.endsAt),
        ),
      ),
  ),
} as const satisfies Record<EdgeKind, unknown>

/** Names a role of a resource. */
export const roleKey = ({ kind, originId, roleId }: ResourceRole): string => `${kind} ${originId} ${roleId}`

/** How many reasons each of those whom grants concern has for each of their roles now, by the key of the role. One query for each role. */
export async function reasonsForRoles(
  db: Queries,
  grants: readonly Grant[],
): Promise<ReadonlyMap<string, ReadonlyMap<UserId, number>>> {
  const reasons = new Map<string, ReadonlyMap<UserId, number>>()
  for (const [key, those] of groupedBy(grants, roleKey)) {
    const [first] = those
    if (!first) continue
    const userIds = listed([...new Set(those.map(({ userId }) => userId))])
    const rows = await holding[first.edge](db, { userIds, originId: first.originId, roleId: first.roleId })
    const counts = new Map<UserId, number>()
    for (const { userId } of rows) if (userId) counts.set(userId, (counts.get(userId) ?? 0) + 1)
    reasons.set(key, counts)
  }
  return reasons
}
