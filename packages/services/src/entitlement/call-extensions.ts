import type { CalloutStage } from '@latchkey/core/entitlement/callout'
import type { PolicyTerms } from '@latchkey/core/entitlement/policy'
import type { AssignmentId, RequestId } from '@latchkey/core/ids'
import { hours } from '@latchkey/core/time'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { callouts, customExtensions } from '@latchkey/schema/tables/extensions'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import type { Portal } from '../portal.ts'

/** What a custom extension is called about. */
export interface CalloutSubject {
  readonly terms: Pick<PolicyTerms, 'callouts'>
  readonly requestId: RequestId | null
  readonly assignmentId: AssignmentId | null
  /** What the call tells: names and ids, never a secret. */
  readonly tells: Readonly<Record<string, unknown>>
}

type Call = typeof callouts.$inferInsert
type Extension = typeof customExtensions.$inferSelect

/** Calls that the terms of something ask for, yet to be written. */
export interface Calls {
  readonly rows: readonly Call[]
  /** The requests that have to wait for an answer before they go on. */
  readonly waiting: ReadonlySet<RequestId>
}

/** The calls that the terms ask for at a stage about any number of requests or assignments. One query; none where nothing is to be called. */
export async function callsAt(
  portal: Portal,
  db: Queries,
  stage: CalloutStage,
  subjects: readonly CalloutSubject[],
): Promise<Calls> {
  const ids = new Set(subjects.flatMap(({ terms }) => extensionsAt(stage, terms)))
  const extensions = (await inChunks([...ids], (chunk) => usable(db, chunk))).flat()
  const rows = subjects.flatMap((subject) => {
    const wanted = new Set(extensionsAt(stage, subject.terms))
    return extensions.filter(({ id }) => wanted.has(id)).map((extension) => callOf(portal, stage, subject, extension))
  })
  return { rows, waiting: new Set(rows.flatMap(({ waits, requestId }) => (waits && requestId) || [])) }
}

const extensionsAt = (stage: CalloutStage, terms: CalloutSubject['terms']) =>
  terms.callouts.filter((rule) => rule.stage === stage).map(({ extensionId }) => extensionId)

const usable = (db: Queries, ids: string[]): Promise<Extension[]> =>
  db
    .select()
    .from(customExtensions)
    .where(
      and(inArray(customExtensions.id, ids), eq(customExtensions.enabled, true), isNull(customExtensions.deletedAt)),
    )
    .orderBy(asc(customExtensions.id))

function callOf(portal: Portal, stage: CalloutStage, subject: CalloutSubject, extension: Extension) {
  const now = portal.now()
  const mayWait = stage === 'assignmentRequestCreated' || stage === 'assignmentRequestApproved'
  return {
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
  }
}

/** Writes calls, in the transaction of what they tell; the sender takes them from there. */
export const keepCalls = (tx: Transaction, { rows }: Calls): Promise<void> => insert(tx, callouts, rows)

/**
 * Writes the calls that the terms ask for at a stage. Says whether the request has to wait for an answer before it goes on.
 */
export async function callExtensions(
  portal: Portal,
  tx: Transaction,
  stage: CalloutStage,
  subject: CalloutSubject,
): Promise<boolean> {
  const calls = await callsAt(portal, tx, stage, [subject])
  await keepCalls(tx, calls)
  return calls.rows.some(({ waits }) => waits)
}
