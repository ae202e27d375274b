import { roles } from '@latchkey/core/authorization/roles'
import { catalogRoleTitles } from '@latchkey/core/entitlement/catalog'
import type { AssignmentId, UserId } from '@latchkey/core/ids'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { applicationAssignments, applicationOwners, applications } from '@latchkey/schema/tables/applications'
import { approvalDelegations } from '@latchkey/schema/tables/approvals'
import {
  connectedOrganizationSponsors,
  connectedOrganizations,
  groupOwners,
  groups,
  memberships,
  roleAssignments,
} from '@latchkey/schema/tables/directory'
import { assignments, catalogRoleAssignments, catalogs } from '@latchkey/schema/tables/entitlement'
import { directLicenses, products } from '@latchkey/schema/tables/licensing'
import { siteAccess, sites } from '@latchkey/schema/tables/sites'
import { and, asc, eq, isNull, ne, or } from 'drizzle-orm'
import type { Happening } from '../../record.ts'

/** The live access of a person by packages, the longest held first. */
export async function liveAssignmentsOf(db: Queries, userId: UserId): Promise<readonly AssignmentId[]> {
  const rows = await db
    .select({ id: assignments.id })
    .from(assignments)
    .where(and(eq(assignments.targetId, userId), isNull(assignments.endsAt)))
    .orderBy(asc(assignments.startsAt), asc(assignments.id))
  return rows.map(({ id }) => id)
}

type Ended = Pick<Happening, 'activity' | 'target' | 'details'>

const named = (activity: string, type: string) => (row: { id: string; name: string }) =>
  ({ activity, target: { type, id: row.id, name: row.name } }) as const

/**
 * Ends everything that a person has, owns or is directly, whatever gave it but packages, and says what that was. Nothing of it passes on
 * here. Everything is read before it is ended.
 */
export async function endDirectEdges(tx: Transaction, userId: UserId, endsAt: Date): Promise<readonly Ended[]> {
  const ended: Ended[] = []

  const mine = and(eq(memberships.userId, userId), ne(memberships.source, 'accessPackage'), isNull(memberships.endsAt))
  const joined = await tx
    .selectDistinct({ id: groups.id, name: groups.displayName })
    .from(memberships)
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .where(mine)
    .orderBy(asc(groups.displayName), asc(groups.id))
  await tx.update(memberships).set({ endsAt }).where(mine)
  ended.push(...joined.map(named('group.memberRemoved', 'group')))

  const owning = and(eq(groupOwners.userId, userId), isNull(groupOwners.endsAt))
  const owned = await tx
    .selectDistinct({ id: groups.id, name: groups.displayName })
    .from(groupOwners)
    .innerJoin(groups, eq(groups.id, groupOwners.groupId))
    .where(owning)
    .orderBy(asc(groups.displayName), asc(groups.id))
  await tx.update(groupOwners).set({ endsAt }).where(owning)
  ended.push(...owned.map(named('group.ownerRemoved', 'group')))

  const using = and(eq(applicationAssignments.userId, userId), isNull(applicationAssignments.endsAt))
  const apps = await tx
    .selectDistinct({ id: applications.id, name: applications.displayName })
    .from(applicationAssignments)
    .innerJoin(applications, eq(applications.id, applicationAssignments.applicationId))
    .where(using)
    .orderBy(asc(applications.displayName), asc(applications.id))
  await tx.update(applicationAssignments).set({ endsAt }).where(using)
  ended.push(...apps.map(named('application.unassigned', 'application')))

  const running = and(eq(applicationOwners.userId, userId), isNull(applicationOwners.endsAt))
  const run = await tx
    .selectDistinct({ id: applications.id, name: applications.displayName })
    .from(applicationOwners)
    .innerJoin(applications, eq(applications.id, applicationOwners.applicationId))
    .where(running)
    .orderBy(asc(applications.displayName), asc(applications.id))
  await tx.update(applicationOwners).set({ endsAt }).where(running)
  ended.push(...run.map(named('application.ownerRemoved', 'application')))

  return [...ended, ...(await endRoles(tx, userId, endsAt)), ...(await endRest(tx, userId, endsAt))]
}

async function endRoles(tx: Transaction, userId: UserId, endsAt: Date): Promise<readonly Ended[]> {
  const inCatalogs = and(eq(catalogRoleAssignments.userId, userId), isNull(catalogRoleAssignments.endsAt))
  const catalogRows = await tx
    .select({ id: catalogs.id, name: catalogs.displayName, role: catalogRoleAssignments.role })
    .from(catalogRoleAssignments)
    .innerJoin(catalogs, eq(catalogs.id, catalogRoleAssignments.catalogId))
    .where(inCatalogs)
    .orderBy(asc(catalogs.displayName), asc(catalogRoleAssignments.id))
  await tx.update(catalogRoleAssignments).set({ endsAt }).where(inCatalogs)

  const inDirectory = and(eq(roleAssignments.userId, userId), isNull(roleAssignments.endsAt))
  const directoryRows = await tx
    .select({ id: roleAssignments.role })
    .from(roleAssignments)
    .where(inDirectory)
    .orderBy(asc(roleAssignments.role))
  await tx.update(roleAssignments).set({ endsAt }).where(inDirectory)

  return [
    ...catalogRows.map(({ role, ...row }) => ({
      ...named('catalog.roleRemoved', 'catalog')(row),
      details: { role: catalogRoleTitles[role].title },
    })),
    ...directoryRows.map(({ id }) => ({
      activity: 'role.removed',
      target: { type: 'role', id, name: roles[id].title },
    })),
  ]
}

/** Ends direct licenses, roles in sites, what the person stands for in other organizations, and delegations from and to them. */
async function endRest(tx: Transaction, userId: UserId, endsAt: Date): Promise<readonly Ended[]> {
  const licensed = and(eq(directLicenses.userId, userId), isNull(directLicenses.endsAt))
  const licenses = await tx
    .select({ id: products.id, name: products.displayName })
    .from(directLicenses)
    .innerJoin(products, eq(products.id, directLicenses.productId))
    .where(licensed)
    .orderBy(asc(products.displayName), asc(directLicenses.id))
  await tx.update(directLicenses).set({ endsAt }).where(licensed)

  const atSites = and(eq(siteAccess.userId, userId), isNull(siteAccess.endsAt))
  const places = await tx
    .selectDistinct({ id: sites.id, name: sites.displayName })
    .from(siteAccess)
    .innerJoin(sites, eq(sites.id, siteAccess.siteId))
    .where(atSites)
    .orderBy(asc(sites.displayName), asc(sites.id))
  await tx.update(siteAccess).set({ endsAt }).where(atSites)

  const sponsoring = and(eq(connectedOrganizationSponsors.userId, userId), isNull(connectedOrganizationSponsors.endsAt))
  const sponsored = await tx
    .selectDistinct({ id: connectedOrganizations.id, name: connectedOrganizations.displayName })
    .from(connectedOrganizationSponsors)
    .innerJoin(
      connectedOrganizations,
      eq(connectedOrganizations.id, connectedOrganizationSponsors.connectedOrganizationId),
    )
    .where(sponsoring)
    .orderBy(asc(connectedOrganizations.displayName), asc(connectedOrganizations.id))
  await tx.update(connectedOrganizationSponsors).set({ endsAt }).where(sponsoring)

  await tx
    .update(approvalDelegations)
    .set({ endsAt })
    .where(
      and(
        or(eq(approvalDelegations.userId, userId), eq(approvalDelegations.delegateId, userId)),
        isNull(approvalDelegations.endsAt),
      ),
    )
  return [
    ...licenses.map(named('license.removed', 'product')),
    ...places.map(named('user.siteLeft', 'site')),
    ...sponsored.map(named('connectedOrganization.sponsorRemoved', 'connectedOrganization')),
  ]
}
