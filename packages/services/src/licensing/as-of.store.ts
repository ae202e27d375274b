import { reachOf } from '@latchkey/core/directory/nesting'
import { groupedBy } from '@latchkey/core/grouped'
import type { GroupId, ProductId, RequestId, ServicePlanId, UserId } from '@latchkey/core/ids'
import type { SeatState } from '@latchkey/core/licensing/standing'
import { type LicenseSource, sourceOf } from '@latchkey/core/licensing/why'
import { among } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { groupNestings, groups, memberships } from '@latchkey/schema/tables/directory'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { directLicenses, groupLicenses, products } from '@latchkey/schema/tables/licensing'
import { type AnyColumn, and, asc, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import { type ApprovalShown, approvalsShown, approversIn } from '../entitlement/approvals-shown.store.ts'
import type { Portal } from '../portal.ts'
import { later } from './sources.store.ts'

/** A stretch of time, both ends included; a single instant where they are the same. */
export interface Span {
  readonly from: Date
  readonly to: Date
}

interface Dated {
  readonly startsAt: AnyColumn
  readonly endsAt: AnyColumn
}

/** Whether a dated row lived at any instant of a span. */
const livedWithin = (row: Dated, { from, to }: Span): SQL | undefined =>
  and(lte(row.startsAt, to), or(isNull(row.endsAt), gt(row.endsAt, from)))

/** Whether a dated row lived at an instant. */
export const livedAt = (row: Dated, at: Date): SQL | undefined => livedWithin(row, { from: at, to: at })

/** Whether a row of a person and a product lived at an instant. */
export const stoodAt = (row: { readonly queuedAt: AnyColumn; readonly endsAt: AnyColumn }, at: Date): SQL | undefined =>
  livedAt({ startsAt: row.queuedAt, endsAt: row.endsAt }, at)

/** How such a row stood at an instant: a place in line becomes a seat without another row. Null where there is no row. */
export const standingAt = (
  row: { readonly state: AnyColumn; readonly heldSince: AnyColumn },
  at: Date,
): SQL<SeatState | null> =>
  sql`case when ${row.state} in ('held', 'waiting') then case when ${lte(row.heldSince, at)} then 'held' else 'waiting' end else ${row.state} end`

/** A reason that somebody had for a product on a past day, and how it has ended since. */
export interface PastSource extends LicenseSource {
  readonly userId: UserId
  readonly productId: ProductId
  /** Null where it has not ended, or where it is not known how. */
  readonly ended: { readonly at: Date; readonly words: string } | null
}

/**
 * The reasons that people had at an instant, or at any of a span, as dated memberships, nestings and licenses tell. Whether a group's licenses reached members of
 * groups inside it, names and rules are those of now: only the audit log keeps what they were.
 */
export async function sourcesAsOf(
  portal: Portal,
  userIds: readonly UserId[],
  when: Date | Span,
  productId?: ProductId,
): Promise<readonly PastSource[]> {
  if (userIds.length === 0) return []
  const db = portal.db.read
  const at = when instanceof Date ? { from: when, to: when } : when
  const given = await licensesAt(db, at, productId)
  const members = given.length === 0 ? [] : (await inChunks(userIds, (chunk) => membershipsAt(db, chunk, at))).flat()
  const reached = await reachAt(db, given, at)
  const approvals = await approvalsShown(
    portal,
    members.flatMap(({ requestId }) => requestId ?? []),
  )
  const byGroup = members.flatMap((member) =>
    (reached.get(member.groupId) ?? [])
      .filter((license) => overlap(member, license))
      .map((license) => viaGroup(member, license, approvals)),
  )
  const direct = (await inChunks(userIds, (chunk) => directAt(db, chunk, at, productId))).flat().map(directly)
  return [...byGroup, ...direct]
}

const licensesAt = (db: Queries, at: Span, productId: ProductId | undefined) =>
  db
    .select({
      productId: products.id,
      productName: products.displayName,
      groupId: groups.id,
      groupName: groups.displayName,
      reachesNested: groups.licensesReachNested,
      disabledPlans: groupLicenses.disabledPlans,
      startsAt: groupLicenses.startsAt,
      endsAt: groupLicenses.endsAt,
    })
    .from(groupLicenses)
    .innerJoin(groups, eq(groups.id, groupLicenses.groupId))
    .innerJoin(products, eq(products.id, groupLicenses.productId))
    .where(and(livedWithin(groupLicenses, at), productId === undefined ? undefined : eq(products.id, productId)))
    .orderBy(asc(products.displayName), asc(groups.displayName), asc(groupLicenses.id))

type GivenThen = Awaited<ReturnType<typeof licensesAt>>[number]

const membershipsAt = (db: Queries, userIds: readonly UserId[], at: Span) =>
  db
    .select({
      userId: memberships.userId,
      groupId: memberships.groupId,
      groupName: groups.displayName,
      rule: groups.membershipRule,
      source: memberships.source,
      startsAt: memberships.startsAt,
      endsAt: memberships.endsAt,
      packageId: accessPackages.id,
      packageName: accessPackages.displayName,
      expiresAt: assignments.expiresAt,
      requestId: assignments.requestId,
    })
    .from(memberships)
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .leftJoin(assignments, and(eq(memberships.source, 'accessPackage'), eq(assignments.id, memberships.sourceId)))
    .leftJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(and(among(memberships.userId, userIds), livedWithin(memberships, at)))
    .orderBy(asc(memberships.startsAt), asc(memberships.id))

type MemberThen = Awaited<ReturnType<typeof membershipsAt>>[number]

/** The licenses that reached the members of each group at an instant, by group. */
async function reachAt(
  db: Queries,
  given: readonly GivenThen[],
  at: Span,
): Promise<ReadonlyMap<GroupId, readonly GivenThen[]>> {
  const nesting = given.some(({ reachesNested }) => reachesNested)
  const nestings = nesting ? await db.select().from(groupNestings).where(livedWithin(groupNestings, at)) : []
  const inside = groupedBy(reachOf(nestings), ({ groupId }) => groupId)
  const reached = new Map<GroupId, GivenThen[]>()
  for (const license of given) {
    const inner = license.reachesNested ? (inside.get(license.groupId) ?? []) : []
    for (const groupId of [license.groupId, ...inner.map(({ insideId }) => insideId)])
      reached.set(groupId, [...(reached.get(groupId) ?? []), license])
  }
  return reached
}

/** Whether two dated things lived at the same time; in a span they need not have. */
const overlap = (
  one: { readonly startsAt: Date; readonly endsAt: Date | null },
  other: { readonly startsAt: Date; readonly endsAt: Date | null },
): boolean =>
  (one.endsAt === null || one.endsAt > other.startsAt) && (other.endsAt === null || other.endsAt > one.startsAt)

function viaGroup(
  member: MemberThen,
  license: GivenThen,
  approvals: ReadonlyMap<RequestId, readonly ApprovalShown[]>,
): PastSource {
  const { groupId, groupName, packageId, packageName, requestId } = member
  const isInner = groupId !== license.groupId
  const source = sourceOf({
    product: { id: license.productId, name: license.productName },
    group: {
      id: license.groupId,
      name: license.groupName,
      through: isInner ? { id: groupId, name: groupName } : null,
      source: member.source,
      rule: member.rule,
    },
    accessPackage:
      packageId === null || packageName === null
        ? null
        : { id: packageId, name: packageName, expiresAt: member.expiresAt },
    request: requestId === null ? null : { id: requestId, approvedBy: approversIn(approvals.get(requestId)) },
    directId: null,
    since: later(member.startsAt, license.startsAt),
    disabledPlans: license.disabledPlans,
  })
  return { userId: member.userId, productId: license.productId, ...source, ended: endOf(member, license) }
}

/** How a reason by a group ended: with the membership or with the license, whichever was first. */
function endOf(member: MemberThen, license: GivenThen): PastSource['ended'] {
  const ends = [
    { at: member.endsAt, words: `The membership in the group ${member.groupName} ended` },
    { at: license.endsAt, words: `The group ${license.groupName} did not give it any more` },
  ].flatMap(({ at, words }) => (at === null ? [] : [{ at, words }]))
  return ends.sort((one, other) => one.at.getTime() - other.at.getTime())[0] ?? null
}

const directAt = (db: Queries, userIds: readonly UserId[], at: Span, productId: ProductId | undefined) =>
  db
    .select({
      id: directLicenses.id,
      userId: directLicenses.userId,
      productId: products.id,
      productName: products.displayName,
      startsAt: directLicenses.startsAt,
      endsAt: directLicenses.endsAt,
      disabledPlans: directLicenses.disabledPlans,
    })
    .from(directLicenses)
    .innerJoin(products, eq(products.id, directLicenses.productId))
    .where(
      and(
        among(directLicenses.userId, userIds),
        livedWithin(directLicenses, at),
        productId === undefined ? undefined : eq(products.id, productId),
      ),
    )
    .orderBy(asc(directLicenses.startsAt), asc(directLicenses.id))

interface DirectThen {
  readonly id: string
  readonly userId: UserId
  readonly productId: ProductId
  readonly productName: string
  readonly startsAt: Date
  readonly endsAt: Date | null
  readonly disabledPlans: readonly ServicePlanId[]
}

const directly = (row: DirectThen): PastSource => ({
  userId: row.userId,
  productId: row.productId,
  ...sourceOf({
    product: { id: row.productId, name: row.productName },
    group: null,
    accessPackage: null,
    request: null,
    directId: row.id,
    since: row.startsAt,
    disabledPlans: row.disabledPlans,
  }),
  ended: row.endsAt && { at: row.endsAt, words: 'The direct license was removed' },
})
