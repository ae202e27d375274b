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

/** Who of these people has a role now for whatever reason, for each kind of edge that carries it. */
const holding = {
  member: prepared((db) =>
    db
      .selectDistinct({ userId: memberships.userId })
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
      .selectDistinct({ userId: groupOwners.userId })
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
      .selectDistinct({ userId: applicationAssignments.userId })
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
      .selectDistinct({ userId: siteAccess.userId })
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

/** Who of those whom grants concern has each of their roles now, by the key of the role. One query for each role. */
export async function holdersOfRoles(
  db: Queries,
  grants: readonly Grant[],
): Promise<ReadonlyMap<string, ReadonlySet<UserId>>> {
  const holders = new Map<string, ReadonlySet<UserId>>()
  for (const [key, those] of groupedBy(grants, roleKey)) {
    const [first] = those
    if (!first) continue
    const userIds = listed([...new Set(those.map(({ userId }) => userId))])
    const rows = await holding[first.edge](db, { userIds, originId: first.originId, roleId: first.roleId })
    holders.set(key, new Set(rows.flatMap(({ userId }) => userId ?? [])))
  }
  return holders
}
