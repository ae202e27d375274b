import { asksNobody } from '@latchkey/core/entitlement/approvers-form'
import { longestDuration, mostStages, stageDays } from '@latchkey/core/entitlement/policy'
import { longestGrace } from '@latchkey/core/entitlement/policy-objections'
import { invalid } from '@latchkey/core/refusal'
import {
  ApproversFields,
  policyFields,
  QuestionFields,
  StageFields,
  TranslationFields,
} from '@latchkey/services/entitlement/admin/policy-fields'
import { UpdatePolicy } from '@latchkey/services/entitlement/admin/update-policy'
import { optionalLine, optionalWhole, tick } from '@latchkey/services/fields'
import type { Portal } from '@latchkey/services/portal'
import { z } from 'zod'
import { namedGroup } from './named-group.ts'
import { namedOrganization } from './named-organization.ts'
import { namedPerson } from './named-person.ts'

/** Names that somebody typed instead of choosing, separated by semicolons. */
const names = () => optionalLine(2000).transform((text) => (text ?? '').split(';').flatMap((name) => name.trim() || []))

const CircleOfForm = ApproversFields.extend({ addUsers: names(), addGroups: names() })
const nobody = { sources: [], userIds: [], groupIds: [], addUsers: [], addGroups: [] }
const circle = () => CircleOfForm.default(nobody)

/** A stage of the form: its days may be empty, because a stage that asks nobody is no stage. */
const StageOfForm = StageFields.extend({
  approvers: circle(),
  fallback: circle(),
  alternates: circle(),
  fallbackAlternates: circle(),
  days: optionalWhole(stageDays.min, stageDays.max),
})

/** A question of the form: a new one has no id yet, and a language that was not filled in is none. */
const QuestionOfForm = QuestionFields.extend({
  id: z.string().trim().max(64).default(''),
  translations: z
    .array(TranslationFields.extend({ language: TranslationFields.shape.language.default('') }))
    .max(30, 'Use at most 30 languages.')
    .default([]),
})

/** What the form of a policy sends: the properties, all three stages, and people and groups by id or by name. */
export const PolicyForm = z
  .object(policyFields)
  .omit({ graceHours: true })
  .extend({
    stages: z.array(StageOfForm).max(mostStages).default([]),
    questions: z.array(QuestionOfForm).max(100, 'These are too many questions.').default([]),
    addTargetUsers: names(),
    addTargetGroups: names(),
    addTargetOrganizations: names(),
    addReviewers: names(),
    expirationDays: optionalWhole(1, longestDuration),
    grace: optionalWhole(0, longestGrace * 24),
    graceUnit: z.enum(['hours', 'days']).default('days'),
    mayGiveBack: tick(),
    notifies: tick(),
  })

/** What names the access that somebody was shown to end, and confirms. */
export const seal = () => z.string().max(64).default('')

/** What the form of a policy that there is sends, with the revision that the page showed. */
export const ChangedPolicyForm = PolicyForm.extend({ revision: UpdatePolicy.shape.revision, seal: seal() })

type Stage = z.output<typeof StageOfForm>
type Question = z.output<typeof QuestionOfForm>
type CircleForm = z.output<typeof CircleOfForm>

/** A policy as operations take it: typed names as ids, without the stages that ask nobody. Refuses beside the field. */
export async function policyOf(portal: Portal, form: z.output<typeof PolicyForm>) {
  const { addTargetUsers, addTargetGroups, addTargetOrganizations, addReviewers, grace, graceUnit, ...fields } = form
  const asking = form.stages.map((stage, nth) => ({ stage, nth })).filter(({ stage }) => asksSomebody(stage))
  return {
    ...fields,
    graceHours: (grace ?? 0) * (graceUnit === 'days' ? 24 : 1),
    targetUserIds: [...form.targetUserIds, ...(await people(portal, 'addTargetUsers', addTargetUsers))],
    targetGroupIds: [...form.targetGroupIds, ...(await groups(portal, 'addTargetGroups', addTargetGroups))],
    targetOrganizationIds: [
      ...form.targetOrganizationIds,
      ...(await organizations(portal, 'addTargetOrganizations', addTargetOrganizations)),
    ],
    reviewerIds: [...form.reviewerIds, ...(await people(portal, 'addReviewers', addReviewers))],
    questions: form.questions.map((question) => questionOf(portal, question)),
    stages: await Promise.all(asking.map(({ stage, nth }) => stageOf(portal, `stages[${nth}]`, stage))),
  }
}

const asksSomebody = ({ approvers }: Stage): boolean =>
  !asksNobody(approvers) || approvers.addUsers.length + approvers.addGroups.length > 0

async function stageOf(portal: Portal, at: string, stage: Stage) {
  const { days, ...fields } = stage
  if (days === null) throw invalid({ [`${at}.days`]: ['Enter how many days they have.'] })
  return {
    ...fields,
    days,
    approvers: await circleOf(portal, `${at}.approvers`, stage.approvers),
    fallback: await circleOf(portal, `${at}.fallback`, stage.fallback),
    alternates: await circleOf(portal, `${at}.alternates`, stage.alternates),
    fallbackAlternates: await circleOf(portal, `${at}.fallbackAlternates`, stage.fallbackAlternates),
  }
}

const circleOf = async (portal: Portal, at: string, { addUsers, addGroups, ...circle }: CircleForm) => ({
  ...circle,
  userIds: [...circle.userIds, ...(await people(portal, `${at}.addUsers`, addUsers))],
  groupIds: [...circle.groupIds, ...(await groups(portal, `${at}.addGroups`, addGroups))],
})

const questionOf = (portal: Portal, { id, translations, ...question }: Question) => ({
  ...question,
  id: id || portal.newId(),
  translations: translations.filter(({ language, text, choices }) => `${language}${text}${choices}`.trim() !== ''),
})

const people = async (portal: Portal, field: string, typed: readonly string[]) =>
  (await Promise.all(typed.map((name) => namedPerson(portal, field, name)))).flatMap((id) => id ?? [])

const groups = (portal: Portal, field: string, typed: readonly string[]) =>
  Promise.all(typed.map((name) => namedGroup(portal, field, name)))

const organizations = (portal: Portal, field: string, typed: readonly string[]) =>
  Promise.all(typed.map((name) => namedOrganization(portal, field, name)))
