import type { OwnedKind } from '@latchkey/core/directory/leaving'
import { groupedBy } from '@latchkey/core/grouped'
import type { UserId } from '@latchkey/core/ids'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { applicationOwners, applications } from '@latchkey/schema/tables/applications'
import { groupOwners, groups, users } from '@latchkey/schema/tables/directory'
import { catalogRoleAssignments, catalogs } from '@latchkey/schema/tables/entitlement'
import { siteAccess, sites } from '@latchkey/schema/tables/sites'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { beginOwner } from '../../applications/applications.store.ts'
import { beginCatalogRole } from '../../entitlement/admin/catalog-edges.store.ts'
import type { Portal } from '../../portal.ts'
import { beginEdge, byHand } from '../memberships.store.ts'

/** A thing with its only owner. */
export interface OwnedThing {
  readonly kind: OwnedKind
  readonly id: string
  readonly displayName: string
}

/** An owner of a thing. */
interface Ownership {
  readonly id: string
  readonly displayName: string
  readonly userId: UserId
  readonly enabled: boolean
}

/** The things that nobody but this person owns who could sign in, by kind and name. Eight queries. */
export async function ownedAlone(db: Queries, userId: UserId): Promise<readonly OwnedThing[]> {
  const things: OwnedThing[] = []
  for (const kind of ['group', 'application', 'site', 'catalog'] as const) {
    const owners = groupedBy(await ownersBeside(db, kind, userId), ({ id }) => id)
    for (const [id, those] of owners) {
      const others = those.some((one) => one.userId !== userId && one.enabled)
      const [first] = those
      if (!others && first) things.push({ kind, id, displayName: first.displayName })
    }
  }
  return things
}

/** Every owner of everything of a kind that a person owns. */
async function ownersBeside(db: Queries, kind: OwnedKind, userId: UserId): Promise<readonly Ownership[]> {
  switch (kind) {
    case 'group': {
      const own = db
        .select({ id: groupOwners.groupId })
        .from(groupOwners)
        .where(and(eq(groupOwners.userId, userId), isNull(groupOwners.endsAt)))
      return db
        .select({
          id: groups.id,
          displayName: groups.displayName,
          userId: groupOwners.userId,
          enabled: users.accountEnabled,
        })
        .from(groupOwners)
        .innerJoin(groups, eq(groups.id, groupOwners.groupId))
        .innerJoin(users, eq(users.id, groupOwners.userId))
        .where(and(inArray(groupOwners.groupId, own), isNull(groupOwners.endsAt), isNull(groups.deletedAt)))
        .orderBy(asc(groups.displayName), asc(groupOwners.id))
    }
    case 'application': {
      const own = db
        .select({ id: applicationOwners.applicationId })
        .from(applicationOwners)
        .where(and(eq(applicationOwners.userId, userId), isNull(applicationOwners.endsAt)))
      return db
        .select({
          id: applications.id,
          displayName: applications.displayName,
          userId: applicationOwners.userId,
          enabled: users.accountEnabled,
        })
        .from(applicationOwners)
        .innerJoin(applications, eq(applications.id, applicationOwners.applicationId))
        .innerJoin(users, eq(users.id, applicationOwners.userId))
        .where(
          and(
            inArray(applicationOwners.applicationId, own),
            isNull(applicationOwners.endsAt),
            isNull(applications.deletedAt),
          ),
        )
        .orderBy(asc(applications.displayName), asc(applicationOwners.id))
    }
    case 'site': {
      const owning = and(eq(siteAccess.role, 'owner'), isNull(siteAccess.endsAt))
      const own = db
        .select({ id: siteAccess.siteId })
        .from(siteAccess)
        .where(and(eq(siteAccess.userId, userId), owning))
      return db
        .select({
          id: sites.id,
          displayName: sites.displayName,
          userId: siteAccess.userId,
          enabled: users.accountEnabled,
        })
        .from(siteAccess)
        .innerJoin(sites, eq(sites.id, siteAccess.siteId))
        .innerJoin(users, eq(users.id, siteAccess.userId))
        .where(and(inArray(siteAccess.siteId, own), owning, isNull(sites.deletedAt)))
        .orderBy(asc(sites.displayName), asc(siteAccess.id))
    }
    case 'catalog': {
      const owning = and(eq(catalogRoleAssignments.role, 'owner'), isNull(catalogRoleAssignments.endsAt))
      const own = db
        .select({ id: catalogRoleAssignments.catalogId })
        .from(catalogRoleAssignments)
        .where(and(eq(catalogRoleAssignments.userId, userId), owning))
      return db
        .select({
          id: catalogs.id,
          displayName: catalogs.displayName,
          userId: catalogRoleAssignments.userId,
          enabled: users.accountEnabled,
        })
        .from(catalogRoleAssignments)
        .innerJoin(catalogs, eq(catalogs.id, catalogRoleAssignments.catalogId))
        .innerJoin(users, eq(users.id, catalogRoleAssignments.userId))
        .where(and(inArray(catalogRoleAssignments.catalogId, own), owning, isNull(catalogs.deletedAt)))
        .orderBy(asc(catalogs.displayName), asc(catalogRoleAssignments.id))
    }
  }
}

/** Makes somebody an owner of a thing that they do not own. */
export async function beginOwnership(
  portal: Portal,
  tx: Transaction,
  thing: OwnedThing,
  userId: UserId,
): Promise<void> {
  switch (thing.kind) {
    case 'group':
      return beginEdge(portal, tx, 'owner', thing.id, userId, byHand)
    case 'application':
      return beginOwner(portal, tx, thing.id, userId)
    case 'catalog':
      return beginCatalogRole(portal, tx, thing.id, userId, 'owner')
    case 'site':
      return insert(tx, siteAccess, [
        {
          id: portal.newId(),
          siteId: thing.id,
          role: 'owner',
          userId,
          source: 'direct',
          sourceId: '',
          startsAt: portal.now(),
          endsAt: null,
        },
      ])
  }
}
