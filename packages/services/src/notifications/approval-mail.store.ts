import type { UserId } from '@latchkey/core/ids'
import { type ApprovalMailMode, approvalMailModes } from '@latchkey/core/notifications/mail-events'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { approvalMail } from '@latchkey/schema/tables/notifications'
import { eq } from 'drizzle-orm'

/** How somebody gets mail about what waits for their decision, and the last day whose digest is done. */
export async function approvalMailOf(
  db: Queries,
  userId: UserId,
): Promise<{ readonly mode: ApprovalMailMode; readonly digestDay: string | null }> {
  const [row] = await db.select().from(approvalMail).where(eq(approvalMail.userId, userId))
  return { mode: row?.mode ?? approvalMailModes[0], digestDay: row?.digestDay ?? null }
}

/** Keeps how somebody gets mail, and the last day whose digest is done. */
export async function keepApprovalMail(
  tx: Transaction,
  userId: UserId,
  kept: { readonly mode: ApprovalMailMode; readonly digestDay: string | null },
): Promise<void> {
  await tx
    .insert(approvalMail)
    .values({ userId, ...kept })
    .onConflictDoUpdate({ target: approvalMail.userId, set: kept })
}
