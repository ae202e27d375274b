import { days } from '../time.ts'
import { type ApprovalStage, type PolicyTerms, plainStage, plainTerms } from './policy.ts'
import type { Request } from './request.ts'

/** When the cases about requests happen. */
export const now = new Date('2027-03-16T09:00:00Z')

/** A stage that the manager decides. */
export const stage = (more: Partial<ApprovalStage> = {}): ApprovalStage => ({
  ...plainStage,
  approvers: [{ kind: 'requestorManager' }],
  ...more,
})

/** Terms with two stages by the manager, a reason, and a length that the requestor chooses up to 180 days. */
export const terms = (more: Partial<PolicyTerms> = {}): PolicyTerms => ({
  ...plainTerms,
  stages: [stage(), stage()],
  requestorJustificationRequired: true,
  expiration: { type: 'afterDuration', days: 180 },
  allowCustomDuration: true,
  ...more,
})

/** Ada's request, whose first stage is open for 14 days. */
export const aRequest = (more: Partial<Request> = {}): Request => ({
  state: 'pendingApproval',
  requestorId: 'ada',
  targetId: 'ada',
  terms: terms(),
  stage: 0,
  stageDueAt: new Date(now.getTime() + days(14)),
  pausedAt: null,
  ...more,
})

/** Days from then on. */
export const inDays = (n: number): Date => new Date(now.getTime() + days(n))
