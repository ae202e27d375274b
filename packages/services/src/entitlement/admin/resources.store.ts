import {
  groupRoles,
  isGroupRole,
  isSiteRole,
  type ResourceKind,
  type ResourceRole,
  siteRoles,
} from '@latchkey/core/entitlement/resource'
import type { UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { applicationOwners, applications, appRoles } from '@latchkey/schema/tables/applications'
import { groups } from '@latchkey/schema/tables/directory'
import { sites } from '@latchkey/schema/tables/sites'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { ownerIdsOf } from '../../directory/memberships.store.ts'
import { siteOwnerIds } from '../../sites/sites.store.ts'

/** A group, application or site that a catalog can hand out. */
export interface Resource {
  readonly kind: ResourceKind
  readonly originId: string
  readonly name: string
  readonly owners: readonly UserId[]
}

const ownerIds = { group: ownerIdsOf, application: applicationOwnerIds, site: siteOwnerIds } as const

/** A group, application or site that has not been deleted, with its owners; refuses with notFound. */
export async function resourceOf(db: Queries, kind: ResourceKind, originId: string): Promise<Resource> {
  const name = (await resourceNames(db, [{ kind, originId }])).get(originId)
  if (name === undefined) throw notFound(kind)
  return { kind, originId, name, owners: await ownerIds[kind](db, originId) }
}

async function applicationOwnerIds(db: Queries, applicationId: string): Promise<readonly UserId[]> {
  const rows = await db
    .select({ userId: applicationOwners.userId })
    .from(applicationOwners)
    .where(and(eq(applicationOwners.applicationId, applicationId), isNull(applicationOwners.endsAt)))
    .orderBy(asc(applicationOwners.userId))
  return rows.map(({ userId }) => userId)
}

/** The names of resources that have not been deleted, by their ids. Three queries, whatever the number. */
export async function resourceNames(
  db: Queries,
  resources: readonly { readonly kind: ResourceKind; readonly originId: string }[],
): Promise<ReadonlyMap<string, string>> {
  const idsOf = (kind: ResourceKind) => resources.filter((one) => one.kind === kind).map(({ originId }) => originId)
  const [groupIds, applicationIds, siteIds] = [idsOf('group'), idsOf('application'), idsOf('site')]
  const found = [
    ...(groupIds.length === 0
      ? []
      : await db
          .select({ id: groups.id, name: groups.displayName })
          .from(groups)
          .where(and(inArray(groups.id, groupIds), isNull(groups.deletedAt)))),
    ...(applicationIds.length === 0
      ? []
      : await db
          .select({ id: applications.id, name: applications.displayName })
          .from(applications)
          .where(and(inArray(applications.id, applicationIds), isNull(applications.deletedAt)))),
    ...(siteIds.length === 0
      ? []
      : await db
          .select({ id: sites.id, name: sites.displayName })
          .from(sites)
          .where(and(inArray(sites.id, siteIds), isNull(sites.deletedAt)))),
  ]
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** Whether a resource has a role: every group knows members and owners, every site visitors too, an application its own roles. */
export async function hasRole(db: Queries, role: ResourceRole): Promise<boolean> {
  if (role.kind === 'group') return isGroupRole(role.roleId)
  if (role.kind === 'site') return isSiteRole(role.roleId)
  const rows = await db
    .select({ id: appRoles.id })
    .from(appRoles)
    .where(and(eq(appRoles.id, role.roleId), eq(appRoles.applicationId, role.originId)))
  return rows.length > 0
}

/** Every role that these resources have, in their order. One query, whatever the number. */
export async function rolesOfResources(
  db: Queries,
  resources: readonly { readonly kind: ResourceKind; readonly originId: string }[],
): Promise<readonly ResourceRole[]> {
  const applicationIds = resources.filter(({ kind }) => kind === 'application').map(({ originId }) => originId)
  const rows =
    applicationIds.length === 0
      ? []
      : await db
          .select({ roleId: appRoles.id, originId: appRoles.applicationId })
          .from(appRoles)
          .where(inArray(appRoles.applicationId, applicationIds))
          .orderBy(asc(appRoles.displayName), asc(appRoles.id))
  const ofEvery = { group: groupRoles, site: siteRoles } as const
  return resources.flatMap(({ kind, originId }): ResourceRole[] =>
    kind === 'application'
      ? rows.filter((row) => row.originId === originId).map(({ roleId }) => ({ kind, originId, roleId }))
      : ofEvery[kind].map((roleId) => ({ kind, originId, roleId })),
  )
}
