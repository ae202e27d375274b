import type { ProductId, UserId } from '@latchkey/core/ids'
import { type LicenseSource, type SourceFacts, sourceOf } from '@latchkey/core/licensing/why'
import { alias } from '@latchkey/schema/alias'
import type { Queries } from '@latchkey/schema/database'
import { groupReach, groups, memberships } from '@latchkey/schema/tables/directory'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { directLicenses, groupLicenses, products } from '@latchkey/schema/tables/licensing'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import { approvalsShown, approversIn } from '../entitlement/approvals-shown.store.ts'
import type { Portal } from '../portal.ts'

/** One reason of one person for one product. */
export interface UserSource extends LicenseSource {
  readonly userId: UserId
  readonly productId: ProductId
}

/**
 * Every live reason of these people for products, or for one product, with its why-path as far as the one who acts may know it. Four
 * queries for each thousand people, whatever the number of reasons, and one for the settings.
 */
export async function sourcesOf(
  portal: Portal,
  userIds: readonly UserId[],
  productId?: ProductId,
): Promise<readonly UserSource[]> {
  const db = portal.db.read
  const byGroup = [
    ...(await inChunks(userIds, (chunk) => groupRows(db, chunk, productId))).flat(),
    ...(await inChunks(userIds, (chunk) => nestedRows(db, chunk, productId))).flat(),
  ]
  const direct = (await inChunks(userIds, (chunk) => directRows(db, chunk, productId))).flat()
  const approvals = await approvalsShown(
    portal,
    byGroup.flatMap(({ requestId }) => requestId ?? []),
  )
  const told = (row: { userId: UserId; productId: ProductId }, facts: SourceFacts): UserSource => ({
    userId: row.userId,
    productId: row.productId,
    ...sourceOf(facts),
  })
  return [
    ...byGroup.map((row) =>
      told(row, {
        product: { id: row.productId, name: row.productName },
        group: {
          id: row.groupId,
          name: row.groupName,
          through: row.throughId === null || row.through === null ? null : { id: row.throughId, name: row.through },
          source: row.source,
          rule: row.rule,
        },
        accessPackage:
          row.packageId === null || row.packageName === null
            ? null
            : { id: row.packageId, name: row.packageName, expiresAt: row.expiresAt },
        request:
          row.requestId === null ? null : { id: row.requestId, approvedBy: approversIn(approvals.get(row.requestId)) },
        directId: null,
        since: later(row.memberSince, row.givenSince),
        disabledPlans: row.disabledPlans,
      }),
    ),
    ...direct.map((row) =>
      told(row, {
        product: { id: row.productId, name: row.productName },
        group: null,
        accessPackage: null,
        request: null,
        directId: row.id,
        since: row.startsAt,
        disabledPlans: row.disabledPlans,
      }),
    ),
  ]
}

/** The later of two instants. */
export const later = (one: Date, other: Date): Date => new Date(Math.max(one.getTime(), other.getTime()))

/** What is told of a membership that gives a license, whether its group gives it or one around it. */
const told = {
  userId: memberships.userId,
  productId: products.id,
  productName: products.displayName,
  groupId: groups.id,
  groupName: groups.displayName,
  source: memberships.source,
  memberSince: memberships.startsAt,
  givenSince: groupLicenses.startsAt,
  disabledPlans: groupLicenses.disabledPlans,
  packageId: accessPackages.id,
  packageName: accessPackages.displayName,
  expiresAt: assignments.expiresAt,
  requestId: assignments.requestId,
}

const gives = and(eq(groupLicenses.groupId, groups.id), isNull(groupLicenses.endsAt))
const byAssignment = and(eq(memberships.source, 'accessPackage'), eq(assignments.id, memberships.sourceId))
const inOrder = [asc(memberships.startsAt), asc(memberships.id), asc(products.id)] as const

const live = (userIds: UserId[], productId: ProductId | undefined) =>
  and(
    inArray(memberships.userId, userIds),
    isNull(memberships.endsAt),
    productId === undefined ? undefined : eq(groupLicenses.productId, productId),
  )

const groupRows = (db: Queries, userIds: UserId[], productId: ProductId | undefined) =>
  db
    .select({
      ...told,
      throughId: sql<string | null>`null`,
      through: sql<string | null>`null`,
      rule: groups.membershipRule,
    })
    .from(memberships)
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .innerJoin(groupLicenses, gives)
    .innerJoin(products, eq(products.id, groupLicenses.productId))
    .leftJoin(assignments, byAssignment)
    .leftJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(live(userIds, productId))
    .orderBy(...inOrder)

const inner = alias(groups, 'inner_group')

const nestedRows = (db: Queries, userIds: UserId[], productId: ProductId | undefined) =>
  db
    .select({ ...told, throughId: inner.id, through: inner.displayName, rule: inner.membershipRule })
    .from(memberships)
    .innerJoin(groupReach, eq(groupReach.insideId, memberships.groupId))
    .innerJoin(inner, eq(inner.id, memberships.groupId))
    .innerJoin(groups, and(eq(groups.id, groupReach.groupId), eq(groups.licensesReachNested, true)))
    .innerJoin(groupLicenses, gives)
    .innerJoin(products, eq(products.id, groupLicenses.productId))
    .leftJoin(assignments, byAssignment)
    .leftJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(live(userIds, productId))
    .orderBy(...inOrder)

const directRows = (db: Queries, userIds: UserId[], productId: ProductId | undefined) =>
  db
    .select({
      id: directLicenses.id,
      userId: directLicenses.userId,
      productId: products.id,
      productName: products.displayName,
      startsAt: directLicenses.startsAt,
      disabledPlans: directLicenses.disabledPlans,
    })
    .from(directLicenses)
    .innerJoin(products, eq(products.id, directLicenses.productId))
    .where(
      and(
        inArray(directLicenses.userId, userIds),
        isNull(directLicenses.endsAt),
        productId === undefined ? undefined : eq(directLicenses.productId, productId),
      ),
    )
    .orderBy(asc(directLicenses.startsAt), asc(directLicenses.id))
