import type { AuditTarget } from '@latchkey/core/audit/event'
import { idOf, nameOf } from '@latchkey/core/authorization/actor'
import type { UserId } from '@latchkey/core/ids'
import type { Letter } from '@latchkey/mail/letters'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { post } from './notifications/post.ts'
import type { Portal } from './portal.ts'

/** Something that happened, for the audit log. */
export interface Happening {
  /** A verb in the past with its subject: `group.memberAdded`. */
  readonly activity: string
  readonly target: AuditTarget
  /** The person it happened to. */
  readonly subjectId?: UserId
  readonly related?: readonly AuditTarget[]
  /** What else a reader needs: values before and after, reasons. Never a secret. */
  readonly details?: Readonly<Record<string, unknown>>
}

/** A letter for a user. */
export type Addressed = Letter & { readonly to: UserId }

/** Keeps what happened: the audit events and the mail, in the transaction of the change. Every operation ends here. */
export async function record(
  portal: Portal,
  tx: Transaction,
  happenings: readonly Happening[],
  letters: readonly Addressed[] = [],
): Promise<void> {
  const at = portal.now()
  const rows = happenings.map((event) => ({
    id: portal.newId(),
    at,
    activity: event.activity,
    actorKind: portal.actor.kind,
    actorId: idOf(portal.actor),
    actorName: nameOf(portal.actor),
    subjectId: event.subjectId ?? null,
    targetType: event.target.type,
    targetId: event.target.id,
    targetName: event.target.name,
    related: event.related ?? [],
    details: event.details ?? {},
    requestId: portal.origin.requestId,
    address: portal.origin.address,
  }))
  await insert(tx, auditEvents, rows)
  await post(portal, tx, letters)
}
