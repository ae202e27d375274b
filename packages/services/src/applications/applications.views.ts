import { may } from '@latchkey/core/authorization/may'
import type { ApplicationId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { contains } from '@latchkey/schema/search'
import { applicationAssignments, applications } from '@latchkey/schema/tables/applications'
import { and, countDistinct, eq, inArray, isNull, or } from 'drizzle-orm'
import { type Page, sizeOf } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { type Orders, type Sort, sorting } from '../sorting.ts'
import { within } from '../visible.ts'
import {
  applicationById,
  applicationsRelatedTo,
  factsOfApplication,
  type StoredApplication,
} from './applications.store.ts'

/** What applications can be sorted by. */
export const applicationOrders = {
  name: [applications.displayName],
  publisher: [applications.publisher, applications.displayName],
  category: [applications.category, applications.displayName],
} satisfies Orders

/** What a list of applications is narrowed to, and sorted by. */
export interface ApplicationFilter {
  /** Part of the name, publisher or category. */
  readonly search?: string | null | undefined
  readonly status?: 'enabled' | 'disabled' | null | undefined
  /** By name where it is left out. */
  readonly sort?: Sort<typeof applicationOrders> | undefined
  /** How many at once; 50 where it is left out, at most 1000. */
  readonly size?: number | undefined
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

/** The applications that the actor may read. */
export async function listApplications(portal: Portal, filter: ApplicationFilter = {}): Promise<Page<ApplicationRow>> {
  const db = portal.db.read
  const { search, status } = filter
  const size = sizeOf(filter.size)
  const order = sorting(applicationOrders, filter.sort ?? 'name', applications.id)
  const rows = await db
    .select({ ...columns, sortedBy: order.values })
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
        order.after(filter.cursor),
      ),
    )
    .orderBy(...order.orderBy)
    .limit(size + 1)
  const page = order.page(rows, size)
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
