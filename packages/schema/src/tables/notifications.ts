import type { Id, UserId } from '@latchkey/core/ids'
import { approvalMailModes } from '@latchkey/core/notifications/mail-events'
import { messageStates } from '@latchkey/core/notifications/message'
import { count, id, index, instant, oneOf, table, text } from '../columns.ts'
import { users } from './directory.ts'

/** The outbox: mail written in the transaction that caused it, sent afterwards, kept as its own log. */
export const messages = table(
  'messages',
  {
    id: id<Id<'message'>>().primaryKey(),
    template: text().notNull(),
    recipientId: id<UserId>(),
    /** The mail address at the time of writing. */
    recipient: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text().notNull(),
    state: oneOf(messageStates).notNull(),
    createdAt: instant().notNull(),
    /** When the sender may try next; also the end of a sender's lease on it. */
    dueAt: instant().notNull(),
    attempts: count().notNull(),
    sentAt: instant(),
    lastError: text(),
  },
  (t) => [
    index('messages_due').on(t.state, t.dueAt),
    index('messages_by_time').on(t.createdAt, t.id),
    index('messages_by_recipient').on(t.recipientId, t.createdAt),
  ],
)

/** How people who decide requests get mail about what waits for them. Who is not here gets each at once. */
export const approvalMail = table('approval_mail', {
  userId: id<UserId>()
    .primaryKey()
    .references(() => users.id),
  mode: oneOf(approvalMailModes).notNull(),
  /** The last day (`YYYY-MM-DD`, in the zone of the installation) whose digest was written, or needed none. */
  digestDay: text(),
})
