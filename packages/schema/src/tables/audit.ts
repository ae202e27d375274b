import { type AuditTarget, actorKinds } from '@latchkey/core/audit/event'
import type { Id, UserId } from '@latchkey/core/ids'
import { document, id, index, instant, oneOf, table, text } from '../columns.ts'

/**
 * Everything that changed, written in the transaction that changed it. No foreign keys: an event outlives what it tells about, and
 * names are kept as they were.
 */
export const auditEvents = table(
  'audit_events',
  {
    id: id<Id<'auditEvent'>>().primaryKey(),
    at: instant().notNull(),
    /** What happened, as a verb in the past: `accessRequest.approved`. */
    activity: text().notNull(),
    actorKind: oneOf(actorKinds).notNull(),
    actorId: id<UserId>(),
    actorName: text().notNull(),
    /** The person that it happened to, where there is one. */
    subjectId: id<UserId>(),
    targetType: text().notNull(),
    targetId: text().notNull(),
    targetName: text().notNull(),
    /** Other things concerned: the group, the product, the package. */
    related: document<readonly AuditTarget[]>().notNull(),
    details: document<Readonly<Record<string, unknown>>>().notNull(),
    requestId: text().notNull(),
    address: text(),
  },
  (t) => [
    index('audit_events_by_time').on(t.at, t.id),
    index('audit_events_by_activity').on(t.activity, t.at),
    index('audit_events_by_actor').on(t.actorId, t.at),
    index('audit_events_by_subject').on(t.subjectId, t.at),
    index('audit_events_by_target').on(t.targetId, t.at),
  ],
)
