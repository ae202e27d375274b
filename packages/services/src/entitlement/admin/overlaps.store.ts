import type { IncompatibleKind } from '@latchkey/core/entitlement/incompatibility'
import type { AccessPackageId } from '@latchkey/core/ids'
import { alias } from '@latchkey/schema/alias'
import type { Queries } from '@latchkey/schema/database'
import { memberships } from '@latchkey/schema/tables/directory'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { and, countDistinct, eq, inArray, isNull } from 'drizzle-orm'

const other = alias(assignments, 'other_assignment')

/** How many people have a package now and each of these others besides, by the other's id. One query, from the holders of the package. */
export async function countOverlaps(
  db: Queries,
  packageId: AccessPackageId,
  kind: IncompatibleKind,
  otherIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (otherIds.length === 0) return new Map()
  const holding = and(eq(assignments.accessPackageId, packageId), isNull(assignments.endsAt))
  const rows =
    kind === 'group'
      ? await db
          .select({ id: memberships.groupId, people: countDistinct(assignments.targetId) })
          .from(assignments)
          .innerJoin(memberships, and(eq(memberships.userId, assignments.targetId), isNull(memberships.endsAt)))
          .where(and(holding, inArray(memberships.groupId, [...otherIds])))
          .groupBy(memberships.groupId)
      : await db
          .select({ id: other.accessPackageId, people: countDistinct(assignments.targetId) })
          .from(assignments)
          .innerJoin(other, and(eq(other.targetId, assignments.targetId), isNull(other.endsAt)))
          .where(and(holding, inArray(other.accessPackageId, [...otherIds])))
          .groupBy(other.accessPackageId)
  return new Map(rows.map(({ id, people }) => [id, people]))
}
