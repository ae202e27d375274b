import type { AccessPackageId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { packageResourceRoles } from '@latchkey/schema/tables/entitlement'
import { and, asc, inArray, isNull } from 'drizzle-orm'
import { describeRoles } from './resource-roles.store.ts'

/** What each of these packages gives, in words. Three queries, whatever the number. */
export async function givesOf(
  db: Queries,
  packageIds: readonly AccessPackageId[],
): Promise<ReadonlyMap<AccessPackageId, readonly string[]>> {
  if (packageIds.length === 0) return new Map()
  const roles = await db
    .select()
    .from(packageResourceRoles)
    .where(and(inArray(packageResourceRoles.accessPackageId, [...packageIds]), isNull(packageResourceRoles.endsAt)))
    .orderBy(asc(packageResourceRoles.id))
  const words = await describeRoles(db, roles)
  const gives = new Map<AccessPackageId, string[]>()
  roles.forEach((role, nth) => {
    gives.set(role.accessPackageId, [...(gives.get(role.accessPackageId) ?? []), words[nth] ?? ''])
  })
  return gives
}
