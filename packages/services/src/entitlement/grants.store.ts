import { type Obstacle, obstacleFor, obstacleTo } from '@latchkey/core/entitlement/delivery'
import { isGroupRole, isSiteRole, type ResourceKind, type ResourceRole } from '@latchkey/core/entitlement/resource'
import type { AccessPackageId, AssignmentId, GroupId, UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { given, prepared } from '@latchkey/schema/prepared'
import { applicationAssignments, applications, appRoles } from '@latchkey/schema/tables/applications'
import { groupOwners, groups, memberships, users } from '@latchkey/schema/tables/directory'
import { assignments, packageResourceRoles } from '@latchkey/schema/tables/entitlement'
import { siteAccess, sites } from '@latchkey/schema/tables/sites'
import { and, asc, count, eq, gt, inArray, isNull } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import type { Portal } from '../portal.ts'
import { turn } from '../turn.ts'
import { appRoleSays, groupRoleSays, siteRoleSays } from './resource-roles.store.ts'

/** Somebody who has a package now. */
export interface Holder {
  readonly assignmentId: AssignmentId
  readonly userId: UserId
}

/** A role that a package gives, with what stands in the way of giving it. */
export interface PackageRole extends ResourceRole {
  /** `Member of Design` */
  readonly says: string
  readonly obstacle: Obstacle | null
  /** Whether guests cannot have it. */
  readonly membersOnly: boolean
}

const rolesOf = prepared((db) =>
  db
    .select({
      packageId: packageResourceRoles.accessPackageId,
      kind: packageResourceRoles.kind,
      originId: packageResourceRoles.originId,
      roleId: packageResourceRoles.roleId,
      group: {
        id: groups.id,
        name: groups.displayName,
        deletedAt: groups.deletedAt,
        isAssignableToRole: groups.isAssignableToRole,
      },
      application: { id: applications.id, name: applications.displayName, deletedAt: applications.deletedAt },
      role: { id: appRoles.id, name: appRoles.displayName },
      site: { id: sites.id, name: sites.displayName, deletedAt: sites.deletedAt },
    })
    .from(packageResourceRoles)
    .leftJoin(groups, and(eq(packageResourceRoles.kind, 'group'), eq(groups.id, packageResourceRoles.originId)))
    .leftJoin(
      applications,
      and(eq(packageResourceRoles.kind, 'application'), eq(applications.id, packageResourceRoles.originId)),
    )
    .leftJoin(appRoles, and(eq(appRoles.id, packageResourceRoles.roleId), eq(appRoles.applicationId, applications.id)))
    .leftJoin(sites, and(eq(packageResourceRoles.kind, 'site'), eq(sites.id, packageResourceRoles.originId)))
    .where(and(amongGiven(packageResourceRoles.accessPackageId, 'packageIds'), isNull(packageResourceRoles.endsAt)))
    .orderBy(asc(packageResourceRoles.startsAt), asc(packageResourceRoles.id)),
)

/** What a package gives now, in the order in which it was added. One query. */
export async function packageRoles(db: Queries, packageId: AccessPackageId): Promise<readonly PackageRole[]> {
  return (await rolesOfPackages(db, [packageId])).get(packageId) ?? []
}

/** What each of these packages gives now; one that gives nothing is left out. One query, whatever the number. */
export async function rolesOfPackages(
  db: Queries,
  packageIds: readonly AccessPackageId[],
): Promise<ReadonlyMap<AccessPackageId, readonly PackageRole[]>> {
  const rows = await rolesOf(db, { packageIds: listed(packageIds) })
  const roles = new Map<AccessPackageId, PackageRole[]>()
  for (const { packageId, kind, originId, roleId, group, application, role, site } of rows) {
    const resource = kind === 'group' ? group : kind === 'application' ? application : site
    const roleKnown = kind === 'group' ? isGroupRole(roleId) : kind === 'site' ? isSiteRole(roleId) : role !== null
    const says =
      kind === 'group'
        ? groupRoleSays(roleId, group?.name)
        : kind === 'site'
          ? siteRoleSays(roleId, site?.name)
          : appRoleSays({ role: role?.name ?? null, name: application?.name ?? null })
    const exists = resource !== null && resource.deletedAt === null
    const known = roles.get(packageId) ?? []
    const membersOnly = kind === 'group' && roleId === 'member' && group?.isAssignableToRole === true
    known.push({ kind, originId, roleId, says, obstacle: obstacleTo({ exists, roleKnown }), membersOnly })
    roles.set(packageId, known)
  }
  return roles
}

const guestsOf = prepared((db) =>
  db
    .select({ id: users.id })
    .from(users)
    .where(and(amongGiven(users.id, 'ids'), eq(users.userType, 'guest'))),
)

/** The guests among these people, where any of the roles cannot be given to guests; else nobody is looked up. One query at most. */
export async function guestsAmong(
  db: Queries,
  roles: readonly PackageRole[],
  userIds: readonly UserId[],
): Promise<ReadonlySet<UserId>> {
  if (userIds.length === 0 || !roles.some(({ membersOnly }) => membersOnly)) return new Set()
  return new Set((await guestsOf(db, { ids: listed(userIds) })).map(({ id }) => id))
}

/** The roles of a package with what stands in the way of giving them to one person. */
export const rolesFor = (roles: readonly PackageRole[], isGuest: boolean): readonly PackageRole[] =>
  isGuest ? roles.map((role) => ({ ...role, obstacle: obstacleFor(role, true) })) : roles

/** Those who have a package now, a stretch at a time by the id of their assignment. */
export async function holdersOfPackage(
  db: Queries,
  packageId: AccessPackageId,
  afterId = '',
  size = 1000,
): Promise<readonly Holder[]> {
  return db
    .select({ assignmentId: assignments.id, userId: assignments.targetId })
    .from(assignments)
    .where(and(eq(assignments.accessPackageId, packageId), isNull(assignments.endsAt), gt(assignments.id, afterId)))
    .orderBy(asc(assignments.id))
    .limit(size)
}

/** Everybody who has a package now, a stretch after another; others have their turn in between. */
export async function* eachHolder(db: Queries, packageId: AccessPackageId): AsyncGenerator<readonly Holder[]> {
  for (let holders = await holdersOfPackage(db, packageId); holders.length > 0; ) {
    yield holders
    await turn()
    holders = await holdersOfPackage(db, packageId, holders.at(-1)?.assignmentId)
  }
}

/** How many people have a package now. */
export async function liveHoldersCount(db: Queries, packageId: AccessPackageId): Promise<number> {
  const [row] = await db
    .select({ people: count() })
    .from(assignments)
    .where(and(eq(assignments.accessPackageId, packageId), isNull(assignments.endsAt)))
  return row?.people ?? 0
}

const liveAmong = prepared((db) =>
  db
    .select({ assignmentId: assignments.id, userId: assignments.targetId })
    .from(assignments)
    .where(
      and(
        amongGiven(assignments.id, 'ids'),
        eq(assignments.accessPackageId, given('packageId')),
        isNull(assignments.endsAt),
      ),
    )
    .orderBy(asc(assignments.id)),
)

/** Those of these assignments that are of a package and live. */
export async function liveHolders(
  db: Queries,
  packageId: AccessPackageId,
  assignmentIds: readonly AssignmentId[],
): Promise<readonly Holder[]> {
  return assignmentIds.length === 0 ? [] : liveAmong(db, { ids: listed(assignmentIds), packageId })
}

/** Where each kind of role is kept as an edge: each has a source and dates. */
const edgeKinds = ['member', 'owner', 'application', 'site'] as const

/** A kind of edge that a package can give. */
export type EdgeKind = (typeof edgeKinds)[number]

/** One role that somebody has by an assignment, as the edge that carries it. */
export interface Grant extends ResourceRole, Holder {
  readonly edge: EdgeKind
}

/** A grant that lives, with the id of its edge. */
export interface HeldGrant extends Grant {
  readonly id: string
}

/** The edge that carries a role. */
export function edgeOf({ kind, roleId }: Pick<ResourceRole, 'kind' | 'roleId'>): EdgeKind {
  if (kind !== 'group') return kind
  if (!isGroupRole(roleId)) throw new Error(`a group has no role ${roleId}`)
  return roleId
}

const edgeTables = {
  member: memberships,
  owner: groupOwners,
  application: applicationAssignments,
  site: siteAccess,
} as const

const heldBy = {
  member: prepared((db) =>
    db
      .select({
        id: memberships.id,
        originId: memberships.groupId,
        userId: memberships.userId,
        assignmentId: memberships.sourceId,
      })
      .from(memberships)
      .where(
        and(
          eq(memberships.source, 'accessPackage'),
          amongGiven(memberships.sourceId, 'ids'),
          isNull(memberships.endsAt),
        ),
      ),
  ),
  owner: prepared((db) =>
    db
      .select({
        id: groupOwners.id,
        originId: groupOwners.groupId,
        userId: groupOwners.userId,
        assignmentId: groupOwners.sourceId,
      })
      .from(groupOwners)
      .where(
        and(
          eq(groupOwners.source, 'accessPackage'),
          amongGiven(groupOwners.sourceId, 'ids'),
          isNull(groupOwners.endsAt),
        ),
      ),
  ),
  application: prepared((db) =>
    db
      .select({
        id: applicationAssignments.id,
        originId: applicationAssignments.applicationId,
        roleId: applicationAssignments.appRoleId,
        userId: applicationAssignments.userId,
        assignmentId: applicationAssignments.sourceId,
      })
      .from(applicationAssignments)
      .where(
        and(
          eq(applicationAssignments.source, 'accessPackage'),
          amongGiven(applicationAssignments.sourceId, 'ids'),
          isNull(applicationAssignments.endsAt),
        ),
      ),
  ),
  site: prepared((db) =>
    db
      .select({
        id: siteAccess.id,
        originId: siteAccess.siteId,
        roleId: siteAccess.role,
        userId: siteAccess.userId,
        assignmentId: siteAccess.sourceId,
      })
      .from(siteAccess)
      .where(
        and(eq(siteAccess.source, 'accessPackage'), amongGiven(siteAccess.sourceId, 'ids'), isNull(siteAccess.endsAt)),
      ),
  ),
} as const

const kindOf: Record<EdgeKind, ResourceKind> = {
  member: 'group',
  owner: 'group',
  application: 'application',
  site: 'site',
}

/** Everything that these assignments give now. Four queries, whatever the number. */
export async function heldGrants(db: Queries, assignmentIds: readonly AssignmentId[]): Promise<readonly HeldGrant[]> {
  if (assignmentIds.length === 0) return []
  const ids = listed(assignmentIds)
  const held: HeldGrant[] = []
  for (const edge of edgeKinds)
    for (const row of await heldBy[edge](db, { ids }))
      held.push({
        edge,
        kind: kindOf[edge],
        id: row.id,
        originId: row.originId,
        roleId: 'roleId' in row ? row.roleId : edge,
        userId: row.userId ?? '',
        assignmentId: row.assignmentId,
      })
  return held
}

/** Begins grants that do not live yet, each for its assignment. */
export async function beginGrants(portal: Portal, tx: Transaction, grants: readonly Grant[]): Promise<void> {
  const dated = { source: 'accessPackage' as const, startsAt: portal.now(), endsAt: null }
  const of = (edge: EdgeKind) => grants.filter((grant) => grant.edge === edge)
  for (const edge of ['member', 'owner'] as const)
    await insert(
      tx,
      edgeTables[edge],
      of(edge).map(({ originId, userId, assignmentId }) => ({
        id: portal.newId(),
        groupId: originId,
        userId,
        sourceId: assignmentId,
        ...dated,
      })),
    )
  await insert(
    tx,
    applicationAssignments,
    of('application').map(({ originId, roleId, userId, assignmentId }) => ({
      id: portal.newId(),
      applicationId: originId,
      appRoleId: roleId,
      userId,
      groupId: null,
      sourceId: assignmentId,
      ...dated,
    })),
  )
  await insert(
    tx,
    siteAccess,
    of('site').flatMap(({ originId, roleId, userId, assignmentId }) =>
      isSiteRole(roleId)
        ? [{ id: portal.newId(), siteId: originId, role: roleId, userId, sourceId: assignmentId, ...dated }]
        : [],
    ),
  )
}

/** The groups of which grants make somebody a member, each once. */
export const groupsLeft = (grants: readonly Grant[]): readonly GroupId[] => [
  ...new Set(grants.filter(({ edge }) => edge === 'member').map(({ originId }) => originId)),
]

/** Ends grants; other reasons for the same access stay. */
export async function endGrants(portal: Portal, tx: Transaction, grants: readonly HeldGrant[]): Promise<void> {
  const endsAt = portal.now()
  for (const edge of edgeKinds) {
    const edgeTable = edgeTables[edge]
    const ids = grants.filter((grant) => grant.edge === edge).map(({ id }) => id)
    await inChunks(ids, (chunk) => tx.update(edgeTable).set({ endsAt }).where(inArray(edgeTable.id, chunk)))
  }
}
