import type { DelegatedKind } from '@latchkey/core/entitlement/delegation'
import type { AccessPackageId, AssignmentId, DelegationId, Id, RequestId, UserId } from '@latchkey/core/ids'
import { sql } from 'drizzle-orm'
import { count, document, flag, id, index, instant, table, text, uniqueIndex } from '../columns.ts'
import { users } from './directory.ts'
import { assignmentRequests } from './entitlement.ts'

/** Who lets whom decide in their place, from when to when. */
export const approvalDelegations = table(
  'approval_delegations',
  {
    id: id<DelegationId>().primaryKey(),
    userId: id<UserId>()
      .notNull()
      .references(() => users.id),
    delegateId: id<UserId>()
      .notNull()
      .references(() => users.id),
    /** The kinds of request that it holds for. */
    kinds: document<readonly DelegatedKind[]>().notNull(),
    /** The packages that it holds for; null means all. */
    packageIds: document<readonly AccessPackageId[]>(),
    /** Whether what waited when it began passes on too. */
    includesPending: flag().notNull(),
    note: text().notNull(),
    createdAt: instant().notNull(),
    startsAt: instant().notNull(),
    /** The planned end; null means until it is taken back. */
    untilAt: instant(),
    /** When its beginning was carried out, and its end. */
    begunAt: instant(),
    endsAt: instant(),
  },
  (t) => [
    index('approval_delegations_by_user').on(t.userId, t.startsAt),
    index('approval_delegations_by_delegate').on(t.delegateId, t.startsAt),
    index('approval_delegations_live').on(t.startsAt).where(sql`${t.endsAt} is null`),
  ],
)

/** What an approver asked back, and what the requestor answered. At most one of a request waits for its answer. */
export const requestInquiries = table(
  'request_inquiries',
  {
    id: id<Id<'requestInquiry'>>().primaryKey(),
    requestId: id<RequestId>()
      .notNull()
      .references(() => assignmentRequests.id),
    stage: count().notNull(),
    askedById: id<UserId>()
      .notNull()
      .references(() => users.id),
    question: text().notNull(),
    askedAt: instant().notNull(),
    /** When the clock of the stage goes on without an answer. */
    dueAt: instant().notNull(),
    answer: text(),
    /** When it was answered, or ended without an answer. */
    closedAt: instant(),
  },
  (t) => [
    uniqueIndex('request_inquiries_open').on(t.requestId).where(sql`${t.closedAt} is null`),
    index('request_inquiries_by_request').on(t.requestId, t.askedAt),
    index('request_inquiries_due').on(t.dueAt).where(sql`${t.closedAt} is null`),
  ],
)

/** Resource roles that an assignment is to give and that could not be given, until they are. */
export const deliveryFailures = table(
  'delivery_failures',
  {
    id: id<Id<'deliveryFailure'>>().primaryKey(),
    assignmentId: id<AssignmentId>().notNull(),
    kind: text().notNull(),
    originId: text().notNull(),
    roleId: text().notNull(),
    /** Why, by its code in `core/entitlement/delivery`. */
    reason: text().notNull(),
    attempts: count().notNull(),
    failedAt: instant().notNull(),
    /** When it is tried again by itself; null once it is left to people. */
    nextAt: instant(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('delivery_failures_live')
      .on(t.assignmentId, t.kind, t.originId, t.roleId)
      .where(sql`${t.endsAt} is null`),
    index('delivery_failures_due').on(t.nextAt).where(sql`${t.endsAt} is null`),
  ],
)
