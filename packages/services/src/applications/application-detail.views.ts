import type { ApplicationAssignmentSource } from '@latchkey/core/applications/application'
import type { KnownRole } from '@latchkey/core/applications/role-list'
import { may } from '@latchkey/core/authorization/may'
import { reasonSays } from '@latchkey/core/directory/membership'
import type { ApplicationId, GroupId, UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { applicationAssignments, applicationOwners, appRoles } from '@latchkey/schema/tables/applications'
import { groups, users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { type NamedPackage, packagesGiving } from '../directory/packages.store.ts'
import type { PersonRow } from '../directory/people.ts'
import { personColumns } from '../directory/people.ts'
import { inCatalogsOf } from '../entitlement/catalog-relations.store.ts'
import { beforeInstant, cursorAt, type Page, pageOf, pageSize } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { within } from '../visible.ts'
import { rolesOf } from './app-roles.store.ts'
import { applicationById, ownerIdsOf, type StoredApplication } from './applications.store.ts'

/** Who has an application, in which role, since when and why. */
export interface AssignmentRow {
  /** What `unassignApplication` takes. */
  readonly id: string
  readonly kind: 'user' | 'group'
  readonly assigneeId: UserId | GroupId
  readonly assigneeName: string
  readonly role: string
  readonly source: ApplicationAssignmentSource
  /** The reason in words: `Added directly`, `Through the access package Design suite`. */
  readonly says: string
  readonly since: Date
}

/** Everything about an application for who runs it. */
export interface ApplicationDetail {
  readonly application: StoredApplication
  readonly roles: readonly KnownRole[]
  readonly owners: readonly PersonRow[]
  /** Newest first. */
  readonly assignments: Page<AssignmentRow>
  /** The access packages that give it and that the actor may read, and how many there are in all. */
  readonly packages: readonly NamedPackage[]
  readonly packageCount: number
}

/** An application for administrators and its owners; refuses everybody else with notFound, also those who may open it. */
export async function applicationDetail(
  portal: Portal,
  id: ApplicationId,
  page: { readonly cursor?: string | null | undefined } = {},
): Promise<ApplicationDetail> {
  const db = portal.db.read
  const application = await applicationById(db, id)
  const owner = await ownerIdsOf(db, application.id)
  if (!may(portal.actor, 'application.read', { owner })) throw notFound('application')
  const visible = within(portal, 'accessPackage.read', inCatalogsOf(db, portal.actor, accessPackages.catalogId))
  const [roles, owners, assigned, packages, all] = await Promise.all([
    rolesOf(db, application.id),
    ownersOf(db, application.id),
    assignmentsOf(db, application.id, page.cursor),
    packagesGiving(db, 'application', application.id, visible),
    packagesGiving(db, 'application', application.id),
  ])
  return { application, roles, owners, assignments: assigned, packages, packageCount: all.length }
}

const ownersOf = (db: Queries, applicationId: ApplicationId): Promise<readonly PersonRow[]> =>
  db
    .select(personColumns)
    .from(applicationOwners)
    .innerJoin(users, eq(users.id, applicationOwners.userId))
    .where(and(eq(applicationOwners.applicationId, applicationId), isNull(applicationOwners.endsAt)))
    .orderBy(asc(users.displayName), asc(users.id))

async function assignmentsOf(
  db: Queries,
  applicationId: ApplicationId,
  cursor: string | null | undefined,
): Promise<Page<AssignmentRow>> {
  const { startsAt, id } = applicationAssignments
  const rows = await db
    .select({
      id,
      since: startsAt,
      userId: applicationAssignments.userId,
      userName: users.displayName,
      groupId: applicationAssignments.groupId,
      groupName: groups.displayName,
      role: appRoles.displayName,
      source: applicationAssignments.source,
      packageName: accessPackages.displayName,
    })
    .from(applicationAssignments)
    .innerJoin(appRoles, eq(appRoles.id, applicationAssignments.appRoleId))
    .leftJoin(users, eq(users.id, applicationAssignments.userId))
    .leftJoin(groups, eq(groups.id, applicationAssignments.groupId))
    .leftJoin(assignments, eq(assignments.id, applicationAssignments.sourceId))
    .leftJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(
      and(
        eq(applicationAssignments.applicationId, applicationId),
        isNull(applicationAssignments.endsAt),
        beforeInstant(startsAt, id, cursor),
      ),
    )
    .orderBy(desc(startsAt), desc(id))
    .limit(pageSize + 1)
  const page = pageOf(rows, pageSize, (row) => cursorAt(row.since, row.id))
  return { ...page, rows: page.rows.map(assignmentRow) }
}

const assignmentRow = (row: {
  readonly id: string
  readonly since: Date
  readonly userId: UserId | null
  readonly userName: string | null
  readonly groupId: GroupId | null
  readonly groupName: string | null
  readonly role: string
  readonly source: ApplicationAssignmentSource
  readonly packageName: string | null
}): AssignmentRow => ({
  id: row.id,
  kind: row.userId === null ? 'group' : 'user',
  assigneeId: row.userId ?? row.groupId ?? '',
  assigneeName: row.userName ?? row.groupName ?? '',
  role: row.role,
  source: row.source,
  says: reasonSays(row.source, row.packageName),
  since: row.since,
})
