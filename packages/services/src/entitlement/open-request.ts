import type { Answer } from '@latchkey/core/entitlement/question'
import type { RequestType } from '@latchkey/core/entitlement/request'
import type { AssignmentId, UserId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { assignmentRequests } from '@latchkey/schema/tables/entitlement'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { type Begun, beginStage } from './begin-stage.ts'
import { callExtensions } from './call-extensions.ts'
import type { StoredPackage, StoredPolicy } from './catalogs.store.ts'
import { type LoadedRequest, tellsOf } from './requests.store.ts'

/** A request that nothing stands against. */
export interface RequestDraft {
  readonly type: RequestType
  readonly accessPackage: Pick<StoredPackage, 'id' | 'displayName' | 'catalogId'>
  readonly policy: Pick<StoredPolicy, 'id' | 'displayName' | 'terms'>
  readonly requestorId: UserId
  readonly target: { readonly id: UserId; readonly displayName: string }
  readonly justification: string
  readonly answers: readonly Answer[]
  readonly startsAt: Date | null
  readonly requestedDays: number | null
  /** The access that is to last longer. */
  readonly assignmentId: AssignmentId | null
  /** Whether the stages of approval are passed over: an administrator or a rule assigns. */
  readonly approved: boolean
}

/**
 * Opens a request and moves it as far as it goes by itself: to the extensions that have to answer first, to its first stage of approval, or
 * through to delivery. Every way to ask for access comes here. Returns its id and where it stands.
 */
export async function openRequest(
  portal: Portal,
  tx: Transaction,
  draft: RequestDraft,
): Promise<Begun & { id: string }> {
  const now = portal.now()
  const { accessPackage, policy } = draft
  const terms = draft.approved ? { ...policy.terms, stages: [] } : policy.terms
  const request: LoadedRequest = {
    id: portal.newId(),
    requestType: draft.type,
    accessPackageId: accessPackage.id,
    policyId: policy.id,
    requestorId: draft.requestorId,
    targetId: draft.target.id,
    state: 'submitted',
    status: '',
    justification: draft.justification,
    answers: draft.answers,
    startsAt: draft.startsAt,
    requestedDays: draft.requestedDays,
    terms,
    stage: 0,
    stageSince: now,
    stageDueAt: null,
    escalatesAt: null,
    pausedAt: null,
    nudgedAt: null,
    submittedAt: now,
    completedAt: null,
    assignmentId: draft.assignmentId,
    revision: 0,
    packageName: accessPackage.displayName,
    catalogId: accessPackage.catalogId,
    targetName: draft.target.displayName,
  }
  const { packageName: _, catalogId: __, targetName: ___, ...row } = request
  await insert(tx, assignmentRequests, [row])
  await record(portal, tx, [
    {
      activity: draft.type === 'userUpdate' ? 'accessRequest.extensionSubmitted' : 'accessRequest.submitted',
      target: { type: 'accessRequest', id: request.id, name: accessPackage.displayName },
      subjectId: draft.target.id,
      related: [{ type: 'accessPackage', id: accessPackage.id, name: accessPackage.displayName }],
      details: {
        type: draft.type,
        policy: policy.displayName,
        justification: draft.justification,
        requestedDays: draft.requestedDays,
        ...(draft.startsAt ? { startsAt: draft.startsAt } : {}),
        ...(draft.answers.length > 0 ? { answers: draft.answers } : {}),
      },
    },
  ])
  const waits = await callExtensions(portal, tx, 'assignmentRequestCreated', {
    terms,
    requestId: request.id,
    assignmentId: draft.assignmentId,
    tells: tellsOf(request),
  })
  if (waits) return { id: request.id, state: 'submitted', asked: [] }
  return { id: request.id, ...(await beginStage(portal, tx, request, 0)) }
}
