import { may } from '@latchkey/core/authorization/may'
import type { IncompatibleKind } from '@latchkey/core/entitlement/incompatibility'
import type { AccessPackageId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { accessPackages, incompatiblePackages } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { groupPicker } from '../../directory/pickers.views.ts'
import type { Portal } from '../../portal.ts'
import { factsOfMyCatalogs } from '../catalog-relations.store.ts'
import { type Excluded, excludedBy } from './incompatibilities.store.ts'
import { countOverlaps } from './overlaps.store.ts'
import { listPackagesForAdmin, packageName } from './packages.views.ts'

/** Something that a package excludes, with how many have both now. */
export interface Exclusion extends Excluded {
  readonly overlaps: number
}

/** Packages that exclude a package. */
export interface ExcludedBy {
  /** Those that the one who looks may read, by name. */
  readonly shown: readonly { readonly id: AccessPackageId; readonly displayName: string }[]
  /** How many there are besides. */
  readonly more: number
}

/** Separation of duties of a package. */
export interface SeparationOfDuties {
  readonly excludes: readonly Exclusion[]
  readonly excludedBy: ExcludedBy
}

/** What a package excludes and what excludes it. Refuses with notFound. */
export async function separationOfDuties(portal: Portal, packageId: AccessPackageId): Promise<SeparationOfDuties> {
  const db = portal.db.read
  await packageName(portal, packageId)
  const excluded = await excludedBy(db, packageId)
  const idsOf = (wanted: IncompatibleKind) => excluded.filter(({ kind }) => kind === wanted).map(({ id }) => id)
  const packages = await countOverlaps(db, packageId, 'accessPackage', idsOf('accessPackage'))
  const groups = await countOverlaps(db, packageId, 'group', idsOf('group'))
  return {
    excludes: excluded.map((one) => ({
      ...one,
      overlaps: (one.kind === 'group' ? groups : packages).get(one.id) ?? 0,
    })),
    excludedBy: await thoseExcluding(portal, packageId),
  }
}

async function thoseExcluding(portal: Portal, packageId: AccessPackageId): Promise<ExcludedBy> {
  const db: Queries = portal.db.read
  const rows = await db
    .select({
      id: accessPackages.id,
      displayName: accessPackages.displayName,
      catalogId: accessPackages.catalogId,
    })
    .from(incompatiblePackages)
    .innerJoin(accessPackages, eq(accessPackages.id, incompatiblePackages.accessPackageId))
    .where(
      and(
        eq(incompatiblePackages.incompatibleId, packageId),
        isNull(incompatiblePackages.endsAt),
        isNull(accessPackages.deletedAt),
      ),
    )
    .orderBy(asc(accessPackages.displayName), asc(accessPackages.id))
  const mine = await factsOfMyCatalogs(db, portal.actor)
  const shown = rows.filter(({ catalogId }) => may(portal.actor, 'accessPackage.read', mine.get(catalogId)))
  return { shown: shown.map(({ id, displayName }) => ({ id, displayName })), more: rows.length - shown.length }
}

/** Something that a package could exclude, with how many people have both now. */
export interface Excludable {
  readonly id: string
  readonly displayName: string
  readonly description: string
  readonly overlaps: number
}

/** The packages or groups that the one who looks may read and that answer a search, each with the overlaps that excluding it would meet. */
export async function excludable(
  portal: Portal,
  packageId: AccessPackageId,
  kind: IncompatibleKind,
  search: string,
): Promise<readonly Excludable[]> {
  const found =
    kind === 'group' ? await groupPicker(portal, search) : (await listPackagesForAdmin(portal, { search })).rows
  const offered = found.filter(({ id }) => id !== packageId).slice(0, 20)
  const overlaps = await countOverlaps(
    portal.db.read,
    packageId,
    kind,
    offered.map(({ id }) => id),
  )
  return offered.map(({ id, displayName, description }) => ({
    id,
    displayName,
    description,
    overlaps: overlaps.get(id) ?? 0,
  }))
}
