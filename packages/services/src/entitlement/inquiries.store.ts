import type { Id, RequestId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { requestInquiries } from '@latchkey/schema/tables/approvals'
import { asc, eq } from 'drizzle-orm'

/** A question of an approver to the requestor, as it is stored. */
export type StoredInquiry = typeof requestInquiries.$inferSelect

/** A question by its id; refuses with notFound. */
export async function inquiryById(db: Queries, id: Id<'requestInquiry'>): Promise<StoredInquiry> {
  const [row] = await db.select().from(requestInquiries).where(eq(requestInquiries.id, id))
  if (!row) throw notFound('question')
  return row
}

/** Every question about a request, the oldest first. */
export const inquiriesOf = (db: Queries, requestId: RequestId): Promise<readonly StoredInquiry[]> =>
  db
    .select()
    .from(requestInquiries)
    .where(eq(requestInquiries.requestId, requestId))
    .orderBy(asc(requestInquiries.askedAt), asc(requestInquiries.id))

/** Keeps what changed of a question. */
export async function saveInquiry(
  tx: Transaction,
  inquiry: StoredInquiry,
  changes: Partial<StoredInquiry>,
): Promise<void> {
  await tx.update(requestInquiries).set(changes).where(eq(requestInquiries.id, inquiry.id))
}
