import { longestDuration, stageDays, targetScopes } from '@latchkey/core/entitlement/policy'
import { expirationTypes } from '@latchkey/core/entitlement/policy-form'
import { z } from 'zod'
import { line, optionalWhole, paragraph, tick, whole } from '../../fields.ts'

/** Ids that a form sends none, one or several of under one name; each once. */
const ids = (what: string) =>
  z
    .union([z.string(), z.array(z.string()).readonly()], { error: `Choose ${what}.` })
    .nullish()
    .transform((given) => (typeof given === 'string' ? [given] : (given ?? [])).filter((id) => id !== ''))
    .pipe(z.array(z.string().max(64, `Choose ${what}.`)).max(200, 'Choose at most 200. For more, choose a group.'))
    .transform((chosen) => [...new Set(chosen)])

/** One stage of approval, as a form sends it. */
export const StageFields = z.object({
  manager: tick(),
  approverUserIds: ids('people'),
  approverGroupIds: ids('groups'),
  fallbackUserIds: ids('people'),
  fallbackGroupIds: ids('groups'),
  days: whole(stageDays.min, stageDays.max),
  justificationRequired: tick(),
})

/** The fields that creating and changing a policy share; `policy-form` in core turns them into terms and back. */
export const policyFields = {
  displayName: line('a name'),
  description: paragraph(),
  enabled: tick(),
  scope: z.enum(targetScopes, { error: 'Choose who may request.' }),
  targetUserIds: ids('people'),
  targetGroupIds: ids('groups'),
  stages: z.array(StageFields).max(20, 'A policy has at most three stages of approval.').readonly().default([]),
  requestorJustificationRequired: tick(),
  expirationType: z.enum(expirationTypes, { error: 'Choose when the access ends.' }),
  expirationDays: optionalWhole(1, longestDuration),
  expirationHours: optionalWhole(1, longestDuration * 24),
  /** `YYYY-MM-DD`: the last day of the access, in UTC. */
  expirationDate: z
    .union([z.literal(''), z.iso.date()], { error: 'Enter a day like 2027-03-31.' })
    .nullish()
    .transform((day) => day || null),
  allowCustomDuration: tick(),
} as const
