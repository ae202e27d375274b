import { idOf } from '@latchkey/core/authorization/actor'
import { byRole, may } from '@latchkey/core/authorization/may'
import type { MembershipSource } from '@latchkey/core/directory/group'
import { reasonSays } from '@latchkey/core/directory/membership'
import type { ApplicationId, GroupId, ProductId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { contains } from '@latchkey/schema/search'
import { applicationAssignments, applications, appRoles } from '@latchkey/schema/tables/applications'
import { groupOwners, memberships, users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { groupLicenses, products } from '@latchkey/schema/tables/licensing'
import { and, asc, countDistinct, eq, inArray, isNull } from 'drizzle-orm'
import { applicationsRelatedTo } from '../applications/applications.store.ts'
import { inCatalogsOf } from '../entitlement/catalog-relations.store.ts'
import { openRunsOfGroup, type RunRow } from '../licensing/runs.views.ts'
import { afterText, cursorAt, type Page, pageOf, pageSize } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { within } from '../visible.ts'
import { type RoleOfGroup, rolesOfGroup } from './group-roles.store.ts'
import { type RuleOfGroup, ruleOfGroup } from './group-rule.views.ts'
import type { StoredGroup } from './groups.store.ts'
import { readGroup } from './groups.views.ts'
import { type MembershipReason, reasonsInGroup } from './groups-of-user.store.ts'
import { ownerIdsOf } from './memberships.store.ts'
import { type NestingOfGroup, nestingOf } from './nestings.views.ts'
import { type NamedPackage, packagesGiving } from './packages.store.ts'
import { type PersonRow, personColumns } from './people.ts'

/** A member of a group. */
export interface MemberRow extends PersonRow {
  readonly accountEnabled: boolean
  /** Since when they are in it without a break in the oldest living reason; null for who may not see reasons. */
  readonly since: Date | null
  /** Every reason; empty for members, who see who is in the group but not why. */
  readonly reasons: readonly MembershipReason[]
}

/** An owner of a group, and why. One line per reason. */
export interface GroupOwnerRow extends PersonRow {
  readonly accountEnabled: boolean
  readonly source: MembershipSource
  readonly says: string
  readonly since: Date
}

/** A product that a group gives to its members. */
export interface ProductOfGroup {
  readonly productId: ProductId
  readonly displayName: string
  readonly skuPartNumber: string
  readonly disabledPlans: readonly string[]
  readonly since: Date
}

/** An application that a group gives to its members, and in which role. */
export interface ApplicationOfGroup {
  readonly assignmentId: string
  readonly id: ApplicationId
  readonly displayName: string
  readonly role: string
  readonly since: Date
}

/** Everything about a group that the actor may know; lists that they may not read are empty. */
export interface GroupDetail {
  readonly group: StoredGroup
  /** How many people are in it. */
  readonly memberCount: number
  readonly members: Page<MemberRow>
  readonly owners: readonly GroupOwnerRow[]
  readonly products: readonly ProductOfGroup[]
  readonly applications: readonly ApplicationOfGroup[]
  /** The access packages that give it and that the actor may read, and how many there are in all. */
  readonly packages: readonly NamedPackage[]
  readonly packageCount: number
  /** The rule that decides who is a member, and how far it has been followed; null where members are chosen. */
  readonly rule: RuleOfGroup | null
  /** Runs that still go through the people whom a change of the group concerns. */
  readonly runs: readonly RunRow[]
  readonly nesting: NestingOfGroup
  /** The directory roles that its members have. */
  readonly roles: readonly RoleOfGroup[]
}

/** A group with its members, owners and what hangs on it; refuses with notFound who may not read it. */
export async function groupDetail(
  portal: Portal,
  id: GroupId,
  page: { readonly search?: string | null | undefined; readonly cursor?: string | null | undefined } = {},
): Promise<GroupDetail> {
  const group = await readGroup(portal, id)
  const db = portal.db.read
  const visible = within(portal, 'accessPackage.read', inCatalogsOf(db, portal.actor, accessPackages.catalogId))
  const [memberCount, members, owners, given, apps, packages, all, runs, nesting, roles] = await Promise.all([
    membersOf(db, id),
    memberPage(portal, id, page),
    ownersOf(db, id),
    productsGiven(portal, id),
    applicationsGiven(portal, id),
    packagesGiving(db, 'group', id, visible),
    packagesGiving(db, 'group', id),
    openRunsOfGroup(portal, id),
    nestingOf(portal, id),
    group.isAssignableToRole ? rolesOfGroup(db, id) : [],
  ])
  return {
    group,
    memberCount,
    members,
    owners,
    products: given,
    applications: apps,
    packages,
    packageCount: all.length,
    rule: ruleOfGroup(group, runs),
    runs,
    nesting,
    roles,
  }
}

async function membersOf(db: Queries, groupId: GroupId): Promise<number> {
  const [row] = await db
    .select({ people: countDistinct(memberships.userId) })
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), isNull(memberships.endsAt)))
  return row?.people ?? 0
}

async function memberPage(
  portal: Portal,
  groupId: GroupId,
  { search, cursor }: { readonly search?: string | null | undefined; readonly cursor?: string | null | undefined },
): Promise<Page<MemberRow>> {
  const db = portal.db.read
  const inside = db
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), isNull(memberships.endsAt)))
  const rows = await db
    .select({ ...personColumns, accountEnabled: users.accountEnabled })
    .from(users)
    .where(
      and(
        inArray(users.id, inside),
        search ? contains(users.displayName, search) : undefined,
        afterText(users.displayName, users.id, cursor),
      ),
    )
    .orderBy(asc(users.displayName), asc(users.id))
    .limit(pageSize + 1)
  const page = pageOf(rows, pageSize, (row) => cursorAt(row.displayName, row.id))
  const reasons = (await seesReasons(portal, groupId))
    ? await reasonsInGroup(
        db,
        groupId,
        page.rows.map(({ id }) => id),
      )
    : new Map<string, readonly MembershipReason[]>()
  const members = page.rows.map((row) => {
    const mine = reasons.get(row.id) ?? []
    return { ...row, since: mine[0]?.since ?? null, reasons: mine }
  })
  return { ...page, rows: members }
}

// A reason names an access package that a member may not be allowed to know of.
async function seesReasons(portal: Portal, groupId: GroupId): Promise<boolean> {
  if (byRole(portal.actor, 'group.read')) return true
  const me = idOf(portal.actor)
  return me !== null && (await ownerIdsOf(portal.db.read, groupId)).includes(me)
}

async function ownersOf(db: Queries, groupId: GroupId): Promise<readonly GroupOwnerRow[]> {
  const rows = await db
    .select({
      ...personColumns,
      accountEnabled: users.accountEnabled,
      source: groupOwners.source,
      since: groupOwners.startsAt,
      packageName: accessPackages.displayName,
    })
    .from(groupOwners)
    .innerJoin(users, eq(users.id, groupOwners.userId))
    .leftJoin(assignments, eq(assignments.id, groupOwners.sourceId))
    .leftJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(and(eq(groupOwners.groupId, groupId), isNull(groupOwners.endsAt)))
    .orderBy(asc(users.displayName), asc(users.id), asc(groupOwners.startsAt), asc(groupOwners.id))
  return rows.map(({ packageName, ...row }) => ({ ...row, says: reasonSays(row.source, packageName) }))
}

async function productsGiven(portal: Portal, groupId: GroupId): Promise<readonly ProductOfGroup[]> {
  if (!may(portal.actor, 'product.read')) return []
  return portal.db.read
    .select({
      productId: products.id,
      displayName: products.displayName,
      skuPartNumber: products.skuPartNumber,
      disabledPlans: groupLicenses.disabledPlans,
      since: groupLicenses.startsAt,
    })
    .from(groupLicenses)
    .innerJoin(products, eq(products.id, groupLicenses.productId))
    .where(and(eq(groupLicenses.groupId, groupId), isNull(groupLicenses.endsAt)))
    .orderBy(asc(products.displayName), asc(products.id))
}

async function applicationsGiven(portal: Portal, groupId: GroupId): Promise<readonly ApplicationOfGroup[]> {
  const db = portal.db.read
  return db
    .select({
      assignmentId: applicationAssignments.id,
      id: applications.id,
      displayName: applications.displayName,
      role: appRoles.displayName,
      since: applicationAssignments.startsAt,
    })
    .from(applicationAssignments)
    .innerJoin(applications, eq(applications.id, applicationAssignments.applicationId))
    .innerJoin(appRoles, eq(appRoles.id, applicationAssignments.appRoleId))
    .where(
      and(
        eq(applicationAssignments.groupId, groupId),
        isNull(applicationAssignments.endsAt),
        isNull(applications.deletedAt),
        within(portal, 'application.read', applicationsRelatedTo(db, portal.actor)),
      ),
    )
    .orderBy(asc(applications.displayName), asc(applications.id), asc(applicationAssignments.id))
}
