import { longestDuration, mostStages, stageDays } from '@latchkey/core/entitlement/policy'
import { invalid } from '@latchkey/core/refusal'
import { policyFields, StageFields } from '@latchkey/services/entitlement/admin/policy-fields'
import { UpdatePolicy } from '@latchkey/services/entitlement/admin/update-policy'
import { optionalLine, optionalWhole } from '@latchkey/services/fields'
import type { Portal } from '@latchkey/services/portal'
import { z } from 'zod'
import { namedGroup } from './named-group.ts'
import { namedPerson } from './named-person.ts'

/** Names that somebody typed instead of choosing, separated by semicolons. */
const names = () => optionalLine(2000).transform((text) => (text ?? '').split(';').flatMap((name) => name.trim() || []))

/** A stage of the form: its days may be empty, because a stage that asks nobody is no stage. */
const StageOfForm = StageFields.extend({
  days: optionalWhole(stageDays.min, stageDays.max),
  addApproverUsers: names(),
  addApproverGroups: names(),
  addFallbackUsers: names(),
  addFallbackGroups: names(),
})

/** What the form of a policy sends: the properties, all three stages, and people and groups by id or by name. */
export const PolicyForm = z.object(policyFields).extend({
  stages: z.array(StageOfForm).max(mostStages).default([]),
  addTargetUsers: names(),
  addTargetGroups: names(),
  expirationDays: optionalWhole(1, longestDuration),
})

/** What the form of a policy that there is sends, with the revision that the page showed. */
export const ChangedPolicyForm = PolicyForm.extend({ revision: UpdatePolicy.shape.revision })

type Stage = z.output<typeof StageOfForm>

/** A policy as operations take it: typed names as ids, without the stages that ask nobody. Refuses beside the field. */
export async function policyOf(portal: Portal, form: z.output<typeof PolicyForm>) {
  const { addTargetUsers, addTargetGroups, stages, targetUserIds, targetGroupIds, ...fields } = form
  const asking = stages.map((stage, nth) => ({ stage, nth })).filter(({ stage }) => asksSomebody(stage))
  return {
    ...fields,
    targetUserIds: [...targetUserIds, ...(await people(portal, 'addTargetUsers', addTargetUsers))],
    targetGroupIds: [...targetGroupIds, ...(await groups(portal, 'addTargetGroups', addTargetGroups))],
    stages: await Promise.all(asking.map(({ stage, nth }) => stageOf(portal, `stages[${nth}]`, stage))),
  }
}

const asksSomebody = (stage: Stage): boolean =>
  stage.manager ||
  [stage.approverUserIds, stage.approverGroupIds, stage.addApproverUsers, stage.addApproverGroups].some(
    ({ length }) => length > 0,
  )

async function stageOf(portal: Portal, at: string, stage: Stage) {
  const { addApproverUsers, addApproverGroups, addFallbackUsers, addFallbackGroups, days, ...fields } = stage
  if (days === null) throw invalid({ [`${at}.days`]: ['Enter how many days they have.'] })
  return {
    ...fields,
    days,
    approverUserIds: [...fields.approverUserIds, ...(await people(portal, `${at}.addApproverUsers`, addApproverUsers))],
    approverGroupIds: [
      ...fields.approverGroupIds,
      ...(await groups(portal, `${at}.addApproverGroups`, addApproverGroups)),
    ],
    fallbackUserIds: [...fields.fallbackUserIds, ...(await people(portal, `${at}.addFallbackUsers`, addFallbackUsers))],
    fallbackGroupIds: [
      ...fields.fallbackGroupIds,
      ...(await groups(portal, `${at}.addFallbackGroups`, addFallbackGroups)),
    ],
  }
}

const people = async (portal: Portal, field: string, typed: readonly string[]) =>
  (await Promise.all(typed.map((name) => namedPerson(portal, field, name)))).flatMap((id) => id ?? [])

const groups = (portal: Portal, field: string, typed: readonly string[]) =>
  Promise.all(typed.map((name) => namedGroup(portal, field, name)))
