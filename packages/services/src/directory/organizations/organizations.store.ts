import { domainOf, type SponsorKind } from '@latchkey/core/entitlement/connected-organization'
import type { ConnectedOrganizationId, UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import {
  connectedOrganizationDomains,
  connectedOrganizationSponsors,
  connectedOrganizations,
  users,
} from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentPolicies, policyTargets } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { chunkSize, inChunks } from '../../chunks.ts'
import type { Portal } from '../../portal.ts'

/** A connected organization as it is stored. */
export type StoredOrganization = typeof connectedOrganizations.$inferSelect

/** A connected organization that has not been deleted; refuses with notFound. */
export async function organizationById(db: Queries, id: ConnectedOrganizationId): Promise<StoredOrganization> {
  const [organization] = await db
    .select()
    .from(connectedOrganizations)
    .where(and(eq(connectedOrganizations.id, id), isNull(connectedOrganizations.deletedAt)))
  if (!organization) throw notFound('connected organization')
  return organization
}

/** The domains of a connected organization, in the order of the alphabet. */
export async function domainsOf(db: Queries, id: ConnectedOrganizationId): Promise<readonly string[]> {
  const rows = await db
    .select({ domain: connectedOrganizationDomains.domain })
    .from(connectedOrganizationDomains)
    .where(eq(connectedOrganizationDomains.connectedOrganizationId, id))
    .orderBy(asc(connectedOrganizationDomains.domain))
  return rows.map(({ domain }) => domain)
}

/** Those of these domains that another organization has, with its name. */
export async function domainsTaken(db: Queries, domains: readonly string[], exceptId: ConnectedOrganizationId) {
  if (domains.length === 0) return []
  return db
    .select({ domain: connectedOrganizationDomains.domain, organization: connectedOrganizations.displayName })
    .from(connectedOrganizationDomains)
    .innerJoin(
      connectedOrganizations,
      eq(connectedOrganizations.id, connectedOrganizationDomains.connectedOrganizationId),
    )
    .where(and(inArray(connectedOrganizationDomains.domain, [...domains]), ne(connectedOrganizations.id, exceptId)))
    .orderBy(asc(connectedOrganizationDomains.domain))
}

/** Gives an organization these domains and no others. */
export async function setDomains(
  tx: Transaction,
  connectedOrganizationId: ConnectedOrganizationId,
  domains: readonly string[],
): Promise<void> {
  await tx
    .delete(connectedOrganizationDomains)
    .where(eq(connectedOrganizationDomains.connectedOrganizationId, connectedOrganizationId))
  await insert(
    tx,
    connectedOrganizationDomains,
    domains.map((domain) => ({ domain, connectedOrganizationId })),
  )
}

/** The names of the policies that name an organization. */
export async function policiesNamingOrganization(db: Queries, id: ConnectedOrganizationId): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ id: assignmentPolicies.id, displayName: assignmentPolicies.displayName })
    .from(policyTargets)
    .innerJoin(assignmentPolicies, eq(assignmentPolicies.id, policyTargets.policyId))
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentPolicies.accessPackageId))
    .where(
      and(
        eq(policyTargets.connectedOrganizationId, id),
        isNull(assignmentPolicies.deletedAt),
        isNull(accessPackages.deletedAt),
      ),
    )
    .orderBy(asc(assignmentPolicies.displayName), asc(assignmentPolicies.id))
  return rows.map(({ displayName }) => displayName)
}

/** Whether somebody is a sponsor of a kind now. */
export async function isSponsor(
  db: Queries,
  id: ConnectedOrganizationId,
  kind: SponsorKind,
  userId: UserId,
): Promise<boolean> {
  const rows = await db
    .select({ id: connectedOrganizationSponsors.id })
    .from(connectedOrganizationSponsors)
    .where(sponsoring(id, kind, userId))
  return rows.length > 0
}

const sponsoring = (id: ConnectedOrganizationId, kind: SponsorKind, userId: UserId) =>
  and(
    eq(connectedOrganizationSponsors.connectedOrganizationId, id),
    eq(connectedOrganizationSponsors.kind, kind),
    eq(connectedOrganizationSponsors.userId, userId),
    isNull(connectedOrganizationSponsors.endsAt),
  )

/** Makes somebody a sponsor who is none of this kind. */
export async function beginSponsor(
  portal: Portal,
  tx: Transaction,
  connectedOrganizationId: ConnectedOrganizationId,
  kind: SponsorKind,
  userId: UserId,
): Promise<void> {
  await insert(tx, connectedOrganizationSponsors, [
    { id: portal.newId(), connectedOrganizationId, userId, kind, startsAt: portal.now(), endsAt: null },
  ])
}

/** Ends somebody's part as a sponsor; without a user, that of everybody. */
export async function endSponsors(
  portal: Portal,
  tx: Transaction,
  id: ConnectedOrganizationId,
  only?: { readonly kind: SponsorKind; readonly userId: UserId },
): Promise<void> {
  await tx
    .update(connectedOrganizationSponsors)
    .set({ endsAt: portal.now() })
    .where(
      only
        ? sponsoring(id, only.kind, only.userId)
        : and(
            eq(connectedOrganizationSponsors.connectedOrganizationId, id),
            isNull(connectedOrganizationSponsors.endsAt),
          ),
    )
}

/** Says of users which organization they come from: guests by the domain of their address, members from none. */
export async function placeGuests(portal: Portal, tx: Transaction, userIds: readonly UserId[]): Promise<void> {
  await inChunks(userIds, async (chunk) => {
    const people = await tx
      .select({
        id: users.id,
        userType: users.userType,
        mail: users.mail,
        userPrincipalName: users.userPrincipalName,
        connectedOrganizationId: users.connectedOrganizationId,
      })
      .from(users)
      .where(inArray(users.id, chunk))
    const domainOfPerson = new Map(
      people.map((one) => [one.id, one.userType === 'guest' ? domainOf(one.mail ?? one.userPrincipalName) : null]),
    )
    const domains = [...new Set(domainOfPerson.values())].filter((domain) => domain !== null)
    const known = new Map(
      domains.length === 0
        ? []
        : (
            await tx
              .select()
              .from(connectedOrganizationDomains)
              .where(inArray(connectedOrganizationDomains.domain, domains))
          ).map((row) => [row.domain, row.connectedOrganizationId]),
    )
    const moving = new Map<ConnectedOrganizationId | null, UserId[]>()
    for (const { id, connectedOrganizationId } of people) {
      const from = known.get(domainOfPerson.get(id) ?? '') ?? null
      if (from !== connectedOrganizationId) moving.set(from, [...(moving.get(from) ?? []), id])
    }
    for (const [connectedOrganizationId, ids] of moving)
      await tx
        .update(users)
        .set({ connectedOrganizationId, relationsChangedAt: portal.now() })
        .where(inArray(users.id, ids))
  })
}

/** Places everybody anew who comes from an organization now, or whose address has one of these domains. */
export async function placeGuestsOf(
  portal: Portal,
  tx: Transaction,
  id: ConnectedOrganizationId,
  domains: readonly string[],
): Promise<void> {
  const domain = sql<string>`lower(coalesce(${users.mail}, ${users.userPrincipalName}))`
  const concerned = or(
    eq(users.connectedOrganizationId, id),
    ...domains.map((one) => and(eq(users.userType, 'guest'), sql`${domain} like ${`%@${one}`}`)),
  )
  for (let last: UserId = ''; ; ) {
    const rows = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(concerned, gt(users.id, last)))
      .orderBy(asc(users.id))
      .limit(chunkSize)
    await placeGuests(
      portal,
      tx,
      rows.map((row) => row.id),
    )
    const end = rows.at(-1)
    if (!end || rows.length < chunkSize) return
    last = end.id
  }
}

/** Adds a connected organization. */
export async function addOrganization(tx: Transaction, row: StoredOrganization): Promise<void> {
  await insert(tx, connectedOrganizations, [row])
}

/** Keeps what changed of a connected organization; the revision counts up. */
export async function saveOrganization(
  tx: Transaction,
  organization: StoredOrganization,
  changes: Partial<StoredOrganization>,
): Promise<void> {
  await tx
    .update(connectedOrganizations)
    .set({ ...changes, revision: organization.revision + 1 })
    .where(eq(connectedOrganizations.id, organization.id))
}
