import type { ConnectedOrganizationState, SponsorKind } from '@latchkey/core/entitlement/connected-organization'
import type { ConnectedOrganizationId } from '@latchkey/core/ids'
import { contains } from '@latchkey/schema/search'
import {
  connectedOrganizationDomains,
  connectedOrganizationSponsors,
  connectedOrganizations,
  users,
} from '@latchkey/schema/tables/directory'
import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm'
import { type WhyNot, whyNot } from '../../overview/why-not.ts'
import { afterText, cursorAt, type Page, pageOf, pageSize } from '../../paging.ts'
import type { Portal } from '../../portal.ts'
import { mustRead } from '../../visible.ts'
import { type PersonRow, personColumns } from '../people.ts'
import {
  domainsOf,
  organizationById,
  policiesNamingOrganization,
  type StoredOrganization,
} from './organizations.store.ts'

/** A connected organization in a list. */
export interface OrganizationRow {
  readonly id: ConnectedOrganizationId
  readonly displayName: string
  readonly description: string
  readonly state: ConnectedOrganizationState
  readonly domains: readonly string[]
  readonly guests: number
}

/** Connected organizations by name. Refuses who may not read them. Three queries. */
export async function listOrganizations(
  portal: Portal,
  query: { readonly search?: string | null; readonly cursor?: string | null } = {},
): Promise<Page<OrganizationRow>> {
  mustRead(portal, 'connectedOrganization.read')
  const db = portal.db.read
  const rows = await db
    .select({
      id: connectedOrganizations.id,
      displayName: connectedOrganizations.displayName,
      description: connectedOrganizations.description,
      state: connectedOrganizations.state,
    })
    .from(connectedOrganizations)
    .where(
      and(
        isNull(connectedOrganizations.deletedAt),
        query.search ? contains(connectedOrganizations.displayName, query.search) : undefined,
        afterText(connectedOrganizations.displayName, connectedOrganizations.id, query.cursor),
      ),
    )
    .orderBy(asc(connectedOrganizations.displayName), asc(connectedOrganizations.id))
    .limit(pageSize + 1)
  const page = pageOf(rows, pageSize, (row) => cursorAt(row.displayName, row.id))
  const ids = page.rows.map(({ id }) => id)
  if (ids.length === 0) return { ...page, rows: [] }
  const [domains, guests] = await Promise.all([
    db
      .select()
      .from(connectedOrganizationDomains)
      .where(inArray(connectedOrganizationDomains.connectedOrganizationId, ids))
      .orderBy(asc(connectedOrganizationDomains.domain)),
    db
      .select({ id: users.connectedOrganizationId, counted: count() })
      .from(users)
      .where(and(inArray(users.connectedOrganizationId, ids), isNull(users.deletedAt)))
      .groupBy(users.connectedOrganizationId),
  ])
  const counted = new Map(guests.map((row) => [row.id, row.counted]))
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...row,
      domains: domains.filter((one) => one.connectedOrganizationId === row.id).map(({ domain }) => domain),
      guests: counted.get(row.id) ?? 0,
    })),
  }
}

/** A sponsor of a connected organization. */
export interface SponsorRow extends PersonRow {
  readonly kind: SponsorKind
  readonly since: Date
}

/** A connected organization with everything that hangs on it, and what the one who looks cannot do to it. */
export interface OrganizationDetail {
  readonly organization: StoredOrganization
  readonly domains: readonly string[]
  readonly sponsors: readonly SponsorRow[]
  readonly guests: number
  readonly policies: readonly string[]
  readonly why: Readonly<Record<'update' | 'delete' | 'addSponsor' | 'removeSponsor', WhyNot>>
}

/** A connected organization. Refuses who may not read them, and with notFound. */
export async function organizationDetail(portal: Portal, id: ConnectedOrganizationId): Promise<OrganizationDetail> {
  mustRead(portal, 'connectedOrganization.read')
  const db = portal.db.read
  const organization = await organizationById(db, id)
  const [domains, sponsors, [counted], policies] = await Promise.all([
    domainsOf(db, id),
    db
      .select({
        ...personColumns,
        kind: connectedOrganizationSponsors.kind,
        since: connectedOrganizationSponsors.startsAt,
      })
      .from(connectedOrganizationSponsors)
      .innerJoin(users, eq(users.id, connectedOrganizationSponsors.userId))
      .where(
        and(
          eq(connectedOrganizationSponsors.connectedOrganizationId, id),
          isNull(connectedOrganizationSponsors.endsAt),
        ),
      )
      .orderBy(asc(connectedOrganizationSponsors.kind), asc(users.displayName), asc(users.id)),
    db
      .select({ guests: count() })
      .from(users)
      .where(and(eq(users.connectedOrganizationId, id), isNull(users.deletedAt))),
    policiesNamingOrganization(db, id),
  ])
  const why = (permission: Parameters<typeof whyNot>[1]) => whyNot(portal.actor, permission)
  return {
    organization,
    domains,
    sponsors,
    guests: counted?.guests ?? 0,
    policies,
    why: {
      update: why('connectedOrganization.update'),
      delete: why('connectedOrganization.delete'),
      addSponsor: why('connectedOrganization.addSponsor'),
      removeSponsor: why('connectedOrganization.removeSponsor'),
    },
  }
}

/** Why the one who acts cannot add connected organizations. */
export const whyNotCreateOrganizations = (portal: Portal): WhyNot =>
  whyNot(portal.actor, 'connectedOrganization.create')
