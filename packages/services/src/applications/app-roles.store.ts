import { type KnownRole, type RoleListChange, roleValue } from '@latchkey/core/applications/role-list'
import type { ApplicationId } from '@latchkey/core/ids'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { applicationAssignments, appRoles } from '@latchkey/schema/tables/applications'
import { packageResourceRoles } from '@latchkey/schema/tables/entitlement'
import { type AnyColumn, and, asc, count, eq, inArray } from 'drizzle-orm'
import type { Portal } from '../portal.ts'

/** The roles of an application with how many have them now and whether anybody ever had. */
export async function rolesOf(db: Queries, applicationId: ApplicationId): Promise<readonly KnownRole[]> {
  const roles = await db
    .select({ id: appRoles.id, value: appRoles.value, displayName: appRoles.displayName })
    .from(appRoles)
    .where(eq(appRoles.applicationId, applicationId))
    .orderBy(asc(appRoles.displayName), asc(appRoles.id))
  const given = await db
    .select({ roleId: applicationAssignments.appRoleId, ...usesOf(applicationAssignments.endsAt) })
    .from(applicationAssignments)
    .where(eq(applicationAssignments.applicationId, applicationId))
    .groupBy(applicationAssignments.appRoleId)
  const packaged = await db
    .select({ roleId: packageResourceRoles.roleId, ...usesOf(packageResourceRoles.endsAt) })
    .from(packageResourceRoles)
    .where(and(eq(packageResourceRoles.kind, 'application'), eq(packageResourceRoles.originId, applicationId)))
    .groupBy(packageResourceRoles.roleId)
  return roles.map((role) => {
    const mine = [...given, ...packaged].filter(({ roleId }) => roleId === role.id)
    return { ...role, uses: mine.reduce((sum, { all, ended }) => sum + all - ended, 0), used: mine.length > 0 }
  })
}

const usesOf = (endsAt: AnyColumn) => ({ all: count(), ended: count(endsAt) })

/** Keeps a change of the roles of an application. */
export async function saveRoles(
  portal: Portal,
  tx: Transaction,
  applicationId: ApplicationId,
  { added, removed, renamed }: RoleListChange,
): Promise<void> {
  if (removed.length > 0)
    await tx.delete(appRoles).where(
      inArray(
        appRoles.id,
        removed.map(({ id }) => id),
      ),
    )
  for (const { id, displayName } of renamed) await tx.update(appRoles).set({ displayName }).where(eq(appRoles.id, id))
  if (added.length > 0)
    await tx
      .insert(appRoles)
      .values(
        added.map((displayName) => ({ id: portal.newId(), applicationId, value: roleValue(displayName), displayName })),
      )
}
