import { principalOf, type Voice } from '@latchkey/core/entitlement/approval'
import type { RequestId, UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { given, prepared } from '@latchkey/schema/prepared'
import { requestApprovers, requestDecisions } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, inArray, or } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import type { Portal } from '../portal.ts'

/** Somebody who is or was asked to decide a stage, as it is stored. */
export type StoredVoice = typeof requestApprovers.$inferSelect

const ofStage = prepared((db) =>
  db
    .select()
    .from(requestApprovers)
    .where(and(eq(requestApprovers.requestId, given('requestId')), eq(requestApprovers.stage, given('stage'))))
    .orderBy(asc(requestApprovers.id)),
)

const waitingOf = prepared((db) =>
  db
    .select()
    .from(requestApprovers)
    .where(and(amongGiven(requestApprovers.requestId, 'requestIds'), eq(requestApprovers.waiting, true)))
    .orderBy(asc(requestApprovers.id)),
)

const approvals = prepared((db) =>
  db
    .select({ userId: requestDecisions.userId })
    .from(requestDecisions)
    .where(
      and(
        eq(requestDecisions.requestId, given('requestId')),
        eq(requestDecisions.stage, given('stage')),
        eq(requestDecisions.verdict, 'approve'),
      ),
    ),
)

/** Everybody who was asked to decide a stage, for themselves or for somebody else, in the order in which they were. */
export const voicesOf = (db: Queries, requestId: RequestId, stage: number): Promise<readonly StoredVoice[]> =>
  ofStage(db, { requestId, stage })

/** Everybody for whom these requests wait now. One query. */
export const waitingVoicesOf = (db: Queries, requestIds: readonly RequestId[]): Promise<readonly StoredVoice[]> =>
  waitingOf(db, { requestIds: listed(requestIds) })

/** Those who have approved a stage so far. */
export async function approversSoFar(db: Queries, requestId: RequestId, stage: number): Promise<ReadonlySet<UserId>> {
  const rows = await approvals(db, { requestId, stage })
  return new Set(rows.flatMap(({ userId }) => userId ?? []))
}

/**
 * Has a stage wait for these voices; returns those for whom it did not wait already. Who was asked before and left is asked again; who has
 * approved the stage is not.
 */
export async function addVoices(
  portal: Portal,
  tx: Transaction,
  requestId: RequestId,
  stage: number,
  voices: readonly Voice[],
): Promise<readonly Voice[]> {
  const nameOf = (voice: Pick<Voice, 'userId' | 'forUserId'>) => `${voice.userId} ${principalOf(voice)}`
  const before = new Map((await voicesOf(tx, requestId, stage)).map((row) => [nameOf(row), row]))
  const done = await approversSoFar(tx, requestId, stage)
  const fresh = voices.filter((voice) => before.get(nameOf(voice))?.waiting !== true && !done.has(voice.userId))
  const again = fresh.flatMap((voice) => before.get(nameOf(voice)) ?? [])
  const askedAt = portal.now()
  if (again.length > 0)
    await tx
      .update(requestApprovers)
      .set({ askedAt, waiting: true })
      .where(
        inArray(
          requestApprovers.id,
          again.map(({ id }) => id),
        ),
      )
  await insert(
    tx,
    requestApprovers,
    fresh
      .filter((voice) => !before.has(nameOf(voice)))
      .map((voice) => ({ id: portal.newId(), requestId, stage, ...voice, askedAt, waiting: true })),
  )
  return fresh
}

/** Waits no longer for these voices. */
export async function stopWaitingOf(tx: Transaction, voices: readonly Pick<StoredVoice, 'id'>[]): Promise<void> {
  await inChunks(
    voices.map(({ id }) => id),
    (ids) => tx.update(requestApprovers).set({ waiting: false }).where(inArray(requestApprovers.id, ids)),
  )
}

/**
 * Waits no longer for a user to decide anything, nor for those who would have decided in their place; returns the requests that waited
 * for them.
 */
export async function stopWaitingFor(tx: Transaction, userId: UserId): Promise<readonly RequestId[]> {
  const theirs = or(eq(requestApprovers.userId, userId), eq(requestApprovers.forUserId, userId))
  const waiting = and(theirs, eq(requestApprovers.waiting, true))
  const rows = await tx
    .selectDistinct({ requestId: requestApprovers.requestId })
    .from(requestApprovers)
    .where(waiting)
    .orderBy(asc(requestApprovers.requestId))
  await tx.update(requestApprovers).set({ waiting: false }).where(waiting)
  return rows.map(({ requestId }) => requestId)
}
