import { moved, type RequestState } from '@latchkey/core/entitlement/request'
import { groupedBy } from '@latchkey/core/grouped'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Transaction } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { assignmentRequests, assignments } from '@latchkey/schema/tables/entitlement'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import { moveTo } from './delivery-of.ts'
import type { Holder } from './grants.store.ts'

const undelivered = prepared((db) =>
  db
    .select({
      id: assignmentRequests.id,
      is: assignmentRequests.state,
      becomes: assignments.state,
      assignmentId: assignments.id,
      targetId: assignments.targetId,
      expiresAt: assignments.expiresAt,
      terms: assignmentRequests.terms,
    })
    .from(assignments)
    .innerJoin(assignmentRequests, eq(assignmentRequests.id, assignments.requestId))
    .where(
      and(
        amongGiven(assignments.id, 'ids'),
        inArray(assignmentRequests.state, ['partiallyDelivered', 'deliveryFailed']),
      ),
    ),
)

/** A request that was not delivered whole, with what mail about its delivery needs to know. */
export type Undelivered = Awaited<ReturnType<typeof undelivered>>[number]

/**
 * Moves the requests that gave these assignments and were not delivered whole to how far the assignments are delivered now. Returns all
 * of those requests as they were.
 */
export async function keepRequestsInStep(tx: Transaction, holders: readonly Holder[]): Promise<readonly Undelivered[]> {
  if (holders.length === 0) return []
  const rows = await undelivered(tx, { ids: listed(holders.map(({ assignmentId }) => assignmentId)) })
  const moving = rows.flatMap(({ id, is, becomes }) => {
    const move = becomes in moveTo ? moveTo[becomes as keyof typeof moveTo] : undefined
    const to = move && moved(is, move)
    return to === undefined || to === is ? [] : [{ id, to }]
  })
  const byState: ReadonlyMap<RequestState, readonly { id: string }[]> = groupedBy(moving, ({ to }) => to)
  for (const [state, those] of byState)
    await inChunks(
      those.map(({ id }) => id),
      (chunk) =>
        tx
          .update(assignmentRequests)
          .set({ state, revision: sql`${assignmentRequests.revision} + 1` })
          .where(inArray(assignmentRequests.id, chunk)),
    )
  return rows
}
