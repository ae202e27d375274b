import { createHash, timingSafeEqual } from 'node:crypto'
import type { CalloutId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { callouts } from '@latchkey/schema/tables/extensions'
import { and, asc, eq, inArray, lte, ne, sql } from 'drizzle-orm'
import type { LoadedRequest } from '../requests.store.ts'

/** A call as it is stored. */
export type StoredCallout = typeof callouts.$inferSelect

/** A call by its id; refuses with notFound. */
export async function calloutById(db: Queries, id: CalloutId): Promise<StoredCallout> {
  const callout = await findCallout(db, id)
  if (!callout) throw notFound('call')
  return callout
}

/** A call by its id, or undefined. */
export async function findCallout(db: Queries, id: CalloutId): Promise<StoredCallout | undefined> {
  const [callout] = await db.select().from(callouts).where(eq(callouts.id, id))
  return callout
}

/** Keeps what changed of a call. */
export async function saveCallout(tx: Transaction, id: CalloutId, changes: Partial<StoredCallout>): Promise<void> {
  await tx.update(callouts).set(changes).where(eq(callouts.id, id))
}

/** The ids of up to `size` calls that are due, oldest first. */
export async function dueCallouts(db: Queries, now: Date, size: number): Promise<readonly CalloutId[]> {
  const rows = await db
    .select({ id: callouts.id })
    .from(callouts)
    .where(and(eq(callouts.state, 'waiting'), lte(callouts.dueAt, now)))
    .orderBy(asc(callouts.dueAt), asc(callouts.id))
    .limit(size)
  return rows.map(({ id }) => id)
}

/**
 * Takes those of these calls that are still due for one sender until `lease`. Taking counts as a try; the error of the last one is forgotten,
 * by which a call under way is told from one that waits after a failure.
 */
export async function takeCallouts(
  tx: Transaction,
  ids: readonly CalloutId[],
  now: Date,
  lease: Date,
): Promise<readonly StoredCallout[]> {
  if (ids.length === 0) return []
  return tx
    .update(callouts)
    .set({ dueAt: lease, attempts: sql`${callouts.attempts} + 1`, lastError: null })
    .where(and(inArray(callouts.id, [...ids]), eq(callouts.state, 'waiting'), lte(callouts.dueAt, now)))
    .returning()
}

/** Keeps how a try went, unless the call was answered meanwhile or another sender has it now. Says whether it was kept. */
export async function keepTry(
  tx: Transaction,
  callout: Pick<StoredCallout, 'id' | 'attempts'>,
  changes: Partial<StoredCallout>,
): Promise<boolean> {
  const kept = await tx
    .update(callouts)
    .set(changes)
    .where(and(eq(callouts.id, callout.id), eq(callouts.state, 'waiting'), eq(callouts.attempts, callout.attempts)))
    .returning({ id: callouts.id })
  return kept.length > 0
}

/** The other calls at the same stage of a request that it still waits for. */
export async function othersAwaited(db: Queries, callout: StoredCallout): Promise<number> {
  if (callout.requestId === null) return 0
  const rows = await db
    .select({ id: callouts.id })
    .from(callouts)
    .where(
      and(
        eq(callouts.requestId, callout.requestId),
        eq(callouts.stage, callout.stage),
        eq(callouts.waits, true),
        inArray(callouts.state, ['waiting', 'waitingForCallback']),
        ne(callouts.id, callout.id),
      ),
    )
  return rows.length
}

/** Whether a request waits for the answers of a stage now. */
export const awaits = (request: LoadedRequest, stage: StoredCallout['stage']): boolean =>
  stage === 'assignmentRequestCreated'
    ? request.state === 'submitted'
    : stage === 'assignmentRequestApproved' && request.state === 'delivering' && request.status === 'WaitingForCallback'

/** What is stored of a token. */
export const digestOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Whether a token is the one that was sent with a call, in a time that tells nothing. */
export function isTokenOf(callout: Pick<StoredCallout, 'tokenDigest'> | undefined, token: string): boolean {
  const [given, kept] = [Buffer.from(digestOfToken(token)), Buffer.from(callout?.tokenDigest ?? '')]
  // Compared with something in any case, so that an unknown call takes as long as a known one.
  const same = timingSafeEqual(given, kept.length === given.length ? kept : Buffer.from(digestOfToken('')))
  return same && kept.length === given.length
}
