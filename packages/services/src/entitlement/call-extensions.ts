import type { CalloutStage } from '@latchkey/core/entitlement/callout'
import type { PolicyTerms } from '@latchkey/core/entitlement/policy'
import type { AssignmentId, RequestId } from '@latchkey/core/ids'
import { hours } from '@latchkey/core/time'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { callouts, customExtensions } from '@latchkey/schema/tables/extensions'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Portal } from '../portal.ts'

/** What a custom extension is called about. */
export interface CalloutSubject {
  readonly terms: Pick<PolicyTerms, 'callouts'>
  readonly requestId: RequestId | null
  readonly assignmentId: AssignmentId | null
  /** What the call tells: names and ids, never a secret. */
  readonly tells: Readonly<Record<string, unknown>>
}

/**
 * Writes the calls that the terms ask for at a stage, in the transaction of what happened; the sender takes them from there. Says whether
 * the request has to wait for an answer before it goes on.
 */
export async function callExtensions(
  portal: Portal,
  tx: Transaction,
  stage: CalloutStage,
  subject: CalloutSubject,
): Promise<boolean> {
  const ids = subject.terms.callouts.filter((rule) => rule.stage === stage).map(({ extensionId }) => extensionId)
  if (ids.length === 0) return false
  const extensions = await tx
    .select()
    .from(customExtensions)
    .where(
      and(inArray(customExtensions.id, ids), eq(customExtensions.enabled, true), isNull(customExtensions.deletedAt)),
    )
    .orderBy(asc(customExtensions.id))
  const now = portal.now()
  const mayWait = stage === 'assignmentRequestCreated' || stage === 'assignmentRequestApproved'
  const rows = extensions.map((extension) => ({
    id: portal.newId(),
    extensionId: extension.id,
    stage,
    requestId: subject.requestId,
    assignmentId: subject.assignmentId,
    waits: extension.waits && mayWait,
    payload: subject.tells,
    tokenDigest: null,
    state: 'waiting' as const,
    attempts: 0,
    createdAt: now,
    dueAt: now,
    sentAt: null,
    responseStatus: null,
    lastError: null,
    // The wait counts from now, so that a program that cannot be reached does not make it longer.
    waitUntil: extension.waits && mayWait ? new Date(now.getTime() + hours(extension.waitHours)) : null,
    closedAt: null,
  }))
  await insert(tx, callouts, rows)
  return rows.some(({ waits }) => waits)
}
