import type { Exclusions } from '@latchkey/core/entitlement/exclusions'
import { listsOf } from '@latchkey/core/grouped'
import type { AccessPackageId, GroupId, UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { groups, memberships } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignments,
  incompatibleGroups,
  incompatiblePackages,
  packageResourceRoles,
} from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { groupsReadable } from '../directory/groups.store.ts'
import type { Portal } from '../portal.ts'

const packagesHeld = prepared((db) =>
  db
    .select({ userId: assignments.targetId, name: accessPackages.displayName })
    .from(incompatiblePackages)
    .innerJoin(
      assignments,
      and(
        eq(assignments.accessPackageId, incompatiblePackages.incompatibleId),
        amongGiven(assignments.targetId, 'userIds'),
        isNull(assignments.endsAt),
      ),
    )
    .innerJoin(accessPackages, eq(accessPackages.id, incompatiblePackages.incompatibleId))
    .where(and(eq(incompatiblePackages.accessPackageId, given('packageId')), isNull(incompatiblePackages.endsAt)))
    .orderBy(asc(accessPackages.displayName), asc(accessPackages.id), asc(assignments.id)),
)

const groupsHeld = prepared((db) =>
  db
    .selectDistinct({ userId: memberships.userId, id: groups.id, name: groups.displayName })
    .from(incompatibleGroups)
    .innerJoin(
      memberships,
      and(
        eq(memberships.groupId, incompatibleGroups.groupId),
        amongGiven(memberships.userId, 'userIds'),
        isNull(memberships.endsAt),
      ),
    )
    .innerJoin(groups, eq(groups.id, incompatibleGroups.groupId))
    .where(and(eq(incompatibleGroups.accessPackageId, given('packageId')), isNull(incompatibleGroups.endsAt)))
    .orderBy(asc(groups.displayName), asc(groups.id), asc(memberships.userId)),
)

/** The packages and groups that somebody has and that do not go together with a package, by their names. Two queries. */
export async function conflictsOf(db: Queries, packageId: AccessPackageId, userId: UserId): Promise<readonly string[]> {
  return (await conflictsOfMany(db, packageId, [userId])).get(userId) ?? []
}

/** As `conflictsOf` for many people; who has nothing of the kind is left out. Two queries, whatever the number. */
export async function conflictsOfMany(
  db: Queries,
  packageId: AccessPackageId,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, readonly string[]>> {
  return inWords(await held(db, packageId, userIds))
}

/** As `conflictsOfMany`, for the one who acts, who is not the person concerned: a group that they may not read stays without its name. Three queries. */
export async function conflictsShown(
  portal: Portal,
  db: Queries,
  packageId: AccessPackageId,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, readonly string[]>> {
  const found = await held(db, packageId, userIds)
  const groupIds = found.groups.map(({ id }) => id)
  return inWords(found, await groupsReadable(portal, db, groupIds))
}

/** What people have that does not go together with a package. */
interface Held {
  readonly packages: Awaited<ReturnType<typeof packagesHeld>>
  readonly groups: Awaited<ReturnType<typeof groupsHeld>>
}

async function held(db: Queries, packageId: AccessPackageId, userIds: readonly UserId[]): Promise<Held> {
  const values = { packageId, userIds: listed(userIds) }
  return { packages: await packagesHeld(db, values), groups: await groupsHeld(db, values) }
}

/** Groups that are not among the readable ones are one group without a name, however many they are. */
function inWords({ packages, groups }: Held, readable?: ReadonlySet<GroupId>): ReadonlyMap<UserId, readonly string[]> {
  const isNamed = ({ id }: { readonly id: GroupId }): boolean => readable === undefined || readable.has(id)
  const unnamed = new Set(groups.flatMap((one) => (isNamed(one) ? [] : one.userId)))
  return listsOf([
    ...packages.map(({ userId, name }) => [userId, `“${name}”`] as const),
    ...groups.filter(isNamed).map(({ userId, name }) => [userId, `the group “${name}”`] as const),
    ...[...unnamed].map((userId) => [userId, 'a group'] as const),
  ])
}

const packagesAmong = prepared((db) =>
  db
    .select({ packageId: incompatiblePackages.accessPackageId, otherId: incompatiblePackages.incompatibleId })
    .from(incompatiblePackages)
    .where(
      and(
        amongGiven(incompatiblePackages.accessPackageId, 'packageIds'),
        amongGiven(incompatiblePackages.incompatibleId, 'packageIds'),
        isNull(incompatiblePackages.endsAt),
      ),
    ),
)

const groupsAmong = prepared((db) =>
  db
    .select({ packageId: incompatibleGroups.accessPackageId, otherId: packageResourceRoles.accessPackageId })
    .from(incompatibleGroups)
    .innerJoin(
      packageResourceRoles,
      and(
        eq(packageResourceRoles.kind, 'group'),
        eq(packageResourceRoles.roleId, 'member'),
        eq(packageResourceRoles.originId, incompatibleGroups.groupId),
        amongGiven(packageResourceRoles.accessPackageId, 'packageIds'),
        isNull(packageResourceRoles.endsAt),
      ),
    )
    .where(and(amongGiven(incompatibleGroups.accessPackageId, 'packageIds'), isNull(incompatibleGroups.endsAt))),
)

/**
 * Which of these packages do not go together with which others of them: by name, or because the other makes people members of a group that
 * does not. Two queries; none where there are fewer than two packages.
 */
export async function exclusionsAmong(db: Queries, packageIds: readonly AccessPackageId[]): Promise<Exclusions> {
  if (packageIds.length < 2) return new Map()
  const values = { packageIds: listed(packageIds) }
  return listsOf(
    [...(await packagesAmong(db, values)), ...(await groupsAmong(db, values))].map(({ packageId, otherId }) => [
      packageId,
      otherId,
    ]),
  )
}
