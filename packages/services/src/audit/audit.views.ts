import { activitiesMatching, titleOf } from '@latchkey/core/audit/activities'
import type { AuditTarget } from '@latchkey/core/audit/event'
import type { UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import { contains } from '@latchkey/schema/search'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { users } from '@latchkey/schema/tables/directory'
import { and, desc, eq, gte, inArray, lt, or } from 'drizzle-orm'
import { beforeInstant, cursorAt, type Page, pageOf, sizeOf } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { mustRead } from '../visible.ts'

/** Which events a list shows. */
export interface AuditQuery {
  /** Part of the name of the thing, the one who acted or the person concerned, or of the activity in words. */
  readonly search?: string | null | undefined
  readonly activity?: string | null | undefined
  readonly actorId?: UserId | null | undefined
  readonly subjectId?: UserId | null | undefined
  /** Somebody who acted or was concerned. */
  readonly personId?: UserId | null | undefined
  readonly targetId?: string | null | undefined
  /** From this instant on. */
  readonly from?: Date | null | undefined
  /** Before this instant. */
  readonly to?: Date | null | undefined
  readonly cursor?: string | null | undefined
  /** How many rows at once; 50 where it is left out, at most 1000. */
  readonly size?: number | undefined
}

/** An event of the audit log. */
export interface AuditRow {
  readonly id: string
  readonly at: Date
  readonly activity: string
  /** The activity in plain words. */
  readonly title: string
  readonly actorKind: 'user' | 'system' | 'anonymous'
  readonly actorId: UserId | null
  readonly actorName: string
  readonly subjectId: UserId | null
  readonly subjectName: string | null
  readonly target: AuditTarget
  readonly related: readonly AuditTarget[]
  readonly details: Readonly<Record<string, unknown>>
  /** One id for everything that one request, job turn or command did. */
  readonly requestId: string
  readonly address: string | null
}

const columns = { event: auditEvents, subjectName: users.displayName } as const

const told = ({
  event: { targetType, targetId, targetName, ...event },
  subjectName,
}: {
  event: typeof auditEvents.$inferSelect
  subjectName: string | null
}): AuditRow => ({
  ...event,
  title: titleOf(event.activity),
  subjectName,
  target: { type: targetType, id: targetId, name: targetName },
})

/** Events of the audit log, newest first. Refuses who may not read it. */
export async function listAuditEvents(portal: Portal, query: AuditQuery = {}): Promise<Page<AuditRow>> {
  mustRead(portal, 'audit.read')
  return auditPage(portal, query)
}

/** As `listAuditEvents`, for views that ask for themselves who may look. */
export async function auditPage(portal: Portal, query: AuditQuery): Promise<Page<AuditRow>> {
  const size = sizeOf(query.size)
  const rows = await portal.db.read
    .select(columns)
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.subjectId))
    .where(
      and(
        query.activity ? eq(auditEvents.activity, query.activity) : undefined,
        query.actorId ? eq(auditEvents.actorId, query.actorId) : undefined,
        query.subjectId ? eq(auditEvents.subjectId, query.subjectId) : undefined,
        query.personId
          ? or(eq(auditEvents.actorId, query.personId), eq(auditEvents.subjectId, query.personId))
          : undefined,
        query.targetId ? eq(auditEvents.targetId, query.targetId) : undefined,
        query.from ? gte(auditEvents.at, query.from) : undefined,
        query.to ? lt(auditEvents.at, query.to) : undefined,
        query.search ? searched(query.search) : undefined,
        beforeInstant(auditEvents.at, auditEvents.id, query.cursor),
      ),
    )
    .orderBy(desc(auditEvents.at), desc(auditEvents.id))
    .limit(size + 1)
  return pageOf(rows.map(told), size, (row) => cursorAt(row.at, row.id))
}

function searched(search: string) {
  const activities = activitiesMatching(search)
  return or(
    contains(auditEvents.targetName, search),
    contains(auditEvents.actorName, search),
    contains(users.displayName, search),
    activities.length > 0 ? inArray(auditEvents.activity, [...activities]) : undefined,
  )
}

/** One event, with the other events of the same request, job turn or command in their order. */
export interface AuditEventDetail {
  readonly event: AuditRow
  readonly together: readonly AuditRow[]
}

/** How many events of the same request a page shows. */
const togetherShown = 50

/** One event of the audit log. Refuses who may not read it, and with notFound. */
export async function auditEvent(portal: Portal, eventId: string): Promise<AuditEventDetail> {
  mustRead(portal, 'audit.read')
  const [row] = await portal.db.read
    .select(columns)
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.subjectId))
    .where(eq(auditEvents.id, eventId))
  if (!row) throw notFound('event')
  const together = await portal.db.read
    .select(columns)
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.subjectId))
    // The instant is asked too, because the log is found by time.
    .where(and(eq(auditEvents.at, row.event.at), eq(auditEvents.requestId, row.event.requestId)))
    .orderBy(auditEvents.id)
    .limit(togetherShown + 1)
  return {
    event: told(row),
    together: together
      .map(told)
      .filter(({ id }) => id !== eventId)
      .slice(0, togetherShown),
  }
}
