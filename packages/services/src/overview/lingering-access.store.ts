import type { Queries } from '@latchkey/schema/database'
import { groups, memberships, users } from '@latchkey/schema/tables/directory'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { seats } from '@latchkey/schema/tables/licensing'
import { and, asc, count, eq, inArray, isNull, or } from 'drizzle-orm'
import { type PersonRow, personColumns } from '../directory/people.ts'

/** How many people there are, by whether they can sign in and where they belong. */
export async function countPeople(db: Queries) {
  const rows = await db
    .select({ userType: users.userType, enabled: users.accountEnabled, people: count() })
    .from(users)
    .groupBy(users.userType, users.accountEnabled)
  const sum = (fits: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(fits).reduce((total, { people }) => total + people, 0)
  return {
    all: sum(() => true),
    guests: sum(({ userType }) => userType === 'guest'),
    disabled: sum(({ enabled }) => !enabled),
  }
}

/** People who cannot sign in any more and still hold a seat, a membership or an access package, and how many there are. */
export async function lingeringAccess(
  db: Queries,
  most: number,
): Promise<{ readonly count: number; readonly first: readonly PersonRow[] }> {
  const lingering = and(
    eq(users.accountEnabled, false),
    or(
      inArray(users.id, db.select({ id: seats.userId }).from(seats).where(isNull(seats.endsAt))),
      inArray(users.id, db.select({ id: assignments.targetId }).from(assignments).where(isNull(assignments.endsAt))),
      inArray(
        users.id,
        db
          .select({ id: memberships.userId })
          .from(memberships)
          .innerJoin(groups, eq(groups.id, memberships.groupId))
          .where(and(isNull(memberships.endsAt), isNull(groups.deletedAt))),
      ),
    ),
  )
  const [[counted], first] = await Promise.all([
    db.select({ people: count() }).from(users).where(lingering),
    db.select(personColumns).from(users).where(lingering).orderBy(asc(users.displayName), asc(users.id)).limit(most),
  ])
  return { count: counted?.people ?? 0, first }
}
