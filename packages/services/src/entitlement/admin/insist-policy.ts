import { namedIn, objectionsToPolicy, type PolicyForm } from '@latchkey/core/entitlement/policy-form'
import { insist } from '@latchkey/core/objection'
import type { Transaction } from '@latchkey/schema/database'
import type { Portal } from '../../portal.ts'
import { insistAtMost } from '../limits.store.ts'
import { namesOfUsersAndGroups, type PolicyTargets } from './packages.store.ts'

/** Refuses a policy that cannot be kept as it is written. */
export async function insistPolicy(portal: Portal, tx: Transaction, form: PolicyForm): Promise<void> {
  const named = namedIn({ stages: form.stages, ...keptTargets(form) })
  const found = await namesOfUsersAndGroups(tx, named)
  insist(objectionsToPolicy, {
    form,
    unknown: named.userIds.length + named.groupIds.length - found.size,
    at: portal.now(),
  })
  const { targetUserIds, targetGroupIds } = keptTargets(form)
  await insistAtMost(tx, 'targetsInPolicy', targetUserIds.length + targetGroupIds.length)
}

const nobody = { targetUserIds: [], targetGroupIds: [] } as const

const keptTargets = (form: PolicyForm): Pick<PolicyForm, 'targetUserIds' | 'targetGroupIds'> =>
  form.scope === 'specificDirectoryUsers' ? form : nobody

/** The users and groups that a policy is to name: none where its scope names nobody, whatever the form still holds. */
export function targetsIn(form: PolicyForm): PolicyTargets {
  const { targetUserIds, targetGroupIds } = keptTargets(form)
  return { userIds: targetUserIds, groupIds: targetGroupIds }
}
