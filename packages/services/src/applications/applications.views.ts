import { may } from '@latchkey/core/authorization/may'
import type { ApplicationId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { contains } from '@latchkey/schema/search'
import { applicationAssignments, applications } from '@latchkey/schema/tables/applications'
import { and, asc, countDistinct, eq, inArray, isNull, or } from 'drizzle-orm'
import { afterText, cursorAt, type Page, pageOf, pageSize } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { within } from '../visible.ts'
import {
  applicationById,
  applicationsRelatedTo,
  factsOfApplication,
  type StoredApplication,
} from './applications.store.ts'

/** What a list of applications is narrowed to. */
export interface ApplicationFilter {
  /** Part of the name, publisher or category. */
  readonly search?: string | null | undefined
  readonly status?: 'enabled' | 'disabled' | null | undefined
  readonly cursor?: string | null | undefined
}

/** A line in the list of applications. */
export interface ApplicationRow
  extends Pick<
    StoredApplication,
    'id' | 'displayName' | 'description' | 'publisher' | 'category' | 'homepageUrl' | 'enabled' | 'visible'
  > {
  /** How many users have it directly or by a package, and how many groups. */
  readonly users: number
  readonly groups: number
}

const columns = {
  id: applications.id,
  displayName: applications.displayName,
  description: applications.description,
  publisher: applications.publisher,
  category: applications.category,
  homepageUrl: applications.homepageUrl,
  enabled: applications.enabled,
  visible: applications.visible,
}

/** The applications that the actor may read, by name. */
export async function listApplications(portal: Portal, filter: ApplicationFilter = {}): Promise<Page<ApplicationRow>> {
  const db = portal.db.read
  const { search, status } = filter
  const rows = await db
    .select(columns)
    .from(applications)
    .where(
      and(
        isNull(applications.deletedAt),
        within(portal, 'application.read', applicationsRelatedTo(db, portal.actor)),
        search
          ? or(
              contains(applications.displayName, search),
              contains(applications.publisher, search),
              contains(applications.category, search),
            )
          : undefined,
        status ? eq(applications.enabled, status === 'enabled') : undefined,
        afterText(applications.displayName, applications.id, filter.cursor),
      ),
    )
    .orderBy(asc(applications.displayName), asc(applications.id))
    .limit(pageSize + 1)
  const page = pageOf(rows, pageSize, (row) => cursorAt(row.displayName, row.id))
  const counts = await countsOf(
    db,
    page.rows.map(({ id }) => id),
  )
  return { ...page, rows: page.rows.map((row) => ({ ...row, ...(counts.get(row.id) ?? { users: 0, groups: 0 }) })) }
}

async function countsOf(db: Queries, ids: readonly ApplicationId[]) {
  if (ids.length === 0) return new Map<ApplicationId, { users: number; groups: number }>()
  const rows = await db
    .select({
      id: applicationAssignments.applicationId,
      users: countDistinct(applicationAssignments.userId),
      groups: countDistinct(applicationAssignments.groupId),
    })
    .from(applicationAssignments)
    .where(and(inArray(applicationAssignments.applicationId, [...ids]), isNull(applicationAssignments.endsAt)))
    .groupBy(applicationAssignments.applicationId)
  return new Map(rows.map(({ id, users, groups }) => [id, { users, groups }]))
}

/** An application that the actor may read; refuses with notFound. */
export async function readApplication(portal: Portal, id: ApplicationId): Promise<StoredApplication> {
  const db = portal.db.read
  const application = await applicationById(db, id)
  const facts = await factsOfApplication(db, application.id, portal.actor)
  if (!may(portal.actor, 'application.read', facts)) throw notFound('application')
  return application
}
