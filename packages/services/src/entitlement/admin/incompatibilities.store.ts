import { may } from '@latchkey/core/authorization/may'
import type { IncompatibleKind } from '@latchkey/core/entitlement/incompatibility'
import type { AccessPackageId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { groups } from '@latchkey/schema/tables/directory'
import { accessPackages, incompatibleGroups, incompatiblePackages } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { factsOfGroup, groupById } from '../../directory/groups.store.ts'
import type { Portal } from '../../portal.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById } from '../catalogs.store.ts'

/** Something that a package excludes, by its name. */
export interface Excluded {
  readonly kind: IncompatibleKind
  readonly id: string
  readonly name: string
  readonly since: Date
}

/** What a package excludes now: packages first, then groups, each by name. Two queries. */
export async function excludedBy(db: Queries, packageId: AccessPackageId): Promise<readonly Excluded[]> {
  const packages = await db
    .select({
      id: accessPackages.id,
      name: accessPackages.displayName,
      since: incompatiblePackages.startsAt,
    })
    .from(incompatiblePackages)
    .innerJoin(accessPackages, eq(accessPackages.id, incompatiblePackages.incompatibleId))
    .where(and(eq(incompatiblePackages.accessPackageId, packageId), isNull(incompatiblePackages.endsAt)))
    .orderBy(asc(accessPackages.displayName), asc(accessPackages.id))
  const teams = await db
    .select({ id: groups.id, name: groups.displayName, since: incompatibleGroups.startsAt })
    .from(incompatibleGroups)
    .innerJoin(groups, eq(groups.id, incompatibleGroups.groupId))
    .where(and(eq(incompatibleGroups.accessPackageId, packageId), isNull(incompatibleGroups.endsAt)))
    .orderBy(asc(groups.displayName), asc(groups.id))
  return [
    ...packages.map((row) => ({ kind: 'accessPackage' as const, ...row })),
    ...teams.map((row) => ({ kind: 'group' as const, ...row })),
  ]
}

/** The name of something that could be excluded, where the one who acts may read it; refuses with notFound. */
export async function nameOfExcluded(
  portal: Portal,
  db: Queries,
  { kind, otherId }: { readonly kind: IncompatibleKind; readonly otherId: string },
): Promise<string> {
  if (kind === 'group') {
    const group = await groupById(db, otherId)
    if (!may(portal.actor, 'group.read', await factsOfGroup(db, group.id, portal.actor))) throw notFound('group')
    return group.displayName
  }
  const other = await packageById(db, otherId)
  if (!may(portal.actor, 'accessPackage.read', await factsOfCatalog(db, other.catalogId)))
    throw notFound('access package')
  return other.displayName
}

/** Lets a package exclude another package or a group from now on. */
export async function beginExclusion(
  portal: Portal,
  tx: Transaction,
  accessPackageId: AccessPackageId,
  { kind, otherId }: { readonly kind: IncompatibleKind; readonly otherId: string },
): Promise<void> {
  const edge = { id: portal.newId(), accessPackageId, startsAt: portal.now(), endsAt: null }
  if (kind === 'group') await tx.insert(incompatibleGroups).values({ ...edge, groupId: otherId })
  else await tx.insert(incompatiblePackages).values({ ...edge, incompatibleId: otherId })
}

/** Ends an exclusion. */
export async function endExclusion(
  portal: Portal,
  tx: Transaction,
  packageId: AccessPackageId,
  { kind, otherId }: { readonly kind: IncompatibleKind; readonly otherId: string },
): Promise<void> {
  const ended = { endsAt: portal.now() }
  if (kind === 'group')
    await tx
      .update(incompatibleGroups)
      .set(ended)
      .where(
        and(
          eq(incompatibleGroups.accessPackageId, packageId),
          eq(incompatibleGroups.groupId, otherId),
          isNull(incompatibleGroups.endsAt),
        ),
      )
  else
    await tx
      .update(incompatiblePackages)
      .set(ended)
      .where(
        and(
          eq(incompatiblePackages.accessPackageId, packageId),
          eq(incompatiblePackages.incompatibleId, otherId),
          isNull(incompatiblePackages.endsAt),
        ),
      )
}
