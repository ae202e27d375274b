import { may } from '@latchkey/core/authorization/may'
import { changerOf } from '@latchkey/core/directory/account'
import { objectionsToRoleGroupChange } from '@latchkey/core/directory/role-group'
import { objectionsToPackageDeletion } from '@latchkey/core/entitlement/catalog'
import { type ResourceKind, type ResourceRole, roleAsText } from '@latchkey/core/entitlement/resource'
import type { AccessPackageId, CatalogId, GroupId } from '@latchkey/core/ids'
import { firstObjection, type Raised } from '@latchkey/core/objection'
import type { Queries } from '@latchkey/schema/database'
import { contains } from '@latchkey/schema/search'
import {
  accessPackages,
  assignmentPolicies,
  assignmentRequests,
  assignments,
  catalogResources,
  catalogs,
} from '@latchkey/schema/tables/entitlement'
import { and, count, eq, inArray, isNull } from 'drizzle-orm'
import type { WhyNot } from '../../overview/why-not.ts'
import { type Page, sizeOf } from '../../paging.ts'
import type { Portal } from '../../portal.ts'
import { type Orders, type Sort, sorting } from '../../sorting.ts'
import { mustReadSome, within } from '../../visible.ts'
import { factsOfCatalog, inCatalogsOf } from '../catalog-relations.store.ts'
import { catalogById, type StoredCatalog, type StoredPackage } from '../catalogs.store.ts'
import { whyNotWiden } from '../insist-role-package.ts'
import { describeRoles } from '../resource-roles.store.ts'
import { roleGroupsAmong } from '../role-packages.store.ts'
import { administered } from './administered.ts'
import { resourceRolesOf } from './packages.store.ts'
import { type PolicyRow, policyRows } from './policies.views.ts'
import { rolesOfResources } from './resources.store.ts'

/** What packages can be sorted by. What hangs on them is counted for a page at a time, so that nothing is sorted by its number. */
export const packageOrders = {
  name: [accessPackages.displayName],
  catalog: [catalogs.displayName, accessPackages.displayName],
} satisfies Orders

/** Which packages a list shows, and in which order. */
export interface PackageQuery {
  readonly search?: string | null | undefined
  readonly catalogId?: CatalogId | null | undefined
  /** By name where it is left out. */
  readonly sort?: Sort<typeof packageOrders> | undefined
  /** How many at once; 50 where it is left out, at most 1000. */
  readonly size?: number | undefined
  readonly cursor?: string | null | undefined
}

/** An access package in a list of Admin. */
export interface PackageRow {
  readonly id: AccessPackageId
  readonly displayName: string
  readonly description: string
  readonly isHidden: boolean
  /** When it goes; null unless it is being retired. */
  readonly retiresAt: Date | null
  readonly catalogId: CatalogId
  readonly catalogName: string
  /** Policies, live assignments and open requests. */
  readonly policies: number
  readonly assignments: number
  readonly pending: number
}

/** Access packages: all of them, or those in the catalogs that the person owns. */
export async function listPackagesForAdmin(portal: Portal, query: PackageQuery = {}): Promise<Page<PackageRow>> {
  mustReadSome(portal, 'accessPackage.read')
  const db = portal.db.read
  const size = sizeOf(query.size)
  const order = sorting(packageOrders, query.sort ?? 'name', accessPackages.id)
  const rows = await db
    .select({
      id: accessPackages.id,
      displayName: accessPackages.displayName,
      description: accessPackages.description,
      isHidden: accessPackages.isHidden,
      retiresAt: accessPackages.retiresAt,
      catalogId: catalogs.id,
      catalogName: catalogs.displayName,
      sortedBy: order.values,
    })
    .from(accessPackages)
    .innerJoin(catalogs, eq(catalogs.id, accessPackages.catalogId))
    .where(
      and(
        isNull(accessPackages.deletedAt),
        within(portal, 'accessPackage.read', inCatalogsOf(portal.db.read, portal.actor, accessPackages.catalogId)),
        query.catalogId ? eq(accessPackages.catalogId, query.catalogId) : undefined,
        query.search ? contains(accessPackages.displayName, query.search) : undefined,
        order.after(query.cursor),
      ),
    )
    .orderBy(...order.orderBy)
    .limit(size + 1)
  const page = order.page(rows, size)
  const counts = await countsOf(
    db,
    page.rows.map(({ id }) => id),
  )
  return { ...page, rows: page.rows.map((row) => ({ ...row, ...(counts.get(row.id) ?? none) })) }
}

/** What hangs on a package. */
export interface PackageCounts {
  readonly policies: number
  readonly assignments: number
  readonly pending: number
}

const none: PackageCounts = { policies: 0, assignments: 0, pending: 0 }

/** Policies, live assignments and open requests of these packages, in three queries. */
async function countsOf(
  db: Queries,
  ids: readonly AccessPackageId[],
): Promise<ReadonlyMap<AccessPackageId, PackageCounts>> {
  if (ids.length === 0) return new Map()
  const wanted = [...ids]
  const policies = await db
    .select({ id: assignmentPolicies.accessPackageId, counted: count() })
    .from(assignmentPolicies)
    .where(and(inArray(assignmentPolicies.accessPackageId, wanted), isNull(assignmentPolicies.deletedAt)))
    .groupBy(assignmentPolicies.accessPackageId)
  const live = await db
    .select({ id: assignments.accessPackageId, counted: count() })
    .from(assignments)
    .where(and(inArray(assignments.accessPackageId, wanted), isNull(assignments.endsAt)))
    .groupBy(assignments.accessPackageId)
  const open = await db
    .select({ id: assignmentRequests.accessPackageId, counted: count() })
    .from(assignmentRequests)
    .where(and(inArray(assignmentRequests.accessPackageId, wanted), isNull(assignmentRequests.completedAt)))
    .groupBy(assignmentRequests.accessPackageId)
  const [policiesOf, liveOf, openOf] = [policies, live, open].map(
    (rows) => new Map(rows.map((row) => [row.id, row.counted])),
  )
  return new Map(
    ids.map((id) => [
      id,
      { policies: policiesOf?.get(id) ?? 0, assignments: liveOf?.get(id) ?? 0, pending: openOf?.get(id) ?? 0 },
    ]),
  )
}

/** What a package gives, in words. */
export interface PackageRole {
  /** The id of the role in the package, which `remove-resource-role` takes. */
  readonly id: string
  readonly kind: ResourceKind
  readonly originId: string
  readonly roleId: string
  /** `Member of Design`, `Contributor of Figma`. */
  readonly words: string
  readonly since: Date
}

/** What the one who acts may do to a package. */
export interface PackageRights {
  /** To make another one like it in its catalog. */
  readonly create: boolean
  readonly update: boolean
  readonly delete: boolean
  readonly retire: boolean
  readonly assign: boolean
  readonly addResourceRole: boolean
  readonly removeResourceRole: boolean
  readonly setIncompatible: boolean
  readonly createPolicy: boolean
  readonly setRule: boolean
  readonly updatePolicy: boolean
  readonly deletePolicy: boolean
}

/** Everything about one access package. */
export interface PackageForAdmin {
  readonly accessPackage: StoredPackage
  readonly catalog: StoredCatalog
  readonly roles: readonly PackageRole[]
  readonly policies: readonly PolicyRow[]
  readonly counts: PackageCounts
  readonly may: PackageRights
  /** Why the one who acts cannot decide who gets it, whatever they may do otherwise; null where nothing stands in the way. */
  readonly whyNotWiden: WhyNot
  /** What stands against deleting it now, if anything. */
  readonly deletion: Raised | null
}

/** One access package as its administrators see it. Refuses with notFound. */
export async function packageForAdmin(portal: Portal, packageId: AccessPackageId): Promise<PackageForAdmin> {
  const db = portal.db.read
  const accessPackage = await administered(portal, packageId)
  const facts = await factsOfCatalog(db, accessPackage.catalogId)
  const [catalog, stored, policies, counted] = await Promise.all([
    catalogById(db, accessPackage.catalogId),
    resourceRolesOf(db, packageId),
    policyRows(portal, accessPackage),
    countsOf(db, [packageId]),
  ])
  const words = await describeRoles(db, stored)
  const counts = counted.get(packageId) ?? none
  return {
    accessPackage,
    catalog,
    roles: stored.map(({ id, kind, originId, roleId, startsAt }, nth) => ({
      id,
      kind,
      originId,
      roleId,
      words: words[nth] ?? roleId,
      since: startsAt,
    })),
    policies,
    counts,
    may: {
      create: may(portal.actor, 'accessPackage.create', facts),
      update: may(portal.actor, 'accessPackage.update', facts),
      delete: may(portal.actor, 'accessPackage.delete', facts),
      retire: may(portal.actor, 'accessPackage.retire', facts),
      assign: may(portal.actor, 'assignment.create', facts),
      addResourceRole: may(portal.actor, 'accessPackage.addResourceRole', facts),
      removeResourceRole: may(portal.actor, 'accessPackage.removeResourceRole', facts),
      setIncompatible: may(portal.actor, 'accessPackage.setIncompatible', facts),
      createPolicy: may(portal.actor, 'assignmentPolicy.create', facts),
      setRule: may(portal.actor, 'assignmentPolicy.setRule', facts),
      updatePolicy: may(portal.actor, 'assignmentPolicy.update', facts),
      deletePolicy: may(portal.actor, 'assignmentPolicy.delete', facts),
    },
    whyNotWiden: await whyNotWiden(portal, db, packageId),
    deletion: firstObjection(objectionsToPackageDeletion, counts) ?? null,
  }
}

/** A role that could be added to a package: `value` is what `add-resource-role` takes. */
export interface RoleChoice {
  readonly value: string
  readonly label: string
  /** Whether the one who acts cannot add it; the label says who can. */
  readonly disabled: boolean
}

/** Every role of the catalog's resources that the package does not give yet, by name. Refuses with notFound. */
export async function rolesToAdd(portal: Portal, packageId: AccessPackageId): Promise<readonly RoleChoice[]> {
  const db = portal.db.read
  const found = await administered(portal, packageId)
  const resources = await db
    .select({ kind: catalogResources.kind, originId: catalogResources.originId })
    .from(catalogResources)
    .where(and(eq(catalogResources.catalogId, found.catalogId), isNull(catalogResources.endsAt)))
  const given = new Set((await resourceRolesOf(db, packageId)).map(roleAsText))
  const roles = (await rolesOfResources(db, resources)).filter((role) => !given.has(roleAsText(role)))
  const words = await describeRoles(db, roles)
  const closed = await closedGroups(portal, db, roles)
  return roles
    .map((role, nth) => {
      const [label, disabled] = [words[nth] ?? role.roleId, role.kind === 'group' && closed.has(role.originId)]
      return {
        value: roleAsText(role),
        label: disabled ? `${label} (only by a Global Administrator)` : label,
        disabled,
      }
    })
    .sort((a, b) => a.label.localeCompare(b.label))
}

/** The groups of these roles that the one who acts cannot let a package give, because their members can have directory roles. */
async function closedGroups(
  portal: Portal,
  db: Queries,
  roles: readonly ResourceRole[],
): Promise<ReadonlySet<GroupId>> {
  const groupIds = roles.filter(({ kind }) => kind === 'group').map(({ originId }) => originId)
  const change = { by: changerOf(portal.actor), assignable: true }
  if (firstObjection(objectionsToRoleGroupChange, change) === undefined) return new Set()
  return roleGroupsAmong(db, groupIds)
}

/** The name of a package that the one who acts may look at as an administrator. Refuses with notFound. */
export async function packageName(portal: Portal, packageId: AccessPackageId): Promise<string> {
  return (await administered(portal, packageId)).displayName
}
