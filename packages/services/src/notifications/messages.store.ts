import { notFound } from '@latchkey/core/refusal'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { messages } from '@latchkey/schema/tables/notifications'
import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm'

/** A message as it is stored. */
export type StoredMessage = typeof messages.$inferSelect

/** A message by its id; refuses with notFound. */
export async function storedMessage(db: Queries, id: string): Promise<StoredMessage> {
  const [message] = await db.select().from(messages).where(eq(messages.id, id))
  if (!message) throw notFound('message')
  return message
}

/**
 * Takes up to `size` messages that are due, oldest first, for one sender until `lease`. Taking counts as a try; the error of the last
 * one is forgotten, by which a message under way is told from one that waits after a failure.
 */
export async function takeDue(
  tx: Transaction,
  now: Date,
  lease: Date,
  size: number,
): Promise<readonly StoredMessage[]> {
  const due = and(eq(messages.state, 'waiting'), lte(messages.dueAt, now))
  const rows = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(due)
    .orderBy(asc(messages.dueAt), asc(messages.id))
    .limit(size)
  if (rows.length === 0) return []
  // Asked again in the update: another sender may have taken some of them meanwhile.
  const mine = and(
    inArray(
      messages.id,
      rows.map(({ id }) => id),
    ),
    due,
  )
  const taken = await tx
    .update(messages)
    .set({ dueAt: lease, attempts: sql`${messages.attempts} + 1`, lastError: null })
    .where(mine)
    .returning()
  return [...taken].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1))
}

/** Keeps that a message was taken over by the mail server. */
export async function markSent(tx: Transaction, message: StoredMessage, at: Date): Promise<void> {
  await tx
    .update(messages)
    .set({ state: 'sent', sentAt: at, lastError: null })
    .where(and(eq(messages.id, message.id), eq(messages.state, 'waiting')))
}

/** Keeps that a try failed: the message waits until `next`, or has failed for good. Leaves it where another sender has it now. */
export async function markFailed(
  tx: Transaction,
  message: StoredMessage,
  failure: { readonly reason: string; readonly next: Date | null; readonly at: Date },
): Promise<void> {
  await tx
    .update(messages)
    .set({
      state: failure.next === null ? 'failed' : 'waiting',
      dueAt: failure.next ?? failure.at,
      lastError: failure.reason,
    })
    .where(and(eq(messages.id, message.id), eq(messages.state, 'waiting'), eq(messages.attempts, message.attempts)))
}

/** Lets a message be sent again at once; its tries count on. */
export async function setWaiting(tx: Transaction, message: StoredMessage, now: Date): Promise<void> {
  await tx.update(messages).set({ state: 'waiting', dueAt: now, lastError: null }).where(eq(messages.id, message.id))
}
