import type { SponsorKind } from '@latchkey/core/entitlement/connected-organization'
import type { ApproverSet } from '@latchkey/core/entitlement/policy'
import type { AccessPackageId, CatalogId, GroupId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { applicationOwners } from '@latchkey/schema/tables/applications'
import { connectedOrganizationSponsors, groupOwners, memberships, users } from '@latchkey/schema/tables/directory'
import { packageResourceRoles } from '@latchkey/schema/tables/entitlement'
import { siteAccess } from '@latchkey/schema/tables/sites'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { holdersOf } from '../authorization.store.ts'
import { catalogOwnerIds } from './catalog-relations.store.ts'

/** What an approver set is put to: a request for somebody. */
export interface Concerned {
  readonly requestorId: UserId
  readonly targetId: UserId
  readonly catalogId: CatalogId
  readonly accessPackageId: AccessPackageId
}

/** Those whom a policy may name, and those who decide where nobody of these can. */
export type Named = ApproverSet | { readonly kind: 'administrators' }

/** Answers who is named, for a request, in this moment. It reads each thing once, however many requests it is asked about. */
export type Roster = (named: Named, request: Concerned) => Promise<ReadonlySet<UserId>>

/** What of a request decides who is named. */
const dependsOn: Record<Named['kind'], (request: Concerned) => string> = {
  singleUser: () => '',
  groupMembers: () => '',
  requestorManager: ({ targetId }) => targetId,
  catalogOwners: ({ catalogId }) => catalogId,
  resourceOwners: ({ accessPackageId }) => accessPackageId,
  internalSponsors: ({ targetId }) => targetId,
  externalSponsors: ({ targetId }) => targetId,
  administrators: () => '',
}

/** Opens the roster of this moment. */
export function rosterOf(db: Queries): Roster {
  const known = new Map<string, ReadonlySet<UserId>>()
  return async (named, request) => {
    const key = JSON.stringify([named, dependsOn[named.kind](request)])
    const ids = known.get(key) ?? new Set(await idsOf(db, named, request))
    known.set(key, ids)
    return ids
  }
}

async function idsOf(db: Queries, named: Named, request: Concerned): Promise<readonly UserId[]> {
  switch (named.kind) {
    case 'singleUser':
      return [named.userId]
    case 'groupMembers':
      return membersOf(db, named.groupId)
    case 'requestorManager':
      return managerOf(db, request.targetId, named.level ?? 1)
    case 'catalogOwners':
      return catalogOwnerIds(db, request.catalogId)
    case 'resourceOwners':
      return resourceOwnersOf(db, request.accessPackageId)
    case 'internalSponsors':
      return sponsorsOf(db, request.targetId, 'internal')
    case 'externalSponsors':
      return sponsorsOf(db, request.targetId, 'external')
    case 'administrators':
      return holdersOf(db, ['identityGovernanceAdministrator', 'globalAdministrator'])
  }
}

/** The manager of a person, or theirs; nobody where the line ends or turns in a circle. */
async function managerOf(db: Queries, userId: UserId, level: 1 | 2): Promise<readonly UserId[]> {
  const [row] = await db.select({ managerId: users.managerId }).from(users).where(eq(users.id, userId))
  if (!row?.managerId || row.managerId === userId) return []
  return level === 1 ? [row.managerId] : managerOf(db, row.managerId, 1)
}

async function membersOf(db: Queries, groupId: GroupId): Promise<readonly UserId[]> {
  const rows = await db
    .selectDistinct({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), isNull(memberships.endsAt)))
    .orderBy(asc(memberships.userId))
  return rows.map(({ userId }) => userId)
}

async function resourceOwnersOf(db: Queries, packageId: AccessPackageId): Promise<readonly UserId[]> {
  const given = (kind: 'group' | 'application' | 'site') =>
    db
      .select({ id: packageResourceRoles.originId })
      .from(packageResourceRoles)
      .where(
        and(
          eq(packageResourceRoles.accessPackageId, packageId),
          eq(packageResourceRoles.kind, kind),
          isNull(packageResourceRoles.endsAt),
        ),
      )
  const rows = [
    ...(await db
      .select({ userId: groupOwners.userId })
      .from(groupOwners)
      .where(and(inArray(groupOwners.groupId, given('group')), isNull(groupOwners.endsAt)))),
    ...(await db
      .select({ userId: applicationOwners.userId })
      .from(applicationOwners)
      .where(and(inArray(applicationOwners.applicationId, given('application')), isNull(applicationOwners.endsAt)))),
    ...(await db
      .select({ userId: siteAccess.userId })
      .from(siteAccess)
      .where(and(eq(siteAccess.role, 'owner'), inArray(siteAccess.siteId, given('site')), isNull(siteAccess.endsAt)))),
  ]
  return [...new Set(rows.map(({ userId }) => userId))].sort()
}

async function sponsorsOf(db: Queries, guestId: UserId, kind: SponsorKind): Promise<readonly UserId[]> {
  const rows = await db
    .selectDistinct({ userId: connectedOrganizationSponsors.userId })
    .from(users)
    .innerJoin(
      connectedOrganizationSponsors,
      eq(connectedOrganizationSponsors.connectedOrganizationId, users.connectedOrganizationId),
    )
    .where(
      and(
        eq(users.id, guestId),
        eq(connectedOrganizationSponsors.kind, kind),
        isNull(connectedOrganizationSponsors.endsAt),
      ),
    )
    .orderBy(asc(connectedOrganizationSponsors.userId))
  return rows.map(({ userId }) => userId)
}
