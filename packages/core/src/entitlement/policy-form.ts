import type { GroupId, UserId } from '../ids.ts'
import type { Objection } from '../objection.ts'
import { reached } from '../time.ts'
import {
  type ApprovalStage,
  type ApproverSet,
  type Expiration,
  mostStages,
  type PolicyTerms,
  plainStage,
  plainTerms,
  stageDays,
  type TargetScope,
} from './policy.ts'

/** How an expiry is chosen in a form. */
export const expirationTypes = ['noExpiration', 'afterDuration', 'afterHours', 'afterDateTime'] as const

/** One stage of approval in the flat shape of a form. */
export interface StageForm {
  /** Whether the manager of the requestor is asked. */
  readonly manager: boolean
  readonly approverUserIds: readonly UserId[]
  readonly approverGroupIds: readonly GroupId[]
  readonly fallbackUserIds: readonly UserId[]
  readonly fallbackGroupIds: readonly GroupId[]
  /** The stage lapses after so many days. */
  readonly days: number
  /** Whether an approver has to give a reason. */
  readonly justificationRequired: boolean
}

/** The terms of a policy in the flat shape of a form. */
export interface TermsForm {
  readonly stages: readonly StageForm[]
  readonly requestorJustificationRequired: boolean
  readonly expirationType: (typeof expirationTypes)[number]
  /** With `afterDuration`: the length of an assignment, in days. */
  readonly expirationDays: number | null
  /** With `afterHours`: the length of an assignment, in hours. */
  readonly expirationHours: number | null
  /** With `afterDateTime`: the last day of every assignment, as `YYYY-MM-DD`; it ends with that day in UTC. */
  readonly expirationDate: string | null
  readonly allowCustomDuration: boolean
}

/** A policy as a form gives it. */
export interface PolicyForm extends TermsForm {
  readonly displayName: string
  readonly description: string
  readonly enabled: boolean
  readonly scope: TargetScope
  /** With `specificDirectoryUsers`: who may request. */
  readonly targetUserIds: readonly UserId[]
  readonly targetGroupIds: readonly GroupId[]
}

/** A stage as a new form shows it: the manager decides within 14 days and gives a reason (Microsoft Entra's defaults). */
export const emptyStage: StageForm = {
  manager: true,
  approverUserIds: [],
  approverGroupIds: [],
  fallbackUserIds: [],
  fallbackGroupIds: [],
  days: 14,
  justificationRequired: true,
}

const sets = (manager: boolean, userIds: readonly UserId[], groupIds: readonly GroupId[]): readonly ApproverSet[] => [
  ...(manager ? [{ kind: 'requestorManager' } as const] : []),
  ...userIds.map((userId) => ({ kind: 'singleUser', userId }) as const),
  ...groupIds.map((groupId) => ({ kind: 'groupMembers', groupId }) as const),
]

const usersOf = (approvers: readonly ApproverSet[]): readonly UserId[] =>
  approvers.flatMap((set) => (set.kind === 'singleUser' ? [set.userId] : []))

const groupsOf = (approvers: readonly ApproverSet[]): readonly GroupId[] =>
  approvers.flatMap((set) => (set.kind === 'groupMembers' ? [set.groupId] : []))

const stageTerms = (stage: StageForm): ApprovalStage => ({
  ...plainStage,
  approvers: sets(stage.manager, stage.approverUserIds, stage.approverGroupIds),
  fallbackApprovers: sets(false, stage.fallbackUserIds, stage.fallbackGroupIds),
  daysBeforeAutomaticDenial: stage.days,
  approverJustificationRequired: stage.justificationRequired,
})

const endOfDay = (date: string): string => `${date}T23:59:59.999Z`

function expirationOf(form: TermsForm): Expiration {
  if (form.expirationType === 'afterDuration' && form.expirationDays !== null)
    return { type: 'afterDuration', days: form.expirationDays }
  if (form.expirationType === 'afterHours' && form.expirationHours !== null)
    return { type: 'afterHours', hours: form.expirationHours }
  if (form.expirationType === 'afterDateTime' && form.expirationDate !== null)
    return { type: 'afterDateTime', at: endOfDay(form.expirationDate) }
  return { type: 'noExpiration' }
}

/** The terms that a form says. A form that `objectionsToPolicy` lets through loses nothing. */
export const termsFromForm = (form: TermsForm): PolicyTerms => ({
  ...plainTerms,
  stages: form.stages.map(stageTerms),
  requestorJustificationRequired: form.requestorJustificationRequired,
  expiration: expirationOf(form),
  allowCustomDuration: form.allowCustomDuration,
})

/** The form that says these terms. */
export const formFromTerms = (terms: PolicyTerms): TermsForm => ({
  stages: terms.stages.map((stage) => ({
    manager: stage.approvers.some(({ kind }) => kind === 'requestorManager'),
    approverUserIds: usersOf(stage.approvers),
    approverGroupIds: groupsOf(stage.approvers),
    fallbackUserIds: usersOf(stage.fallbackApprovers),
    fallbackGroupIds: groupsOf(stage.fallbackApprovers),
    days: stage.daysBeforeAutomaticDenial,
    justificationRequired: stage.approverJustificationRequired,
  })),
  requestorJustificationRequired: terms.requestorJustificationRequired,
  expirationType: terms.expiration.type,
  expirationHours: terms.expiration.type === 'afterHours' ? terms.expiration.hours : null,
  expirationDays: terms.expiration.type === 'afterDuration' ? terms.expiration.days : null,
  expirationDate: terms.expiration.type === 'afterDateTime' ? terms.expiration.at.slice(0, 10) : null,
  allowCustomDuration: terms.allowCustomDuration,
})

/** A policy that is about to be kept. */
export interface PolicyChange {
  readonly form: PolicyForm
  /** How many of the users and groups that it names are not there. */
  readonly unknown: number
  readonly at: Date
}

/** Every reason not to keep a policy as it is written, in the order of the form. */
export const objectionsToPolicy: readonly Objection<PolicyChange>[] = [
  {
    code: 'scopeWithoutTargets',
    kind: 'invalid',
    field: 'scope',
    says: 'Choose at least one user or group who may request.',
    when: ({ form }) =>
      form.scope === 'specificDirectoryUsers' && form.targetUserIds.length + form.targetGroupIds.length === 0,
  },
  {
    code: 'tooManyStages',
    kind: 'invalid',
    field: 'stages',
    says: `A policy has at most ${mostStages} stages of approval.`,
    when: ({ form }) => form.stages.length > mostStages,
  },
  {
    code: 'stageWithoutApprovers',
    kind: 'invalid',
    field: 'stages',
    says: 'Every stage needs somebody who decides: the manager, people or a group.',
    when: ({ form }) => termsFromForm(form).stages.some(({ approvers }) => approvers.length === 0),
  },
  {
    code: 'managerTwice',
    kind: 'invalid',
    field: 'stages',
    says: 'The manager can be asked in one stage only.',
    when: ({ form }) => form.stages.filter(({ manager }) => manager).length > 1,
  },
  {
    code: 'stageDaysOutside',
    kind: 'invalid',
    field: 'stages',
    says: `Give every stage ${stageDays.min} to ${stageDays.max} days.`,
    when: ({ form }) => form.stages.some(({ days }) => days < stageDays.min || days > stageDays.max),
  },
  {
    code: 'expirationDaysMissing',
    kind: 'invalid',
    field: 'expirationDays',
    says: 'Enter after how many days the access ends.',
    when: ({ form }) => form.expirationType === 'afterDuration' && form.expirationDays === null,
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
    when: ({ form, at }) =>
      form.expirationType === 'afterDateTime' &&
      form.expirationDate !== null &&
      reached(new Date(endOfDay(form.expirationDate)), at),
  },
  {
    code: 'policyNamesUnknown',
    kind: 'invalid',
    says: 'Some of the chosen users and groups do not exist any more. Choose again.',
    when: ({ unknown }) => unknown > 0,
  },
]

/** Every user and group that a policy names, each once. */
export function namedIn(form: Pick<PolicyForm, 'stages' | 'targetUserIds' | 'targetGroupIds'>): {
  readonly userIds: readonly UserId[]
  readonly groupIds: readonly GroupId[]
} {
  const userIds = form.stages.flatMap((stage) => [...stage.approverUserIds, ...stage.fallbackUserIds])
  const groupIds = form.stages.flatMap((stage) => [...stage.approverGroupIds, ...stage.fallbackGroupIds])
  return {
    userIds: [...new Set([...userIds, ...form.targetUserIds])],
    groupIds: [...new Set([...groupIds, ...form.targetGroupIds])],
  }
}
