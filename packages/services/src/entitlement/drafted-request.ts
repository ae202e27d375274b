import { type Answer, answersTold } from '@latchkey/core/entitlement/question'
import type { RequestType } from '@latchkey/core/entitlement/request'
import type { RequestTerms } from '@latchkey/core/entitlement/request-terms'
import type { AssignmentId, UserId } from '@latchkey/core/ids'
import type { Portal } from '../portal.ts'
import type { Happening } from '../record.ts'
import type { StoredPackage, StoredPolicy } from './catalogs.store.ts'
import type { LoadedRequest, StoredRequest } from './requests.store.ts'

/** A request that nothing stands against. */
export interface RequestDraft {
  readonly type: RequestType
  readonly accessPackage: Pick<StoredPackage, 'id' | 'displayName' | 'catalogId'>
  readonly policy: Pick<StoredPolicy, 'id' | 'displayName'> & { readonly terms: RequestTerms }
  readonly requestorId: UserId
  readonly target: { readonly id: UserId; readonly displayName: string }
  readonly justification: string
  readonly answers: readonly Answer[]
  readonly startsAt: Date | null
  readonly requestedDays: number | null
  /** The access that is to last longer. */
  readonly assignmentId: AssignmentId | null
  /**
   * Whether the stages of the policy are passed over: an administrator or a rule assigns, so that nothing else asks for an approval either;
   * or the policy gives more time without.
   */
  readonly approved: boolean
}

/** The request that a draft becomes, before anything has happened to it. */
export function draftedRequest(portal: Portal, draft: RequestDraft): LoadedRequest {
  const now = portal.now()
  const { accessPackage, policy } = draft
  return {
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
    terms: termsOf(draft),
    stage: 0,
    stageSince: now,
    stageDueAt: null,
    escalatesAt: null,
    remindsAt: null,
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
}

function termsOf({ type, policy: { terms }, approved }: RequestDraft): RequestTerms {
  if (!approved) return terms
  return { ...terms, stages: [], ...(type === 'adminAdd' ? { approvalBypassed: true as const } : {}) }
}

/** A request as it is stored: without the names that were loaded beside it. */
export function rowOf({ packageName: _, catalogId: __, targetName: ___, ...row }: LoadedRequest): StoredRequest {
  return row
}

/** That a draft was sent, for the audit log. */
export const submission = (draft: RequestDraft, request: LoadedRequest): Happening => ({
  activity: draft.type === 'userUpdate' ? 'accessRequest.extensionSubmitted' : 'accessRequest.submitted',
  target: { type: 'accessRequest', id: request.id, name: request.packageName },
  subjectId: request.targetId,
  related: [{ type: 'accessPackage', id: request.accessPackageId, name: request.packageName }],
  details: {
    type: draft.type,
    policy: draft.policy.displayName,
    justification: draft.justification,
    requestedDays: draft.requestedDays,
    ...(draft.startsAt ? { startsAt: draft.startsAt } : {}),
    ...(draft.answers.length > 0 ? { answers: answersInWords(draft) } : {}),
  },
})

const answersInWords = ({ policy, answers }: RequestDraft) =>
  answersTold(policy.terms.questions, answers, null).map(({ question, answers: values }) => ({ question, values }))
