import type { IncompatibleKind } from '@latchkey/core/entitlement/incompatibility'
import type { AccessPackageId, AssignmentId, UserId } from '@latchkey/core/ids'
import { alias } from '@latchkey/schema/alias'
import { memberships, users } from '@latchkey/schema/tables/directory'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { and, desc, eq, inArray, isNull, min } from 'drizzle-orm'
import { beforeInstant, cursorAt, type Page, pageOf, sizeOf } from '../../paging.ts'
import type { Portal } from '../../portal.ts'
import { excludedBy, nameOfExcluded } from './incompatibilities.store.ts'
import { packageName } from './packages.views.ts'

/** Which two things people have at once. */
export interface OverlapQuery {
  readonly packageId: AccessPackageId
  readonly kind: IncompatibleKind
  readonly otherId: string
  readonly size?: number | undefined
  readonly cursor?: string | null | undefined
}

/** Somebody who has a package and what it excludes, or would exclude. */
export interface Overlap {
  readonly userId: UserId
  readonly displayName: string
  readonly userPrincipalName: string
  readonly jobTitle: string | null
  readonly department: string | null
  readonly assignmentId: AssignmentId
  /** Since when they have the package, and the other. */
  readonly since: Date
  readonly otherSince: Date
}

/** Who has both now, the latest holder of the package first, with the names of the two. Refuses with notFound. */
export async function listOverlaps(
  portal: Portal,
  query: OverlapQuery,
): Promise<Page<Overlap> & { readonly packageName: string; readonly otherName: string; readonly excluded: boolean }> {
  const db = portal.db.read
  const name = await packageName(portal, query.packageId)
  const present = (await excludedBy(db, query.packageId)).find(({ id }) => id === query.otherId)
  // What the package excludes is told with it; anything else has to be readable for itself.
  const otherName = present?.name ?? (await nameOfExcluded(portal, db, query))
  const size = sizeOf(query.size)
  const rows = await db
    .select({
      id: assignments.id,
      since: assignments.startsAt,
      userId: users.id,
      displayName: users.displayName,
      userPrincipalName: users.userPrincipalName,
      jobTitle: users.jobTitle,
      department: users.department,
    })
    .from(assignments)
    .innerJoin(users, eq(users.id, assignments.targetId))
    .where(
      and(
        eq(assignments.accessPackageId, query.packageId),
        isNull(assignments.endsAt),
        inArray(assignments.targetId, thoseWith(portal, query)),
        beforeInstant(assignments.startsAt, assignments.id, query.cursor),
      ),
    )
    .orderBy(desc(assignments.startsAt), desc(assignments.id))
    .limit(size + 1)
  const page = pageOf(rows, size, ({ since, id }) => cursorAt(since, id))
  const others = await otherSince(
    portal,
    query,
    page.rows.map(({ userId }) => userId),
  )
  return {
    next: page.next,
    rows: page.rows.map(({ id, ...row }) => ({
      ...row,
      assignmentId: id,
      otherSince: others.get(row.userId) ?? row.since,
    })),
    packageName: name,
    otherName,
    excluded: present !== undefined,
  }
}

const other = alias(assignments, 'other_assignment')

const thoseWith = ({ db }: Portal, { kind, otherId }: OverlapQuery) =>
  kind === 'group'
    ? db.read
        .select({ userId: memberships.userId })
        .from(memberships)
        .where(and(eq(memberships.groupId, otherId), isNull(memberships.endsAt)))
    : db.read
        .select({ userId: other.targetId })
        .from(other)
        .where(and(eq(other.accessPackageId, otherId), isNull(other.endsAt)))

/** Since when each of these people has the other. One query. */
async function otherSince(
  { db }: Portal,
  { kind, otherId }: OverlapQuery,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, Date>> {
  if (userIds.length === 0) return new Map()
  const rows =
    kind === 'group'
      ? await db.read
          .select({ userId: memberships.userId, since: min(memberships.startsAt) })
          .from(memberships)
          .where(
            and(
              eq(memberships.groupId, otherId),
              inArray(memberships.userId, [...userIds]),
              isNull(memberships.endsAt),
            ),
          )
          .groupBy(memberships.userId)
      : await db.read
          .select({ userId: assignments.targetId, since: assignments.startsAt })
          .from(assignments)
          .where(
            and(
              eq(assignments.accessPackageId, otherId),
              inArray(assignments.targetId, [...userIds]),
              isNull(assignments.endsAt),
            ),
          )
  return new Map(rows.flatMap(({ userId, since }) => (since === null ? [] : [[userId, since] as const])))
}
