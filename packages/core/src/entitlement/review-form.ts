import type { UserId } from '../ids.ts'
import type { ReviewerKind, ReviewRhythm, ReviewSettings, unansweredDecisions } from './review-settings.ts'

/** How access under a policy is reviewed, in the flat shape of a form. */
export interface ReviewForm {
  readonly reviewed: boolean
  readonly reviewRhythm: ReviewRhythm
  /** `YYYY-MM-DD`; null until it is chosen. */
  readonly reviewStartsOn: string | null
  readonly reviewDays: number | null
  readonly reviewers: ReviewerKind
  /** With `named`. */
  readonly reviewerIds: readonly UserId[]
  readonly reviewJustificationRequired: boolean
  readonly reviewUnanswered: (typeof unansweredDecisions)[number]
}

/** Access is not reviewed; what the fields say once somebody wants it to be (Microsoft Entra's defaults). */
export const notReviewed: ReviewForm = {
  reviewed: false,
  reviewRhythm: 'yearly',
  reviewStartsOn: null,
  reviewDays: 25,
  reviewers: 'manager',
  reviewerIds: [],
  reviewJustificationRequired: true,
  reviewUnanswered: 'keep',
}

/** The longest and shortest time that reviewers may have, in days. */
export const reviewDays = { min: 1, max: 60 } as const

/** The settings that a form says; null where access is not reviewed. */
export const reviewSettingsOf = (form: ReviewForm): ReviewSettings | null =>
  !form.reviewed || form.reviewStartsOn === null || form.reviewDays === null
    ? null
    : {
        rhythm: form.reviewRhythm,
        startsOn: form.reviewStartsOn,
        days: form.reviewDays,
        reviewers: form.reviewers,
        reviewerIds: form.reviewers === 'named' ? form.reviewerIds : [],
        justificationRequired: form.reviewJustificationRequired,
        unanswered: form.reviewUnanswered,
      }

/** The form that says these settings. */
export const formOfReview = (settings: ReviewSettings | null): ReviewForm =>
  settings === null
    ? notReviewed
    : {
        reviewed: true,
        reviewRhythm: settings.rhythm,
        reviewStartsOn: settings.startsOn,
        reviewDays: settings.days,
        reviewers: settings.reviewers,
        reviewerIds: settings.reviewerIds,
        reviewJustificationRequired: settings.justificationRequired,
        reviewUnanswered: settings.unanswered,
      }
