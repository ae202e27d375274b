import type { PolicyTerms } from './policy.ts'
import type { RequestType } from './request.ts'

/** The terms that a request was submitted under: those of the policy, and what an administrator decided in place of it. */
export interface RequestTerms extends PolicyTerms {
  /** Whoever assigned it has the right to pass over every approval, and did. */
  readonly approvalBypassed?: true
  /** An administrator chose when the access ends. */
  readonly endChosen?: true
}

/**
 * Whether a request passes over every approval, also over one that a custom extension demands: a rule assigns, or somebody who has the
 * right to. An assignment manager does not have it.
 */
export const passesOverApproval = (request: {
  readonly requestType: RequestType
  readonly terms: RequestTerms
}): boolean => request.requestType === 'systemAdd' || request.terms.approvalBypassed === true
