import type { RequestState } from '@latchkey/core/entitlement/request'
import type { RequestId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignmentRequests,
  requestApprovers,
  requestDecisions,
} from '@latchkey/schema/tables/entitlement'
import { and, desc, eq, gte, inArray, lt, min, type SQL } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import type { Period } from './period.ts'

/** How many requests a report counts at the most: the newest of the period. */
export const mostCounted = 20_000

/** A request of a period, as far as its times go. */
export interface RequestTimes {
  readonly id: RequestId
  readonly state: RequestState
  readonly submittedAt: Date
  readonly completedAt: Date | null
}

/** The newest requests that were submitted in a period; one more than are counted, where there are more. By an index. */
export async function requestsOfPeriod(
  db: Queries,
  period: Period,
  visible: SQL | undefined,
): Promise<readonly RequestTimes[]> {
  return db
    .select({
      id: assignmentRequests.id,
      state: assignmentRequests.state,
      submittedAt: assignmentRequests.submittedAt,
      completedAt: assignmentRequests.completedAt,
    })
    .from(assignmentRequests)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
    .where(
      and(gte(assignmentRequests.submittedAt, period.since), lt(assignmentRequests.submittedAt, period.until), visible),
    )
    .orderBy(desc(assignmentRequests.submittedAt), desc(assignmentRequests.id))
    .limit(mostCounted + 1)
}

/** A decision by a person, with when its stage began and when they were asked. */
export interface DecisionTimes {
  readonly requestId: RequestId
  readonly stage: number
  readonly userId: UserId
  readonly displayName: string
  readonly askedAt: Date
  readonly decidedAt: Date
}

/** The decisions of people on these requests, a thousand requests a query. */
export async function decisionsOf(db: Queries, ids: readonly RequestId[]): Promise<readonly DecisionTimes[]> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .select({
        requestId: requestDecisions.requestId,
        stage: requestDecisions.stage,
        userId: users.id,
        displayName: users.displayName,
        askedAt: requestApprovers.askedAt,
        decidedAt: requestDecisions.decidedAt,
      })
      .from(requestDecisions)
      .innerJoin(users, eq(users.id, requestDecisions.userId))
      .innerJoin(
        requestApprovers,
        and(
          eq(requestApprovers.requestId, requestDecisions.requestId),
          eq(requestApprovers.stage, requestDecisions.stage),
          eq(requestApprovers.userId, requestDecisions.userId),
        ),
      )
      .where(inArray(requestDecisions.requestId, chunk)),
  )
  return rows.flat()
}

/** When the stages of these requests began: when their first approvers were asked. A thousand requests a query. */
export async function stageBeginnings(
  db: Queries,
  ids: readonly RequestId[],
): Promise<readonly { readonly requestId: RequestId; readonly stage: number; readonly since: Date }[]> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .select({
        requestId: requestApprovers.requestId,
        stage: requestApprovers.stage,
        since: min(requestApprovers.askedAt),
      })
      .from(requestApprovers)
      .where(inArray(requestApprovers.requestId, chunk))
      .groupBy(requestApprovers.requestId, requestApprovers.stage),
  )
  return rows.flat().flatMap(({ since, ...row }) => (since === null ? [] : [{ ...row, since }]))
}
