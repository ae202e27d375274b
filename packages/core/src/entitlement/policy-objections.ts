import type { Objection } from '../objection.ts'
import { reached } from '../time.ts'
import { lastInstantOf, type PolicyForm } from './policy-form.ts'
import { objectionsToQuestions } from './question-objections.ts'
import { reviewDays } from './review-form.ts'
import { objectionsToStages } from './stage-objections.ts'

/** A policy that is about to be kept. */
export interface PolicyChange {
  readonly form: PolicyForm
  /** How many of the users, groups, organizations and extensions that it names are not there. */
  readonly unknown: number
  readonly at: Date
  /** The zone whose days the form means. */
  readonly timeZone: string
}

/** The longest time that access outlasts the scope of its policy, in days. */
export const longestGrace = 365

function lapsed({ form: { expirationDate }, at, timeZone }: PolicyChange): boolean {
  const last = expirationDate === null ? null : lastInstantOf(expirationDate, timeZone)
  return last === null || reached(last, at)
}

const insiders = ({ targetUserIds, targetGroupIds }: PolicyForm): number => targetUserIds.length + targetGroupIds.length

const objectionsToScope: readonly Objection<PolicyChange>[] = [
  {
    code: 'scopeWithoutTargets',
    kind: 'invalid',
    field: 'scope',
    says: 'Choose at least one user or group who may request.',
    when: ({ form }) => form.scope === 'specificDirectoryUsers' && insiders(form) === 0,
  },
  {
    code: 'scopeWithoutOrganizations',
    kind: 'invalid',
    field: 'scope',
    says: 'Choose at least one connected organization whose guests may request.',
    when: ({ form }) => form.scope === 'specificConnectedOrganizationUsers' && form.targetOrganizationIds.length === 0,
  },
  {
    code: 'insideAndOutside',
    kind: 'invalid',
    field: 'scope',
    says: 'One policy cannot name people of this directory and connected organizations at once. Use two policies.',
    when: ({ form }) =>
      (form.scope === 'specificDirectoryUsers' && form.targetOrganizationIds.length > 0) ||
      (form.scope === 'specificConnectedOrganizationUsers' && insiders(form) > 0),
  },
]

const objectionsToLength: readonly Objection<PolicyChange>[] = [
  {
    code: 'expirationDaysMissing',
    kind: 'invalid',
    field: 'expirationDays',
    says: 'Enter after how many days the access ends.',
    when: ({ form }) => form.expirationType === 'afterDuration' && form.expirationDays === null,
  },
  {
    code: 'expirationHoursMissing',
    kind: 'invalid',
    field: 'expirationHours',
    says: 'Enter after how many hours the access ends.',
    when: ({ form }) => form.expirationType === 'afterHours' && form.expirationHours === null,
  },
  {
    code: 'expirationDateMissing',
    kind: 'invalid',
    field: 'expirationDate',
    says: 'Enter the day on which the access ends.',
    when: ({ form }) => form.expirationType === 'afterDateTime' && form.expirationDate === null,
  },
  {
    code: 'expirationInPast',
    kind: 'invalid',
    field: 'expirationDate',
    says: 'This day is over. Choose a later one.',
    when: (change) => change.form.expirationType === 'afterDateTime' && lapsed(change),
  },
  {
    code: 'extensionWithoutEnd',
    kind: 'invalid',
    field: 'extension',
    says: 'Access without an end cannot be extended. Let it end, or let nobody extend it.',
    when: ({ form }) =>
      form.extension !== 'none' && form.expirationType === 'noExpiration' && !form.allowCustomDuration,
  },
  {
    code: 'extensionWithoutStages',
    kind: 'invalid',
    field: 'extension',
    says: 'Nobody decides about this access, so nobody can approve an extension. Let it be extended without approval.',
    when: ({ form }) => form.extension === 'withApproval' && form.stages.length === 0,
  },
  {
    code: 'endsOutOfNoScope',
    kind: 'invalid',
    field: 'endsOutOfScope',
    says: 'Nobody is in the scope of this policy, so access cannot end with it.',
    when: ({ form }) => form.endsOutOfScope && form.scope === 'notSpecified',
  },
  {
    code: 'graceOutside',
    kind: 'invalid',
    field: 'grace',
    says: `Enter a grace of at most ${longestGrace} days.`,
    when: ({ form }) => form.endsOutOfScope && form.graceHours > longestGrace * 24,
  },
]

const objectionsToReviews: readonly Objection<PolicyChange>[] = [
  {
    code: 'reviewStartMissing',
    kind: 'invalid',
    field: 'reviewStartsOn',
    says: 'Enter the day on which the first review begins.',
    when: ({ form }) => form.reviewed && form.reviewStartsOn === null,
  },
  {
    code: 'reviewDaysOutside',
    kind: 'invalid',
    field: 'reviewDays',
    says: `Give reviewers ${reviewDays.min} to ${reviewDays.max} days.`,
    when: ({ form }) =>
      form.reviewed &&
      (form.reviewDays === null || form.reviewDays < reviewDays.min || form.reviewDays > reviewDays.max),
  },
  {
    code: 'reviewersMissing',
    kind: 'invalid',
    field: 'reviewers',
    says: 'Choose who reviews.',
    when: ({ form }) => form.reviewed && form.reviewers === 'named' && form.reviewerIds.length === 0,
  },
]

/** Every reason not to keep a policy as it is written, in the order of the form. */
export const objectionsToPolicy: readonly Objection<PolicyChange>[] = [
  ...objectionsToScope,
  ...objectionsToQuestions,
  ...objectionsToStages,
  ...objectionsToLength,
  ...objectionsToReviews,
  {
    code: 'policyNamesUnknown',
    kind: 'invalid',
    says: 'Some of the chosen users, groups, organizations and extensions do not exist any more. Choose again.',
    when: ({ unknown }) => unknown > 0,
  },
]
