import type { RequestId } from '@latchkey/core/ids'
import { users } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignmentRequests,
  requestApprovers,
  requestDecisions,
} from '@latchkey/schema/tables/entitlement'
import { and, asc, desc, eq } from 'drizzle-orm'
import { beforeInstant, cursorAt, type Page, pageOf, pageSize } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'
import type { PersonCard } from './requests.views.ts'

/** A request that waits for somebody's decision. */
export interface PendingApproval {
  readonly requestId: RequestId
  readonly packageName: string
  readonly target: PersonCard
  readonly justification: string
  readonly requestedDays: number | null
  readonly submittedAt: Date
  readonly askedAt: Date
  readonly dueAt: Date | null
  /** The stage to decide, from 0, and how many there are. */
  readonly stage: number
  readonly stages: number
  readonly reasonRequired: boolean
}

/** How many approvals one page shows: those that lapse first. */
const mostPending = 200

/** The requests that wait for the decision of the person who acts, the most urgent first. */
export async function pendingApprovals(portal: Portal): Promise<readonly PendingApproval[]> {
  const person = signedIn(portal)
  const rows = await portal.db.read
    .select({
      request: assignmentRequests,
      askedAt: requestApprovers.askedAt,
      packageName: accessPackages.displayName,
      target: { id: users.id, displayName: users.displayName, jobTitle: users.jobTitle, department: users.department },
    })
    .from(requestApprovers)
    .innerJoin(assignmentRequests, eq(assignmentRequests.id, requestApprovers.requestId))
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
    .innerJoin(users, eq(users.id, assignmentRequests.targetId))
    .where(and(eq(requestApprovers.userId, person.id), eq(requestApprovers.waiting, true)))
    .orderBy(asc(assignmentRequests.stageDueAt), asc(assignmentRequests.id))
    .limit(mostPending)
  return rows.map(({ request, askedAt, packageName, target }) => ({
    requestId: request.id,
    packageName,
    target,
    justification: request.justification,
    requestedDays: request.requestedDays,
    submittedAt: request.submittedAt,
    askedAt,
    dueAt: request.stageDueAt,
    stage: request.stage,
    stages: request.terms.stages.length,
    reasonRequired: request.terms.stages[request.stage]?.approverJustificationRequired ?? false,
  }))
}

/** What the person who acts has decided, newest first. */
export async function decidedApprovals(portal: Portal, query: { cursor?: string | null } = {}) {
  const person = signedIn(portal)
  const rows = await portal.db.read
    .select({
      id: requestDecisions.id,
      requestId: requestDecisions.requestId,
      verdict: requestDecisions.verdict,
      reason: requestDecisions.reason,
      decidedAt: requestDecisions.decidedAt,
      state: assignmentRequests.state,
      packageName: accessPackages.displayName,
      target: { id: users.id, displayName: users.displayName, jobTitle: users.jobTitle, department: users.department },
    })
    .from(requestDecisions)
    .innerJoin(assignmentRequests, eq(assignmentRequests.id, requestDecisions.requestId))
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
    .innerJoin(users, eq(users.id, assignmentRequests.targetId))
    .where(
      and(
        eq(requestDecisions.userId, person.id),
        beforeInstant(requestDecisions.decidedAt, requestDecisions.id, query.cursor),
      ),
    )
    .orderBy(desc(requestDecisions.decidedAt), desc(requestDecisions.id))
    .limit(pageSize + 1)
  const page: Page<(typeof rows)[number]> = pageOf(rows, pageSize, (row) => cursorAt(row.decidedAt, row.id))
  return page
}
