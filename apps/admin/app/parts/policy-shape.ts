import type { CalloutStage } from '@latchkey/core/entitlement/callout'
import type { FormBinding } from '@latchkey/web/portal-form'
import type { z } from 'zod'

type TopName =
  | 'displayName'
  | 'description'
  | 'enabled'
  | 'scope'
  | 'targetUserIds'
  | 'targetGroupIds'
  | 'targetOrganizationIds'
  | 'addTargetUsers'
  | 'addTargetGroups'
  | 'addTargetOrganizations'
  | 'endsOutOfScope'
  | 'grace'
  | 'graceUnit'
  | 'stages'
  | 'questions'
  | 'requestorJustificationRequired'
  | 'expirationType'
  | 'expirationDays'
  | 'expirationHours'
  | 'expirationDate'
  | 'allowCustomDuration'
  | 'extension'
  | 'mayGiveBack'
  | 'onBehalf'
  | 'notifies'
  | `callouts.${CalloutStage}`
  | 'reviewed'
  | 'reviewRhythm'
  | 'reviewStartsOn'
  | 'reviewDays'
  | 'reviewers'
  | 'reviewerIds'
  | 'addReviewers'
  | 'reviewJustificationRequired'
  | 'reviewUnanswered'

type InStage =
  | 'quorum'
  | 'quorumNumber'
  | 'days'
  | 'justificationRequired'
  | 'visibility'
  | 'escalates'
  | 'escalationDays'

/** The four circles of people of a stage: who decides, who steps in, who is asked besides later, and who steps in for those. */
export type Circle = 'approvers' | 'fallback' | 'alternates' | 'fallbackAlternates'

type InCircle = 'sources' | 'userIds' | 'groupIds' | 'addUsers' | 'addGroups'

type InQuestion = 'id' | 'text' | 'kind' | 'pattern' | 'hint' | 'choices' | 'required' | 'editable' | 'translations'

type InTranslation = 'language' | 'text' | 'hint' | 'choices'

/** The names of the fields of a policy's form, those of its stages and questions with their place: `stages[0].days`. */
export type PolicyShape = z.ZodType<
  unknown,
  Partial<
    Record<
      | TopName
      | `stages[${number}].${InStage}`
      | `stages[${number}].${Circle}.${InCircle}`
      | `questions[${number}].${InQuestion}`
      | `questions[${number}].translations[${number}].${InTranslation}`,
      unknown
    >
  >
>

/** What ties the fields of a policy's form to their values and errors. */
export type PolicyBinding = FormBinding<PolicyShape>
