import type { RequestState } from '@latchkey/core/entitlement/request'
import type { RequestId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { contains } from '@latchkey/schema/search'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentRequests } from '@latchkey/schema/tables/entitlement'
import { and, desc, eq, isNull, ne, or, type Placeholder, type SQL } from 'drizzle-orm'
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

const openForOthers = (db: Queries, managerId: UserId | Placeholder, answers?: SQL) =>
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
        eq(assignmentRequests.requestorId, managerId),
        ne(assignmentRequests.targetId, managerId),
        isNull(assignmentRequests.completedAt),
        answers,
      ),
    )
    .orderBy(desc(assignmentRequests.submittedAt), desc(assignmentRequests.id))
    .limit(100)

const allOpenForOthers = prepared((db) => openForOthers(db, given('managerId')))

/** What a manager sees of their team. */
export interface Team {
  /** Whether anybody reports to them, whatever is looked for. */
  readonly hasReports: boolean
  readonly reports: readonly Report[]
  readonly assignments: readonly AssignmentRow[]
  /** Those that the manager made. */
  readonly requests: readonly TeamRequest[]
}

/** The direct reports of the person who acts, by name. One query. */
export const myReports = (portal: Portal): Promise<readonly Report[]> => reportsOf(portal.db.read, signedIn(portal).id)

/**
 * The direct reports of the person who acts, what they have through packages, and what the person has asked for them; with a search, the
 * people whose names answer to it, and what they or packages of such a name are about.
 */
export async function myTeam(portal: Portal, searched = ''): Promise<Team> {
  const { id: managerId } = signedIn(portal)
  const search = searched.trim()
  const reports = await reportsOf(portal.db.read, managerId)
  if (reports.length === 0) return { hasReports: false, reports, assignments: [], requests: [] }
  return {
    hasReports: true,
    reports: search === '' ? reports : reports.filter(({ displayName }) => answersTo(displayName, search)),
    assignments: await teamAssignments(portal, search),
    requests:
      search === ''
        ? await allOpenForOthers(portal.db.read, { managerId })
        : await openForOthers(
            portal.db.read,
            managerId,
            or(contains(users.displayName, search), contains(accessPackages.displayName, search)),
          ),
  }
}

const answersTo = (name: string, search: string): boolean => name.toLowerCase().includes(search.toLowerCase())
