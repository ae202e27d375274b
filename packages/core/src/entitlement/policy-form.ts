import type { ConnectedOrganizationId, ExtensionId, GroupId, UserId } from '../ids.ts'
import { after } from '../time.ts'
import { dayIn, endOfDay } from '../wall-clock.ts'
import { type ApproversForm, approverSets, formOfApprovers, nobodyAsked } from './approvers-form.ts'
import { type CalloutStage, calloutStages } from './callout.ts'
import {
  type ApprovalStage,
  type ApproverVisibility,
  type CalloutRule,
  type Expiration,
  type ExtensionMode,
  type PolicyTerms,
  type Quorum,
  stageDays,
  type TargetScope,
} from './policy.ts'
import { formOfQuestion, type QuestionForm, questionOf } from './question-form.ts'
import type { ReviewForm } from './review-form.ts'

/** How an expiry is chosen in a form. */
export const expirationTypes = ['noExpiration', 'afterDuration', 'afterHours', 'afterDateTime'] as const

/** How a form says how many have to approve: one of them, all, or a number. */
export const quorumKinds = ['any', 'all', 'number'] as const

/** One stage of approval in the flat shape of a form. */
export interface StageForm {
  readonly approvers: ApproversForm
  /** Asked where the approvers come to nobody who can decide. */
  readonly fallback: ApproversForm
  readonly quorum: (typeof quorumKinds)[number]
  /** With `number`: how many have to approve. */
  readonly quorumNumber: number | null
  /** The stage lapses after so many days. */
  readonly days: number
  /** Whether an approver has to give a reason. */
  readonly justificationRequired: boolean
  readonly visibility: ApproverVisibility
  /** Whether others are asked besides, once the stage has waited. */
  readonly escalates: boolean
  /** With `escalates`: after how many days. */
  readonly escalationDays: number | null
  readonly alternates: ApproversForm
  readonly fallbackAlternates: ApproversForm
}

/** Which custom extensions are called at which stage. */
export type CalloutsForm = Readonly<Record<CalloutStage, readonly ExtensionId[]>>

/** The terms of a policy in the flat shape of a form. */
export interface TermsForm {
  readonly stages: readonly StageForm[]
  readonly requestorJustificationRequired: boolean
  readonly questions: readonly QuestionForm[]
  readonly expirationType: (typeof expirationTypes)[number]
  /** With `afterDuration`: the length of an assignment, in days. */
  readonly expirationDays: number | null
  /** With `afterHours`: the length of an assignment, in hours. */
  readonly expirationHours: number | null
  /** With `afterDateTime`: the last day of every assignment, as `YYYY-MM-DD`; it ends with that day on the clocks of the organization. */
  readonly expirationDate: string | null
  readonly allowCustomDuration: boolean
  readonly extension: ExtensionMode
  readonly mayGiveBack: boolean
  readonly onBehalf: boolean
  readonly notifies: boolean
  readonly callouts: CalloutsForm
}

/** The users, groups and organizations that a form names as those who may request. */
export interface TargetsForm {
  /** With `specificDirectoryUsers`: who may request. */
  readonly targetUserIds: readonly UserId[]
  readonly targetGroupIds: readonly GroupId[]
  /** With `specificConnectedOrganizationUsers`: whose guests may request. */
  readonly targetOrganizationIds: readonly ConnectedOrganizationId[]
}

/** A stage as a new form shows it: the manager decides within 14 days and gives a reason (Microsoft Entra's defaults). */
export const emptyStage: StageForm = {
  approvers: { ...nobodyAsked, sources: ['manager'] },
  fallback: nobodyAsked,
  quorum: 'any',
  quorumNumber: null,
  days: 14,
  justificationRequired: true,
  visibility: 'default',
  escalates: false,
  escalationDays: null,
  alternates: nobodyAsked,
  fallbackAlternates: nobodyAsked,
}

/** No extension is called at any stage. */
export const noCallouts = Object.fromEntries(calloutStages.map((stage) => [stage, []])) as unknown as CalloutsForm

/** What new terms say at first: the manager decides and it lasts a year (Microsoft Entra's defaults). */
export const emptyTerms: TermsForm = {
  stages: [emptyStage],
  requestorJustificationRequired: true,
  questions: [],
  expirationType: 'afterDuration',
  expirationDays: 365,
  expirationHours: null,
  expirationDate: null,
  allowCustomDuration: false,
  extension: 'none',
  mayGiveBack: true,
  onBehalf: false,
  notifies: true,
  callouts: noCallouts,
}

const quorumOf = ({ quorum, quorumNumber }: StageForm): Quorum =>
  quorum === 'all' ? 'all' : quorum === 'number' ? (quorumNumber ?? 1) : 1

/** The stage that a form says. */
export const stageTerms = (stage: StageForm): ApprovalStage => ({
  approvers: approverSets(stage.approvers),
  fallbackApprovers: approverSets(stage.fallback),
  quorum: quorumOf(stage),
  daysBeforeAutomaticDenial: stage.days,
  approverJustificationRequired: stage.justificationRequired,
  escalation: stage.escalates
    ? {
        afterDays: stage.escalationDays ?? stageDays.min,
        alternates: approverSets(stage.alternates),
        fallbackAlternates: approverSets(stage.fallbackAlternates),
      }
    : null,
  visibility: stage.visibility,
})

const formOfStage = (stage: ApprovalStage): StageForm => ({
  approvers: formOfApprovers(stage.approvers),
  fallback: formOfApprovers(stage.fallbackApprovers),
  quorum: stage.quorum === 'all' ? 'all' : stage.quorum === 1 ? 'any' : 'number',
  quorumNumber: stage.quorum === 'all' || stage.quorum === 1 ? null : stage.quorum,
  days: stage.daysBeforeAutomaticDenial,
  justificationRequired: stage.approverJustificationRequired,
  visibility: stage.visibility,
  escalates: stage.escalation !== null,
  escalationDays: stage.escalation?.afterDays ?? null,
  alternates: formOfApprovers(stage.escalation?.alternates ?? []),
  fallbackAlternates: formOfApprovers(stage.escalation?.fallbackAlternates ?? []),
})

/** The form that says these stages. */
export const formOfStages = (stages: readonly ApprovalStage[]): readonly StageForm[] => stages.map(formOfStage)

/** The last instant of a day on the clocks of a zone; null where there is no such day. */
export function lastInstantOf(day: string, timeZone: string): Date | null {
  const end = endOfDay(day, timeZone)
  return end && after(end, -1)
}

function expirationOf(form: TermsForm, timeZone: string): Expiration {
  if (form.expirationType === 'afterDuration' && form.expirationDays !== null)
    return { type: 'afterDuration', days: form.expirationDays }
  if (form.expirationType === 'afterHours' && form.expirationHours !== null)
    return { type: 'afterHours', hours: form.expirationHours }
  const last = form.expirationDate === null ? null : lastInstantOf(form.expirationDate, timeZone)
  if (form.expirationType === 'afterDateTime' && last !== null) return { type: 'afterDateTime', at: last.toISOString() }
  return { type: 'noExpiration' }
}

/** The calls that a form says, at these stages. */
export const calloutsFromForm = (
  form: CalloutsForm,
  stages: readonly CalloutStage[] = calloutStages,
): readonly CalloutRule[] =>
  stages.flatMap((stage) => form[stage].map((extensionId): CalloutRule => ({ stage, extensionId })))

/** The form that says these calls. */
export const formFromCallouts = (callouts: readonly CalloutRule[]): CalloutsForm =>
  Object.fromEntries(
    calloutStages.map((stage) => [
      stage,
      callouts.filter((rule) => rule.stage === stage).map(({ extensionId }) => extensionId),
    ]),
  ) as unknown as CalloutsForm

/** The terms that a form says; its days are those of a zone. A form that `objectionsToPolicy` lets through loses nothing. */
export const termsFromForm = (form: TermsForm, timeZone: string): PolicyTerms => ({
  stages: form.stages.map(stageTerms),
  requestorJustificationRequired: form.requestorJustificationRequired,
  questions: form.questions.map(questionOf),
  expiration: expirationOf(form, timeZone),
  allowCustomDuration: form.allowCustomDuration,
  extension: form.extension,
  mayGiveBack: form.mayGiveBack,
  onBehalf: form.onBehalf,
  notifies: form.notifies,
  callouts: calloutsFromForm(form.callouts),
})

/** The form that says these terms; its days are those of a zone. */
export const formFromTerms = (terms: PolicyTerms, timeZone: string): TermsForm => ({
  stages: formOfStages(terms.stages),
  requestorJustificationRequired: terms.requestorJustificationRequired,
  questions: terms.questions.map(formOfQuestion),
  expirationType: terms.expiration.type,
  expirationHours: terms.expiration.type === 'afterHours' ? terms.expiration.hours : null,
  expirationDays: terms.expiration.type === 'afterDuration' ? terms.expiration.days : null,
  expirationDate: terms.expiration.type === 'afterDateTime' ? dayIn(new Date(terms.expiration.at), timeZone) : null,
  allowCustomDuration: terms.allowCustomDuration,
  extension: terms.extension,
  mayGiveBack: terms.mayGiveBack,
  onBehalf: terms.onBehalf,
  notifies: terms.notifies,
  callouts: formFromCallouts(terms.callouts),
})

/** Every user and group that a form names, each once. */
export function namedIn(
  form: Pick<TermsForm, 'stages'> & Partial<TargetsForm> & { readonly reviewerIds?: readonly UserId[] },
): {
  readonly userIds: readonly UserId[]
  readonly groupIds: readonly GroupId[]
} {
  const circles = form.stages.flatMap((stage) => [
    stage.approvers,
    stage.fallback,
    ...(stage.escalates ? [stage.alternates, stage.fallbackAlternates] : []),
  ])
  const userIds = circles.flatMap((circle) => circle.userIds)
  const groupIds = circles.flatMap((circle) => circle.groupIds)
  return {
    userIds: [...new Set([...userIds, ...(form.targetUserIds ?? []), ...(form.reviewerIds ?? [])])],
    groupIds: [...new Set([...groupIds, ...(form.targetGroupIds ?? [])])],
  }
}

/** Every custom extension that a form names, each once. */
export const extensionsIn = ({ callouts }: Pick<TermsForm, 'callouts'>): readonly ExtensionId[] => [
  ...new Set(calloutStages.flatMap((stage) => callouts[stage])),
]

/** A policy as a form gives it. */
export interface PolicyForm extends TermsForm, TargetsForm, ReviewForm {
  readonly displayName: string
  readonly description: string
  readonly enabled: boolean
  readonly scope: TargetScope
  /** Whether access ends when a person is not in the scope any more. */
  readonly endsOutOfScope: boolean
  /** With `endsOutOfScope`: for how many hours access outlasts that. */
  readonly graceHours: number
}
