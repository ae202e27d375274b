import { may } from '@latchkey/core/authorization/may'
import type { UserId } from '@latchkey/core/ids'
import { isMailEvent, mailEvents } from '@latchkey/core/notifications/mail-events'
import { type MessageState, objectionsToResending } from '@latchkey/core/notifications/message'
import { firstObjection, type Raised } from '@latchkey/core/objection'
import { contains } from '@latchkey/schema/search'
import { users } from '@latchkey/schema/tables/directory'
import { messages } from '@latchkey/schema/tables/notifications'
import { and, count, desc, eq, or } from 'drizzle-orm'
import { findUser } from '../directory/users.store.ts'
import { beforeInstant, cursorAt, type Page, pageOf, pageSize } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { mustRead } from '../visible.ts'
import { type StoredMessage, storedMessage } from './messages.store.ts'

/** Which messages a list shows. */
export interface MessageQuery {
  readonly state?: MessageState | null | undefined
  /** Part of the subject, the address or the recipient's name. */
  readonly search?: string | null | undefined
  readonly cursor?: string | null | undefined
}

/** A message in a list. */
export interface MessageRow {
  readonly id: string
  readonly template: string
  readonly recipient: string
  readonly recipientId: UserId | null
  readonly recipientName: string | null
  readonly subject: string
  readonly state: MessageState
  readonly createdAt: Date
  readonly dueAt: Date
  readonly attempts: number
  readonly sentAt: Date | null
  readonly lastError: string | null
}

const columns = {
  id: messages.id,
  template: messages.template,
  recipient: messages.recipient,
  recipientId: messages.recipientId,
  recipientName: users.displayName,
  subject: messages.subject,
  state: messages.state,
  createdAt: messages.createdAt,
  dueAt: messages.dueAt,
  attempts: messages.attempts,
  sentAt: messages.sentAt,
  lastError: messages.lastError,
} as const

/** Messages of the outbox, newest first. Refuses who may not read them. */
export async function listMessages(portal: Portal, query: MessageQuery = {}): Promise<Page<MessageRow>> {
  mustRead(portal, 'message.read')
  const rows = await portal.db.read
    .select(columns)
    .from(messages)
    .leftJoin(users, eq(users.id, messages.recipientId))
    .where(
      and(
        query.state ? eq(messages.state, query.state) : undefined,
        query.search
          ? or(
              contains(messages.subject, query.search),
              contains(messages.recipient, query.search),
              contains(users.displayName, query.search),
            )
          : undefined,
        beforeInstant(messages.createdAt, messages.id, query.cursor),
      ),
    )
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(pageSize + 1)
  return pageOf(rows, pageSize, (row) => cursorAt(row.createdAt, row.id))
}

/** How many messages are in each state. Refuses who may not read them. */
export async function countMessages(portal: Portal): Promise<Readonly<Record<MessageState, number>>> {
  mustRead(portal, 'message.read')
  const rows = await portal.db.read
    .select({ state: messages.state, messages: count() })
    .from(messages)
    .groupBy(messages.state)
  const counted = { waiting: 0, sent: 0, failed: 0 }
  for (const row of rows) counted[row.state] = row.messages
  return counted
}

/** A message with its text, and what stands against sending it again. */
export interface MessageDetail extends StoredMessage {
  readonly recipientName: string | null
  /** What it is about. */
  readonly kind: string
  readonly mayResend: boolean
  readonly objection: Raised | null
}

/** A message with its text. Refuses who may not read messages, and with notFound. */
export async function messageById(portal: Portal, messageId: string): Promise<MessageDetail> {
  mustRead(portal, 'message.read')
  const message = await storedMessage(portal.db.read, messageId)
  const recipient = message.recipientId === null ? null : await findUser(portal.db.read, message.recipientId)
  return {
    ...message,
    recipientName: recipient?.displayName ?? null,
    kind: isMailEvent(message.template) ? mailEvents[message.template].title : message.template,
    mayResend: may(portal.actor, 'message.resend'),
    objection: firstObjection(objectionsToResending, message) ?? null,
  }
}
