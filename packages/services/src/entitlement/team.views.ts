import type { RequestState } from '@latchkey/core/entitlement/request'
import type { RequestId, UserId } from '@latchkey/core/ids'
import { given, prepared } from '@latchkey/schema/prepared'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentRequests } from '@latchkey/schema/tables/entitlement'
import { and, desc, eq, isNull, ne } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'
import { type AssignmentRow, teamAssignments } from './assignments.views.ts'
import { type Report, reportsOf } from './readers.store.ts'

/** An open request that a manager made for a report. */
export interface TeamRequest {
  readonly id: RequestId
  readonly packageName: string
  readonly targetId: UserId
  readonly targetName: string
  readonly state: RequestState
  readonly submittedAt: Date
}

const openForOthers = prepared((db) =>
  db
    .select({
      id: assignmentRequests.id,
      packageName: accessPackages.displayName,
      targetId: assignmentRequests.targetId,
      targetName: users.displayName,
      state: assignmentRequests.state,
      submittedAt: assignmentRequests.submittedAt,
    })
    .from(assignmentRequests)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
    .innerJoin(users, eq(users.id, assignmentRequests.targetId))
    .where(
      and(
        eq(assignmentRequests.requestorId, given('managerId')),
        ne(assignmentRequests.targetId, given('managerId')),
        isNull(assignmentRequests.completedAt),
      ),
    )
    .orderBy(desc(assignmentRequests.submittedAt), desc(assignmentRequests.id))
    .limit(100),
)

/** What a manager sees of their team. */
export interface Team {
  readonly reports: readonly Report[]
  readonly assignments: readonly AssignmentRow[]
  /** Those that the manager made. */
  readonly requests: readonly TeamRequest[]
}

/** The direct reports of the person who acts, by name. One query. */
export const myReports = (portal: Portal): Promise<readonly Report[]> => reportsOf(portal.db.read, signedIn(portal).id)

/** The direct reports of the person who acts, what they have through packages, and what the person has asked for them. */
export async function myTeam(portal: Portal): Promise<Team> {
  const { id: managerId } = signedIn(portal)
  const reports = await reportsOf(portal.db.read, managerId)
  if (reports.length === 0) return { reports, assignments: [], requests: [] }
  return {
    reports,
    assignments: await teamAssignments(portal),
    requests: await openForOthers(portal.db.read, { managerId }),
  }
}
