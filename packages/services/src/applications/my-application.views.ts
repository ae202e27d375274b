import { waySays } from '@latchkey/core/applications/reason'
import { idOf } from '@latchkey/core/authorization/actor'
import type { AccessPackageId, ApplicationId, AssignmentId, GroupId, RequestId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { applicationAssignments, applicationOwners, appRoles } from '@latchkey/schema/tables/applications'
import { groups, memberships, users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull, or } from 'drizzle-orm'
import { type PersonRow, personColumns } from '../directory/people.ts'
import { type ApprovalShown, approvalsShown } from '../entitlement/approvals-shown.store.ts'
import type { Portal } from '../portal.ts'
import { reachesUser, type StoredApplication } from './applications.store.ts'
import { readApplication } from './applications.views.ts'

/** The access package at the end of a way, who approved it and until when it lasts. */
export interface WayPackage {
  readonly id: AccessPackageId
  readonly displayName: string
  readonly assignmentId: AssignmentId
  readonly requestId: RequestId
  readonly since: Date
  /** When it ends by itself; null means never. */
  readonly expiresAt: Date | null
  /** Every approval, first stage first. Empty where none was needed. */
  readonly approvals: readonly ApprovalShown[]
}

/** One way by which an application came to a person: application ← group ← access package ← request. */
export interface Way {
  readonly role: string
  /** The way in words, as My Apps tells it. */
  readonly says: string
  /** Since when the person has it this way. */
  readonly since: Date
  readonly group: { readonly id: GroupId; readonly displayName: string } | null
  readonly accessPackage: WayPackage | null
}

/** An application as its user sees it. */
export interface MyApplicationDetail {
  readonly application: StoredApplication
  /** Whether there is a way and the application is switched on. */
  readonly opens: boolean
  readonly roles: readonly string[]
  /** Every way, oldest first; empty for who may read the application and does not have it. */
  readonly ways: readonly Way[]
  readonly owners: readonly PersonRow[]
}

/** An application with every reason why the actor has it; refuses with notFound who may not read it. */
export async function myApplication(portal: Portal, id: ApplicationId): Promise<MyApplicationDetail> {
  const db = portal.db.read
  const application = await readApplication(portal, id)
  const me = idOf(portal.actor)
  const ways = me === null ? [] : await waysTo(portal, application.id, me)
  const owners = await ownersOf(db, application.id)
  return {
    application,
    opens: ways.length > 0 && application.enabled,
    roles: [...new Set(ways.map(({ role }) => role))],
    ways,
    owners,
  }
}

async function waysTo(portal: Portal, applicationId: ApplicationId, me: UserId): Promise<readonly Way[]> {
  const rows = await portal.db.read
    .select({
      role: appRoles.displayName,
      assignedAt: applicationAssignments.startsAt,
      joinedAt: memberships.startsAt,
      groupId: groups.id,
      groupName: groups.displayName,
      packageId: accessPackages.id,
      packageName: accessPackages.displayName,
      assignmentId: assignments.id,
      requestId: assignments.requestId,
      deliveredAt: assignments.startsAt,
      expiresAt: assignments.expiresAt,
    })
    .from(applicationAssignments)
    .innerJoin(appRoles, eq(appRoles.id, applicationAssignments.appRoleId))
    .leftJoin(groups, eq(groups.id, applicationAssignments.groupId))
    .leftJoin(
      memberships,
      and(
        eq(memberships.groupId, applicationAssignments.groupId),
        eq(memberships.userId, me),
        isNull(memberships.endsAt),
      ),
    )
    .leftJoin(
      assignments,
      or(eq(assignments.id, memberships.sourceId), eq(assignments.id, applicationAssignments.sourceId)),
    )
    .leftJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(and(eq(applicationAssignments.applicationId, applicationId), reachesUser(portal.db.read, me)))
    .orderBy(asc(applicationAssignments.startsAt), asc(memberships.startsAt), asc(applicationAssignments.id))
  const approvals = await approvalsShown(
    portal,
    rows.flatMap(({ requestId }) => requestId ?? []),
  )
  return rows.map((row) => wayOf(row, approvals))
}

interface WayRow {
  readonly role: string
  readonly assignedAt: Date
  readonly joinedAt: Date | null
  readonly groupId: GroupId | null
  readonly groupName: string | null
  readonly packageId: AccessPackageId | null
  readonly packageName: string | null
  readonly assignmentId: AssignmentId | null
  readonly requestId: RequestId | null
  readonly deliveredAt: Date | null
  readonly expiresAt: Date | null
}

type Approvals = ReadonlyMap<RequestId, WayPackage['approvals']>

const wayOf = (row: WayRow, approvals: Approvals): Way => ({
  role: row.role,
  says: waySays(row),
  // Whichever came last completed the way: the group got the application, or the person joined the group.
  since: row.joinedAt !== null && row.joinedAt > row.assignedAt ? row.joinedAt : row.assignedAt,
  group: row.groupId === null ? null : { id: row.groupId, displayName: row.groupName ?? '' },
  accessPackage: packageOf(row, approvals),
})

function packageOf(row: WayRow, approvals: Approvals): WayPackage | null {
  const { packageId, assignmentId, requestId, deliveredAt } = row
  if (packageId === null || assignmentId === null || requestId === null || deliveredAt === null) return null
  return {
    id: packageId,
    displayName: row.packageName ?? '',
    assignmentId,
    requestId,
    since: deliveredAt,
    expiresAt: row.expiresAt,
    approvals: approvals.get(requestId) ?? [],
  }
}

const ownersOf = (db: Queries, applicationId: ApplicationId): Promise<readonly PersonRow[]> =>
  db
    .select(personColumns)
    .from(applicationOwners)
    .innerJoin(users, eq(users.id, applicationOwners.userId))
    .where(
      and(
        eq(applicationOwners.applicationId, applicationId),
        isNull(applicationOwners.endsAt),
        eq(users.accountEnabled, true),
      ),
    )
    .orderBy(asc(users.displayName), asc(users.id))
