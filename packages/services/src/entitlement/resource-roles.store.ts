import { isSiteRole, type ResourceRole } from '@latchkey/core/entitlement/resource'
import { siteRoleTitles } from '@latchkey/core/sites/site'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { applications, appRoles } from '@latchkey/schema/tables/applications'
import { groups } from '@latchkey/schema/tables/directory'
import { sites } from '@latchkey/schema/tables/sites'
import { eq } from 'drizzle-orm'

const groupRoleTitles: Readonly<Record<string, string>> = { member: 'Member', owner: 'Owner' }

const groupNamesOf = prepared((db) =>
  db.select({ id: groups.id, name: groups.displayName }).from(groups).where(amongGiven(groups.id, 'ids')),
)

const siteNamesOf = prepared((db) =>
  db.select({ id: sites.id, name: sites.displayName }).from(sites).where(amongGiven(sites.id, 'ids')),
)

const roleNamesOf = prepared((db) =>
  db
    .select({ id: appRoles.id, role: appRoles.displayName, name: applications.displayName })
    .from(appRoles)
    .innerJoin(applications, eq(applications.id, appRoles.applicationId))
    .where(amongGiven(appRoles.id, 'ids')),
)

/** Resource roles in words, in their order: `Member of Design`, `Contributor of Figma`. Three queries at most, whatever the number. */
export async function describeRoles(db: Queries, roles: readonly ResourceRole[]): Promise<readonly string[]> {
  const groupIds = roles.filter(({ kind }) => kind === 'group').map(({ originId }) => originId)
  const roleIds = roles.filter(({ kind }) => kind === 'application').map(({ roleId }) => roleId)
  const groupRows = groupIds.length === 0 ? [] : await groupNamesOf(db, { ids: listed(groupIds) })
  const roleRows = roleIds.length === 0 ? [] : await roleNamesOf(db, { ids: listed(roleIds) })
  const siteIds = roles.filter(({ kind }) => kind === 'site').map(({ originId }) => originId)
  const siteRows = siteIds.length === 0 ? [] : await siteNamesOf(db, { ids: listed(siteIds) })
  const siteNames = new Map(siteRows.map((row) => [row.id, row.name]))
  const groupNames = new Map(groupRows.map((row) => [row.id, row.name]))
  const roleNames = new Map(roleRows.map((row) => [row.id, row]))
  return roles.map((role) =>
    role.kind === 'group'
      ? groupRoleSays(role.roleId, groupNames.get(role.originId))
      : role.kind === 'site'
        ? siteRoleSays(role.roleId, siteNames.get(role.originId))
        : appRoleSays(roleNames.get(role.roleId)),
  )
}

/** A role in a group in words. */
export const groupRoleSays = (roleId: string, groupName: string | null | undefined): string =>
  `${groupRoleTitles[roleId] ?? roleId} of ${groupName ?? 'a deleted group'}`

/** A role in a site in words. */
export const siteRoleSays = (roleId: string, siteName: string | null | undefined): string =>
  `${isSiteRole(roleId) ? siteRoleTitles[roleId] : roleId} of ${siteName ?? 'a deleted site'}`

/** A role in an application in words. */
export const appRoleSays = (
  role: { readonly role: string | null; readonly name: string | null } | undefined,
): string => (role?.role && role.name ? `${role.role} of ${role.name}` : 'A role of a deleted application')
