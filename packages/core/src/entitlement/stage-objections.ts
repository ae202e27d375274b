import type { Objection } from '../objection.ts'
import { type ApproversForm, asksNobody } from './approvers-form.ts'
import { escalationDays, mostStages, stageDays, type TargetScope } from './policy.ts'
import type { StageForm } from './policy-form.ts'

/** The stages of a policy that is about to be kept. */
interface Stages {
  readonly form: { readonly stages: readonly StageForm[]; readonly scope: TargetScope }
}

/** Scopes that reach guests alone. */
const externalScopes: readonly TargetScope[] = [
  'specificConnectedOrganizationUsers',
  'allConfiguredConnectedOrganizationUsers',
  'allExternalUsers',
]

const circlesOf = (stage: StageForm): readonly ApproversForm[] => [
  stage.approvers,
  stage.fallback,
  ...(stage.escalates ? [stage.alternates, stage.fallbackAlternates] : []),
]

const asks = (circle: ApproversForm, source: ApproversForm['sources'][number]): boolean =>
  circle.sources.includes(source)

const sponsors = ['internalSponsors', 'externalSponsors'] as const

/** How many can be asked at most; null where nobody knows beforehand. */
const askedAtMost = ({ sources, userIds, groupIds }: ApproversForm): number | null =>
  groupIds.length > 0 || sources.some((source) => source !== 'manager') ? null : userIds.length + sources.length

const someStage =
  (when: (stage: StageForm) => boolean) =>
  ({ form }: Stages): boolean =>
    form.stages.some(when)

/** Every reason not to keep the stages of a policy as they are written (Microsoft Entra: entitlement-management-access-package-approval-policy). */
export const objectionsToStages: readonly Objection<Stages>[] = [
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
    when: someStage(({ approvers }) => asksNobody(approvers)),
  },
  {
    code: 'managerTwice',
    kind: 'invalid',
    field: 'stages',
    says: 'The manager can be asked in one stage only.',
    when: ({ form }) => form.stages.filter(({ approvers }) => asks(approvers, 'manager')).length > 1,
  },
  {
    code: 'secondManagerDecides',
    kind: 'invalid',
    field: 'stages',
    says: "The manager's manager can only be an alternate, in the stage in which the manager decides.",
    when: someStage(
      (stage) =>
        [stage.approvers, stage.fallback, stage.fallbackAlternates].some((circle) => asks(circle, 'secondManager')) ||
        (stage.escalates && asks(stage.alternates, 'secondManager') && !asks(stage.approvers, 'manager')),
    ),
  },
  {
    code: 'secondManagerWithoutFallback',
    kind: 'invalid',
    field: 'stages',
    says: "Name somebody who steps in for the manager's manager: not everybody has one.",
    when: someStage(
      (stage) => stage.escalates && asks(stage.alternates, 'secondManager') && asksNobody(stage.fallbackAlternates),
    ),
  },
  {
    code: 'sponsorsInternally',
    kind: 'invalid',
    field: 'stages',
    says: 'Sponsors answer for guests. They can decide only where guests of organizations request.',
    when: ({ form }) =>
      !externalScopes.includes(form.scope) &&
      form.stages.flatMap(circlesOf).some((circle) => sponsors.some((sponsor) => asks(circle, sponsor))),
  },
  {
    code: 'sponsorsTwice',
    kind: 'invalid',
    field: 'stages',
    says: 'Internal sponsors can be asked in one stage only, and so can external ones.',
    when: ({ form }) =>
      sponsors.some((sponsor) => form.stages.filter(({ approvers }) => asks(approvers, sponsor)).length > 1),
  },
  {
    code: 'stageDaysOutside',
    kind: 'invalid',
    field: 'stages',
    says: `Give every stage ${stageDays.min} to ${stageDays.max} days.`,
    when: someStage(({ days }) => days < stageDays.min || days > stageDays.max),
  },
  {
    code: 'quorumMissing',
    kind: 'invalid',
    field: 'stages',
    says: 'Enter how many have to approve: two or more.',
    when: someStage(({ quorum, quorumNumber }) => quorum === 'number' && (quorumNumber ?? 0) < 2),
  },
  {
    code: 'quorumTooLarge',
    kind: 'invalid',
    field: 'stages',
    says: 'In one of the stages more have to approve than are asked.',
    when: someStage(({ approvers, quorum, quorumNumber }) => {
      const most = askedAtMost(approvers)
      return quorum === 'number' && most !== null && (quorumNumber ?? 0) > most
    }),
  },
  {
    code: 'alternatesMissing',
    kind: 'invalid',
    field: 'stages',
    says: 'Choose the alternates who are asked when a stage has waited too long.',
    when: someStage(({ escalates, alternates }) => escalates && asksNobody(alternates)),
  },
  {
    code: 'escalationDaysMissing',
    kind: 'invalid',
    field: 'stages',
    says: `Enter after how many days alternates are asked: at least ${escalationDays.min}.`,
    when: someStage(({ escalates, escalationDays: days }) => escalates && (days ?? 0) < escalationDays.min),
  },
  {
    code: 'stageTooShortToEscalate',
    kind: 'invalid',
    field: 'stages',
    says: `A stage with alternates needs at least ${escalationDays.leastStageDays} days to decide.`,
    when: someStage(({ escalates, days }) => escalates && days < escalationDays.leastStageDays),
  },
  {
    code: 'escalationAfterLapse',
    kind: 'invalid',
    field: 'stages',
    says: 'Alternates have to be asked before the stage lapses.',
    when: someStage(({ escalates, escalationDays: days, days: lapses }) => escalates && (days ?? 0) >= lapses),
  },
]
