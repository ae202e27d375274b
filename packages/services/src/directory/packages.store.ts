import type { ResourceKind } from '@latchkey/core/entitlement/resource'
import type { AccessPackageId } from '@latchkey/core/ids'
import type { Queries, Transaction } from '@latchkey/schema/database'
import {
  accessPackages,
  assignments,
  catalogResources,
  packageResourceRoles,
} from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import type { Portal } from '../portal.ts'

/** An access package by its name. */
export interface NamedPackage {
  readonly id: AccessPackageId
  readonly displayName: string
}

/** The packages that give a role of this group or application now; with `visible`, only those that the condition lets through. */
export async function packagesGiving(
  db: Queries,
  kind: ResourceKind,
  originId: string,
  visible?: SQL,
): Promise<readonly NamedPackage[]> {
  return db
    .selectDistinct({ id: accessPackages.id, displayName: accessPackages.displayName })
    .from(packageResourceRoles)
    .innerJoin(accessPackages, eq(accessPackages.id, packageResourceRoles.accessPackageId))
    .where(
      and(
        eq(packageResourceRoles.kind, kind),
        eq(packageResourceRoles.originId, originId),
        isNull(packageResourceRoles.endsAt),
        isNull(accessPackages.deletedAt),
        visible,
      ),
    )
    .orderBy(asc(accessPackages.displayName), asc(accessPackages.id))
}

/** Takes a group or an application, which is about to be deleted, out of every catalog. */
export async function takeOutOfCatalogs(
  portal: Portal,
  tx: Transaction,
  kind: ResourceKind,
  originId: string,
): Promise<void> {
  await tx
    .update(catalogResources)
    .set({ endsAt: portal.now() })
    .where(
      and(eq(catalogResources.kind, kind), eq(catalogResources.originId, originId), isNull(catalogResources.endsAt)),
    )
}

/** The names of the packages whose assignments have these ids. */
export async function packagesOfAssignments(db: Queries, assignmentIds: readonly string[]): Promise<readonly string[]> {
  if (assignmentIds.length === 0) return []
  const rows = await db
    .selectDistinct({ name: accessPackages.displayName })
    .from(assignments)
    .innerJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(inArray(assignments.id, [...assignmentIds]))
    .orderBy(asc(accessPackages.displayName))
  return rows.map(({ name }) => name)
}
