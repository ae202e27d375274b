import type { Person } from '@latchkey/core/authorization/actor'
import type { AccessPackageId, GroupId, ProductId } from '@latchkey/core/ids'
import { among } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { groupReach, groups } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignmentRequests,
  assignments,
  catalogs,
  packageResourceRoles,
} from '@latchkey/schema/tables/entitlement'
import { groupLicenses } from '@latchkey/schema/tables/licensing'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { requestablePackages } from '../entitlement/eligibility.store.ts'

/** A group whose members get a product. */
export interface GivingGroup {
  readonly id: GroupId
  readonly displayName: string
}

/** The groups that give a product themselves, by name. */
export const groupsGiving = (db: Queries, productId: ProductId): Promise<readonly GivingGroup[]> =>
  db
    .select({ id: groups.id, displayName: groups.displayName })
    .from(groupLicenses)
    .innerJoin(groups, eq(groups.id, groupLicenses.groupId))
    .where(and(eq(groupLicenses.productId, productId), isNull(groupLicenses.endsAt)))
    .orderBy(asc(groups.displayName), asc(groups.id))

/** A package that makes somebody a member of a group whose members get a product. */
export interface PackageOnTheWay {
  readonly id: AccessPackageId
  readonly displayName: string
  readonly description: string
  /** The group that the package puts them in. */
  readonly groupName: string
  /** Whether they have asked for it, or have it, already. */
  readonly standing: 'available' | 'requested' | 'active'
}

/**
 * The packages that somebody finds in My Access and may request, and that lead to a product: through a group that gives it, or one
 * inside such a group where its licenses reach nested members.
 */
export async function packagesLeadingTo(
  db: Queries,
  productId: ProductId,
  person: Pick<Person, 'id' | 'userType'>,
): Promise<readonly PackageOnTheWay[]> {
  const groupIds = await groupsReached(db, productId)
  if (groupIds.length === 0) return []
  const rows = await db
    .select({
      id: accessPackages.id,
      displayName: accessPackages.displayName,
      description: accessPackages.description,
      groupName: groups.displayName,
      assignmentId: assignments.id,
      requestId: assignmentRequests.id,
    })
    .from(packageResourceRoles)
    .innerJoin(groups, eq(groups.id, packageResourceRoles.originId))
    .innerJoin(accessPackages, eq(accessPackages.id, packageResourceRoles.accessPackageId))
    .innerJoin(catalogs, eq(catalogs.id, accessPackages.catalogId))
    .leftJoin(
      assignments,
      and(
        eq(assignments.accessPackageId, accessPackages.id),
        eq(assignments.targetId, person.id),
        isNull(assignments.endsAt),
      ),
    )
    .leftJoin(
      assignmentRequests,
      and(
        eq(assignmentRequests.accessPackageId, accessPackages.id),
        eq(assignmentRequests.targetId, person.id),
        isNull(assignmentRequests.completedAt),
      ),
    )
    .where(
      and(
        eq(packageResourceRoles.kind, 'group'),
        eq(packageResourceRoles.roleId, 'member'),
        among(packageResourceRoles.originId, groupIds),
        isNull(packageResourceRoles.endsAt),
        isNull(accessPackages.deletedAt),
        isNull(accessPackages.retiresAt),
        eq(accessPackages.isHidden, false),
        eq(catalogs.state, 'published'),
        person.userType === 'guest' ? eq(catalogs.isExternallyVisible, true) : undefined,
        inArray(accessPackages.id, requestablePackages(db, person)),
      ),
    )
    .orderBy(asc(accessPackages.displayName), asc(accessPackages.id), asc(groups.displayName))
  const once = new Map(
    rows.map(({ assignmentId, requestId, ...row }) => [row.id, { ...row, standing: of(assignmentId, requestId) }]),
  )
  return [...once.values()]
}

const of = (assignmentId: string | null, requestId: string | null): PackageOnTheWay['standing'] =>
  assignmentId !== null ? 'active' : requestId !== null ? 'requested' : 'available'

/** Every group of which a member gets a product. */
async function groupsReached(db: Queries, productId: ProductId): Promise<readonly GroupId[]> {
  const giving = (await groupsGiving(db, productId)).map(({ id }) => id)
  if (giving.length === 0) return []
  const inner = await db
    .select({ id: groupReach.insideId })
    .from(groupReach)
    .innerJoin(groups, and(eq(groups.id, groupReach.groupId), eq(groups.licensesReachNested, true)))
    .where(among(groupReach.groupId, giving))
  return [...new Set([...giving, ...inner.map(({ id }) => id)])]
}
