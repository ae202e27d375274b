/** How often access under a policy is reviewed. */
export const reviewRhythms = ['weekly', 'monthly', 'quarterly', 'halfYearly', 'yearly'] as const

/** A rhythm of reviews. */
export type ReviewRhythm = (typeof reviewRhythms)[number]

/** Who reviews: the holders themselves, their managers, or people who are named. */
export const reviewerKinds = ['self', 'manager', 'named'] as const

/** Who reviews. */
export type ReviewerKind = (typeof reviewerKinds)[number]

/** What becomes of access that nobody reviewed in time. */
export const unansweredDecisions = ['keep', 'end', 'recommendation'] as const

/** How access under a policy is reviewed (Microsoft Graph, accessPackageAssignmentReviewSettings). */
export interface ReviewSettings {
  readonly rhythm: ReviewRhythm
  /** The first day, as `YYYY-MM-DD`. */
  readonly startsOn: string
  /** How long reviewers have, in days. */
  readonly days: number
  readonly reviewers: ReviewerKind
  /** With `named`. */
  readonly reviewerIds: readonly string[]
  readonly justificationRequired: boolean
  readonly unanswered: (typeof unansweredDecisions)[number]
}
