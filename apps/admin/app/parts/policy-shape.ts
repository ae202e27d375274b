import type { FormBinding } from '@latchkey/web/portal-form'
import type { z } from 'zod'

type TopName =
  | 'displayName'
  | 'description'
  | 'enabled'
  | 'scope'
  | 'targetUserIds'
  | 'targetGroupIds'
  | 'addTargetUsers'
  | 'addTargetGroups'
  | 'stages'
  | 'requestorJustificationRequired'
  | 'expirationType'
  | 'expirationDays'
  | 'expirationDate'
  | 'allowCustomDuration'

type InStage =
  | 'manager'
  | 'approverUserIds'
  | 'approverGroupIds'
  | 'fallbackUserIds'
  | 'fallbackGroupIds'
  | 'addApproverUsers'
  | 'addApproverGroups'
  | 'addFallbackUsers'
  | 'addFallbackGroups'
  | 'days'
  | 'justificationRequired'

/** The names of the fields of a policy's form, those of its stages with their place: `stages[0].days`. */
export type PolicyShape = z.ZodType<unknown, Partial<Record<TopName | `stages[${number}].${InStage}`, unknown>>>

/** What ties the fields of a policy's form to their values and errors. */
export type PolicyBinding = FormBinding<PolicyShape>
