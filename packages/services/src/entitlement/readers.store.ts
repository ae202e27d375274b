import type { UserType } from '@latchkey/core/directory/user'
import type { UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { users } from '@latchkey/schema/tables/directory'
import { and, asc, eq } from 'drizzle-orm'

const language = prepared((db) =>
  db
    .select({ preferredLanguage: users.preferredLanguage })
    .from(users)
    .where(eq(users.id, given('userId'))),
)

/** The language that somebody prefers to read, as a tag (BCP 47); null where none is known. */
export async function languageOf(db: Queries, userId: UserId): Promise<string | null> {
  const [row] = await language(db, { userId })
  return row?.preferredLanguage ?? null
}

/** A direct report for whom a manager may act. */
export interface Report {
  readonly id: UserId
  readonly displayName: string
  readonly jobTitle: string | null
  readonly department: string | null
  readonly userType: UserType
}

/** The most reports of one manager that pages list. */
const mostReports = 500

const reports = prepared((db) =>
  db
    .select({
      id: users.id,
      displayName: users.displayName,
      jobTitle: users.jobTitle,
      department: users.department,
      userType: users.userType,
    })
    .from(users)
    .where(and(eq(users.managerId, given('managerId')), eq(users.accountEnabled, true)))
    .orderBy(asc(users.displayName), asc(users.id))
    .limit(mostReports),
)

/** The direct reports of somebody who can sign in, by name. */
export const reportsOf = (db: Queries, managerId: UserId): Promise<readonly Report[]> => reports(db, { managerId })

/** A direct report for whom their manager would like to ask. Refuses with notFound whoever is none, or cannot sign in. */
export async function reportOfManager(db: Queries, targetId: UserId, managerId: UserId): Promise<Report> {
  const report = (await reportsOf(db, managerId)).find(({ id }) => id === targetId)
  if (!report) throw notFound('user')
  return report
}
