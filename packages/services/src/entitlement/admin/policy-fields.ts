import { type ApproverSource, approverSources } from '@latchkey/core/entitlement/approvers-form'
import { calloutStages } from '@latchkey/core/entitlement/callout'
import {
  extensionModes,
  longestDuration,
  stageDays,
  targetScopes,
  visibilities,
} from '@latchkey/core/entitlement/policy'
import { expirationTypes, noCallouts, quorumKinds } from '@latchkey/core/entitlement/policy-form'
import { longestGrace } from '@latchkey/core/entitlement/policy-objections'
import { questionKinds } from '@latchkey/core/entitlement/question'
import { notReviewed } from '@latchkey/core/entitlement/review-form'
import { reviewerKinds, reviewRhythms, unansweredDecisions } from '@latchkey/core/entitlement/review-settings'
import { isPlainLine, isPlainText } from '@latchkey/core/plain-text'
import { isKeptDay, keptDays } from '@latchkey/core/wall-clock'
import { z } from 'zod'
import { idOf, line, optionalLine, optionalWhole, paragraph, tick, whole } from '../../fields.ts'

/** More than any form names; how many a policy may name is a setting. */
const mostTargets = 5000

/** Values that a form sends none, one or several of under one name; each once. */
const several = <Value extends string>(value: z.ZodType<Value, string>, most: number, says: string) =>
  z
    .union([z.string(), z.array(z.string()).readonly()], { error: says })
    .nullish()
    .transform((given) => (typeof given === 'string' ? [given] : (given ?? [])).filter((one) => one !== ''))
    .pipe(z.array(value).max(most, `Choose at most ${most}. For more, choose a group.`))
    .transform((chosen): Value[] => [...new Set(chosen)])

const ids = (what: string, most = 200) =>
  several<string>(z.string().max(64, `Choose ${what}.`).refine(isPlainLine, `Choose ${what}.`), most, `Choose ${what}.`)

/** `YYYY-MM-DD`, or nothing. */
const day = () =>
  z
    .union([z.literal(''), z.iso.date()], { error: 'Enter a day like 2027-03-31.' })
    .refine((given) => given === '' || isKeptDay(given), keptDays)
    .nullish()
    .transform((given) => given || null)

/** Lines of text as a form sends them, with the line ends of one system. */
const lines = (max: number) => paragraph(max).transform((text) => text.replaceAll('\r\n', '\n'))

const source = z.string().pipe(z.enum(approverSources, { error: 'Choose one of the list.' }))

/** Some approvers, as a form sends them. */
export const ApproversFields = z.object({
  sources: several<ApproverSource>(source, 6, 'Choose one of the list.'),
  userIds: ids('people'),
  groupIds: ids('groups'),
})

const approvers = () => ApproversFields.default({ sources: [], userIds: [], groupIds: [] })

/** One stage of approval, as a form sends it. */
export const StageFields = z.object({
  approvers: approvers(),
  fallback: approvers(),
  quorum: z.enum(quorumKinds, { error: 'Choose how many have to approve.' }).default('any'),
  quorumNumber: optionalWhole(2, 100),
  days: whole(stageDays.min, stageDays.max),
  justificationRequired: tick(),
  visibility: z.enum(visibilities, { error: 'Choose whether requestors see who decides.' }).default('default'),
  escalates: tick().default(false),
  escalationDays: optionalWhole(1, stageDays.max),
  alternates: approvers(),
  fallbackAlternates: approvers(),
})

/** A question in another language, as a form sends it. */
export const TranslationFields = z.object({
  language: z.string().trim().max(35, 'Name the language by its tag, such as de.'),
  text: optionalLine(500).transform((text) => text ?? ''),
  hint: optionalLine(300).transform((text) => text ?? ''),
  // An empty line stands for a choice without a word in this language, so nothing is trimmed off.
  choices: z
    .string()
    .max(20_000, 'This is too long.')
    .refine(isPlainText, 'Leave out control characters.')
    .nullish()
    .transform((text) => (text ?? '').replaceAll('\r\n', '\n')),
})

/** One question, as a form sends it. */
export const QuestionFields = z.object({
  id: idOf('a question'),
  text: optionalLine(500).transform((text) => text ?? ''),
  kind: z.enum(questionKinds, { error: 'Choose how it is answered.' }).default('shortText'),
  pattern: optionalLine(500),
  hint: optionalLine(300).transform((text) => text ?? ''),
  choices: lines(20_000),
  required: tick(),
  editable: tick(),
  translations: z.array(TranslationFields).max(30, 'Use at most 30 languages.').readonly().default([]),
})

/** Which custom extensions are called at which stage, as a form sends it. */
export const CalloutFields = z.object(
  Object.fromEntries(calloutStages.map((stage) => [stage, ids('extensions', 20)])) as Record<
    (typeof calloutStages)[number],
    ReturnType<typeof ids>
  >,
)

/** The fields that creating and changing a policy share; `policy-form` in core turns them into terms and back. */
export const policyFields = {
  displayName: line('a name'),
  description: paragraph(),
  enabled: tick(),
  scope: z.enum(targetScopes, { error: 'Choose who may request.' }),
  targetUserIds: ids('people', mostTargets),
  targetGroupIds: ids('groups', mostTargets),
  targetOrganizationIds: ids('organizations', mostTargets),
  endsOutOfScope: tick().default(false),
  graceHours: whole(0, longestGrace * 24).default(0),
  stages: z.array(StageFields).max(20, 'A policy has at most three stages of approval.').readonly().default([]),
  requestorJustificationRequired: tick(),
  questions: z.array(QuestionFields).max(100, 'These are too many questions.').readonly().default([]),
  expirationType: z.enum(expirationTypes, { error: 'Choose when the access ends.' }),
  expirationDays: optionalWhole(1, longestDuration),
  expirationHours: optionalWhole(1, longestDuration * 24),
  /** The last day of the access, on the clocks of the portal's zone. */
  expirationDate: day(),
  allowCustomDuration: tick(),
  extension: z.enum(extensionModes, { error: 'Choose whether access can be extended.' }).default('none'),
  mayGiveBack: tick().default(true),
  onBehalf: tick().default(false),
  notifies: tick().default(true),
  callouts: CalloutFields.default({ ...noCallouts } as never),
  reviewed: tick().default(false),
  reviewRhythm: z.enum(reviewRhythms, { error: 'Choose how often.' }).default(notReviewed.reviewRhythm),
  reviewStartsOn: day(),
  reviewDays: optionalWhole(1, 366),
  reviewers: z.enum(reviewerKinds, { error: 'Choose who reviews.' }).default(notReviewed.reviewers),
  reviewerIds: ids('people'),
  reviewJustificationRequired: tick().default(false),
  reviewUnanswered: z
    .enum(unansweredDecisions, { error: 'Choose what happens.' })
    .default(notReviewed.reviewUnanswered),
} as const
