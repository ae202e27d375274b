/** How often access under a policy is reviewed. */
export const reviewRhythms = ['weekly', 'monthly', 'quarterly', 'halfYearly', 'yearly'] as const

/** A rhythm of reviews. */
export type ReviewRhythm = (typeof reviewRhythms)[number]

/** How the rhythms are called on pages. */
export const rhythmTitles: Record<ReviewRhythm, string> = {
  weekly: 'Every week',
  monthly: 'Every month',
  quarterly: 'Every quarter',
  halfYearly: 'Every half year',
  yearly: 'Every year',
}

/** Who reviews: the holders themselves, their managers, or people who are named. */
export const reviewerKinds = ['self', 'manager', 'named'] as const

/** Who reviews. */
export type ReviewerKind = (typeof reviewerKinds)[number]

/** How those who review are called on pages. */
export const reviewerTitles: Record<ReviewerKind, string> = {
  self: 'The holders themselves',
  manager: 'Their managers',
  named: 'People whom you choose',
}

/** What becomes of access that nobody reviewed in time. */
export const unansweredDecisions = ['keep', 'end', 'recommendation'] as const

/** How those ends are told on pages. */
export const unansweredTitles: Record<(typeof unansweredDecisions)[number], string> = {
  keep: 'Stays',
  end: 'Ends',
  recommendation: 'Follows the recommendation',
}

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
